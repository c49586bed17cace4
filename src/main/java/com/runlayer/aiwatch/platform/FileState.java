// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// What [ConfigFiles] found at a path.
public sealed interface FileState {
  /// A file that can be read and replaced.
  ///
  /// @param text the content
  /// @param stamp tells later whether it is still this one
  @SuppressWarnings("ArrayRecordComponent") // handed to editors as it is; never compared
  record Present(byte[] text, Stamp stamp) implements FileState {}

  /// Nothing is there.
  record Absent() implements FileState {}

  /// Something is there that is neither read nor written.
  ///
  /// @param sentence for a person: what, where, why, and what to do
  record Refused(String sentence) implements FileState {}
}
