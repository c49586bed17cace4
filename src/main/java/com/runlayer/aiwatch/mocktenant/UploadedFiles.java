// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

/// The `files` of a skill or plugin.
final class UploadedFiles {
  private UploadedFiles() {}

  /// Checks them and tells how many there are.
  static int count(BodyCheck artifact) throws Refusal {
    int count = 0;
    for (BodyCheck file : artifact.objects("files")) {
      String title = file.text("title");
      if (title.startsWith("/")) {
        throw file.wrong("title", "is not relative");
      }
      file.anyText("content");
      count++;
    }
    return count;
  }
}
