// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.StateException;
import com.runlayer.aiwatch.platform.StateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;

/// Tells how a user is enrolled, without changing anything.
public final class EnrollmentReader {
  /// More than anybody has; somebody else filled the folder then.
  private static final int MAX_HOSTS = 20;

  private final StateFiles state;
  private final CredentialStore credentials;

  /// @param state the user's state folder
  /// @param credentials keeps the key
  public EnrollmentReader(StateFiles state, CredentialStore credentials) {
    this.state = state;
    this.credentials = credentials;
  }

  /// How things stand with one tenant.
  ///
  /// @throws StateException if the state folder is not the user's own
  public HostStanding standing(String hostKey) throws StateException {
    return new HostStanding(
        hostKey,
        isThere(EnrollMarks.ENROLLED + HostFileName.of(hostKey)),
        isThere(EnrollMarks.REJECTED + HostFileName.of(hostKey)),
        switch (credentials.read(hostKey)) {
          case CredentialRead.Found _ -> new HostStanding.Key.Present();
          case CredentialRead.Absent _ -> new HostStanding.Key.Absent();
          case CredentialFailure failure -> new HostStanding.Key.Unknown(failure);
        });
  }

  /// The tenants that a marker names, at most twenty, sorted; of a host key that is too long for a
  /// file, what its files are named after.
  ///
  /// @throws StateException if the state folder cannot be listed
  public List<String> markedHosts() throws StateException {
    TreeSet<String> hosts = new TreeSet<>();
    if (!Files.isDirectory(state.directory())) {
      return List.of();
    }
    try (DirectoryStream<Path> marks =
        Files.newDirectoryStream(state.directory(), EnrollMarks.ENROLLED + "*")) {
      for (Path mark : marks) {
        String name = String.valueOf(mark.getFileName());
        if (hosts.size() < MAX_HOSTS && isThere(name)) {
          hosts.add(name.substring(EnrollMarks.ENROLLED.length()));
        }
      }
    } catch (IOException e) {
      throw new StateException(state.directory() + " cannot be listed; check its owner and mode.");
    }
    return List.copyOf(hosts);
  }

  private boolean isThere(String name) throws StateException {
    return state.read(name, EnrollMarks.MAX_BYTES) instanceof FileContent.Read;
  }
}
