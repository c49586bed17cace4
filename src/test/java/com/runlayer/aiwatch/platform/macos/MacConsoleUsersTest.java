// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.ConsoleUser;
import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The mapping against a library that exports functions of the same C signatures.
class MacConsoleUsersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, 501, 501, dev, /Users/dev, dev",
    "1, 501, 501, alias, /Users/dev, dev",
    "0, 501, 501, dev, /Users/dev, ",
    "1, 0, 0, root, /var/root, ",
    "1, 0, 0, loginwindow, /var/root, ",
    "1, 501, 501, loginwindow, /Users/dev, ",
    "1, 248, 248, _mbsetupuser, /var/setup, ",
    "1, 499, 499, service, /var/service, ",
    "1, -2, -2, nobody, /var/empty, ",
    "1, 4294967297, 1, dev, /Users/dev, ",
    "1, 501, 502, dev, /Users/dev, ",
    "1, 501, 501, dev, Users/dev, ",
  })
  void only_a_user_of_the_device_is_at_the_console(
      int state, long uid, long known, String name, String home, String expected)
      throws IOException, InterruptedException {
    Optional<ConsoleUser> user = users(state, uid, known, name, home, folder).current();

    assertThat(user)
        .isEqualTo(
            Optional.ofNullable(expected).map(n -> new ConsoleUser(uid, 20, n, Path.of(home))));
  }

  @Test
  void a_console_that_another_user_owns_is_nobodys() throws IOException, InterruptedException {
    Path console = Files.createFile(folder.resolve("console"));
    boolean set = mayChangeOwner(console);

    Optional<ConsoleUser> user = users(1, 501, 501, "dev", "/Users/dev", console).current();

    long owner = (int) Files.getAttribute(console, "unix:uid");
    assertThat(user.isPresent()).as("set: %s", set).isEqualTo(owner < 500 || owner == 501);
  }

  /// Only root may give files away; for another user the file is that user's.
  private static boolean mayChangeOwner(Path file) {
    try {
      Files.setAttribute(file, "unix:uid", 502);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private MacConsoleUsers users(
      int state, long uid, long known, String name, String home, Path console)
      throws IOException, InterruptedException {
    CoreFoundation foundation =
        FakeLibrary.of(
            CoreFoundation.class,
            SOURCE
                .replace("STATE_THERE", Integer.toString(state))
                .replace("STATE_UID", uid + "L")
                .replace("STATE_NAME", '"' + name + '"')
                .replace("KNOWN_UID", "(unsigned) " + known + "L")
                .replace("KNOWN_HOME", '"' + home + '"'),
            folder);
    String library = folder.resolve("libfake.so").toString();
    MacConsoleUsers.Libraries libraries =
        new MacConsoleUsers.Libraries(
            foundation,
            Native.load(library, SystemConfiguration.class),
            Native.load(library, LibSystem.class));
    return new MacConsoleUsers(() -> libraries, console);
  }

  private static final String SOURCE =
      """
      #include <stdlib.h>
      #include <string.h>
      struct passwd_of_macos {
        char *name, *password; unsigned uid, gid; long change; char *class, *gecos, *home, *shell; long expire;
      };
      static char dictionary, number, name;
      void *CFStringCreateWithBytes(void *a, const char *b, long n, unsigned e, unsigned char x) {
        if (a || e != 0x08000100u || x) return 0;
        char *s = calloc(1, n + 1);
        memcpy(s, b, n);
        return s;
      }
      void CFRelease(void *o) { if (o != &dictionary) free(o); }
      void *SCDynamicStoreCopyValue(void *store, const char *key) {
        return !store && STATE_THERE && !strcmp(key, "State:/Users/ConsoleUser") ? &dictionary : 0;
      }
      void *CFDictionaryGetValue(void *d, const char *key) {
        if (d != &dictionary) return 0;
        return !strcmp(key, "UID") ? &number : !strcmp(key, "Name") ? &name : 0;
      }
      unsigned char CFNumberGetValue(void *n, long type, long *value) {
        if (n != &number || type != 4) return 0;
        *value = STATE_UID;
        return 1;
      }
      unsigned char CFStringGetCString(void *s, char *buffer, long size, unsigned encoding) {
        if (s != &name || encoding != 0x08000100u) return 0;
        strncpy(buffer, STATE_NAME, size);
        return 1;
      }
      int getpwuid_r(unsigned uid, struct passwd_of_macos *entry, char *buffer, long size, void **result) {
        *result = 0;
        if (uid != KNOWN_UID || size < 64) return 0;
        strcpy(buffer, "dev");
        strcpy(buffer + 8, KNOWN_HOME);
        entry->name = buffer; entry->home = buffer + 8; entry->uid = uid; entry->gid = 20;
        *result = entry;
        return 0;
      }
      """;
}
