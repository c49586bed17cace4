// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import java.nio.file.Path;
import java.util.Optional;

/// A client that reads a file.
///
/// @param number which of its kinds of files that is
/// @param path as the client names the file
/// @param project the folder for which the file counts; empty: for all
record Reader(Client client, int number, Path path, Optional<Path> project) {
  ClientFile file() {
    return client.files().get(number);
  }
}
