// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.enroll;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.CredentialWrite;
import com.runlayer.aiwatch.platform.StateFiles;
import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileCredentialStoreTest {
  private static final String ACCOUNT = "localhost:8443";

  @TempDir Path home;
  private FileCredentialStore store;

  @BeforeEach
  void world() {
    store =
        new FileCredentialStore(new StateFiles(home.resolve(".runlayer"), new PosixSafeFiles()));
  }

  @Test
  void a_key_is_kept_for_its_user_alone_until_it_is_forgotten() throws IOException {
    assertThat(store.read(ACCOUNT)).isEqualTo(new CredentialRead.Absent());
    assertThat(store.write(ACCOUNT, "rl_user_FAKE1")).isEqualTo(new CredentialWrite.Done());
    assertThat(store.write(ACCOUNT, "rl_user_FAKE2")).isEqualTo(new CredentialWrite.Done());

    assertThat(store.read(ACCOUNT)).isEqualTo(new CredentialRead.Found("rl_user_FAKE2"));
    assertThat(permissions(file())).isEqualTo("rw-------");
    assertThat(permissions(folder())).isEqualTo("rwx------");
    assertThat(store.delete(ACCOUNT)).isEqualTo(new CredentialWrite.Done());
    assertThat(store.read(ACCOUNT)).isEqualTo(new CredentialRead.Absent());
    assertThat(store.delete(ACCOUNT)).isEqualTo(new CredentialWrite.Done());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
  void a_file_that_is_open_to_others_is_refused_until_it_is_replaced(String permissions)
      throws IOException {
    store.write(ACCOUNT, "rl_user_FAKE1");
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));

    assertThat(store.read(ACCOUNT))
        .isInstanceOfSatisfying(
            CredentialFailure.Failed.class,
            failed ->
                assertThat(failed.sentence())
                    .contains(file().toString(), "is open to other users", "--force")
                    .doesNotContain("FAKE1"));
    store.write(ACCOUNT, "rl_user_FAKE2");
    assertThat(store.read(ACCOUNT)).isEqualTo(new CredentialRead.Found("rl_user_FAKE2"));
  }

  @Test
  void another_file_behind_a_link_or_a_second_name_is_refused() throws IOException {
    store.write(ACCOUNT, "rl_user_FAKE1");
    Files.createLink(home.resolve("second"), file());
    assertThat(store.read(ACCOUNT)).isInstanceOf(CredentialFailure.Failed.class);

    Files.delete(file());
    Files.createSymbolicLink(file(), home.resolve("second"));
    assertThat(store.read(ACCOUNT)).isInstanceOf(CredentialFailure.Failed.class);
  }

  @Test
  void a_folder_that_is_a_link_is_refused_and_left_alone() throws IOException {
    Path elsewhere = Files.createDirectory(home.resolve("elsewhere"));
    Files.createDirectory(home.resolve(".runlayer"));
    Files.createSymbolicLink(folder(), elsewhere);

    assertThat(store.read(ACCOUNT)).isInstanceOf(CredentialFailure.Failed.class);
    assertThat(store.write(ACCOUNT, "rl_user_FAKE1")).isInstanceOf(CredentialFailure.Failed.class);
    assertThat(elsewhere).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "two words", "rl_user_\u0001"})
  void an_own_file_without_a_key_counts_as_absent(String content) throws IOException {
    store.write(ACCOUNT, "rl_user_FAKE1");
    Files.writeString(file(), content);

    assertThat(store.read(ACCOUNT)).isEqualTo(new CredentialRead.Absent());
  }

  private Path folder() {
    return home.resolve(".runlayer/credentials");
  }

  private Path file() {
    return folder().resolve(ACCOUNT);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
