// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.PropertyLists;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.setup.client.Look;
import com.runlayer.aiwatch.setup.edit.Editors;
import com.runlayer.aiwatch.setup.edit.Format;
import com.runlayer.aiwatch.setup.edit.Reading;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Looks at the device that runs, with the identity that the process has in that moment.
public final class DeviceLook implements Look {
  /// More than any client keeps in one folder.
  private static final int MAX_ENTRIES = 10_000;

  private final Layout layout;
  private final SafeFiles files;

  /// @param layout of the user whose clients are meant
  /// @param files opens what is looked at
  public DeviceLook(Layout layout, SafeFiles files) {
    this.layout = layout;
    this.files = files;
  }

  @Override
  public Layout layout() {
    return layout;
  }

  @Override
  public boolean isFolder(Path path) {
    return Files.isDirectory(path);
  }

  @Override
  public List<Path> children(Path folder, boolean folders, int most) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      int seen = 0;
      for (Path entry : entries) {
        seen++;
        boolean hidden = String.valueOf(entry.getFileName()).startsWith(".");
        if (!hidden && Files.isDirectory(entry) == folders) {
          children.add(entry);
        }
        if (children.size() == most || seen == MAX_ENTRIES) {
          break;
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      // what cannot be listed has nothing that could be worked with
    }
    children.sort(null);
    return children;
  }

  @Override
  public Optional<JsonNode> tree(Path file, Format format) {
    return files.read(file, SafeFiles.Links.FOLLOW, format.maxBytes())
                instanceof FileContent.Read read
            && Editors.of(format).read(read.bytes()) instanceof Reading.Tree tree
        ? Optional.of(tree.root())
        : Optional.empty();
  }

  @Override
  public boolean hasEntries(Path propertyList) {
    return files.read(propertyList, SafeFiles.Links.FOLLOW, PropertyLists.MAX_BYTES)
            instanceof FileContent.Read read
        && PropertyLists.hasEntries(read.bytes());
  }
}
