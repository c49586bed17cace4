// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/// The mounts of Linux, from the table that the kernel shows to each process (`proc(5)`).
public final class MountTable implements RemoteMounts {
  private static final int MAX_BYTES = 4 * 1024 * 1024;

  /// Names of file systems; `autofs` mounts something when it is entered, most often something
  /// remote.
  private static final Set<String> REMOTE =
      Set.of(
          ("nfs nfs4 cifs smb smbfs smb2 smb3 afs davfs ncpfs ceph glusterfs lustre beegfs gpfs 9p"
                  + " autofs fuse.sshfs fuse.rclone fuse.s3fs fuse.gcsfuse fuse.glusterfs fuse.ceph"
                  + " fuse.davfs2 fuse.juicefs fuse.smbnetfs fuse.mount.nfs")
              .split(" "));

  private final SafeFiles files;
  private final Path table;

  /// @param root what stands in front of `/proc/self/mounts`
  public MountTable(SafeFiles files, Path root) {
    this.files = files;
    this.table = root.resolve("proc/self/mounts");
  }

  @Override
  public Set<Path> folders() {
    Set<Path> remote = new HashSet<>();
    if (files.read(table, SafeFiles.Links.FOLLOW, MAX_BYTES) instanceof FileContent.Read read) {
      new String(read.bytes(), StandardCharsets.UTF_8).lines().forEach(line -> add(line, remote));
    }
    return remote;
  }

  private static void add(String line, Set<Path> remote) {
    String[] fields = line.split(" ", 4);
    if (fields.length == 4 && REMOTE.contains(fields[2])) {
      try {
        remote.add(Path.of(unescape(fields[1])));
      } catch (InvalidPathException e) {
        // a name that this process cannot spell is below no home that it walks
      }
    }
  }

  /// The kernel writes space, tab, line feed and backslash as three octal digits.
  private static String unescape(String field) {
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '\\' && i + 3 < field.length() && isOctal(field, i + 1)) {
        text.append((char) Integer.parseInt(field, i + 1, i + 4, 8));
        i += 3;
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static boolean isOctal(String field, int start) {
    for (int i = start; i < start + 3; i++) {
      if (field.charAt(i) < '0' || field.charAt(i) > '7') {
        return false;
      }
    }
    return true;
  }
}
