// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch;

import com.runlayer.aiwatch.config.Layout;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Which program this is, as the build recorded it.
///
/// @param number the released version: `1.2.3`
/// @param commit the sources' commit, abbreviated; `unknown` where they were no checkout
/// @param os `macos` or `linux`
/// @param arch the processor as the JDK names it: `aarch64`, `amd64`
public record Version(String number, String commit, String os, String arch) {
  private static final String RESOURCE = "/aiwatch-version.properties";

  /// The running program's version.
  public static Version current() {
    return new Version(
        Build.RECORD.getProperty("version", "unknown"),
        Build.RECORD.getProperty("commit", "unknown"),
        Layout.Os.current().wireName(),
        System.getProperty("os.arch", "unknown"));
  }

  /// What the program calls itself to the tenant.
  public String userAgent() {
    return "aiwatch/" + number + " (" + os + "; " + arch + ")";
  }

  /// What `--version` prints.
  @Override
  public String toString() {
    return "aiwatch " + number + " (" + os + "/" + arch + ", " + commit + ")";
  }

  /// What the build recorded. A native image reads it while it is built, which is when it is
  /// settled:
  /// looking a resource up would cost a hook a tenth of its time.
  private static final class Build {
    private static final Properties RECORD = read();

    private static Properties read() {
      Properties record = new Properties();
      try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          throw new IllegalStateException("the build left out " + RESOURCE);
        }
        record.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return record;
    }
  }
}
