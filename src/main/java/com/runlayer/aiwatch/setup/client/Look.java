// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.setup.edit.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What can be seen of a device, for questions that change nothing.
public interface Look {
  /// Where everything is, for the user whose clients are meant.
  Layout layout();

  /// Whether there is a folder.
  boolean isFolder(Path path);

  /// The folders in a folder, or the files, sorted by name, at most `most`; hidden ones are left
  /// out.
  List<Path> children(Path folder, boolean folders, int most);

  /// A file as a tree; empty where it is not there or cannot be read.
  Optional<JsonNode> tree(Path file, Format format);

  /// Whether a property list has any entry.
  boolean hasEntries(Path propertyList);
}
