// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountTest {
  @Test
  void name_and_home_come_from_the_runtimes_properties() {
    assertThat(Account.of(properties("ada", "/Users/ada")))
        .isEqualTo(new Account("ada", Path.of("/Users/ada")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ada | ?       | The home folder of ada is not known as an absolute path; set it in the account, or for a trial with -Duser.home=DIR.",
        "ada | ''      | The home folder of ada is not known as an absolute path; set it in the account, or for a trial with -Duser.home=DIR.",
        "ada | home    | The home folder of ada is not known as an absolute path; set it in the account, or for a trial with -Duser.home=DIR.",
        "?   | /home/x | The system knows no name for the account that aiwatch runs as; start it as a user who has an account.",
        "''  | /home/x | The system knows no name for the account that aiwatch runs as; start it as a user who has an account.",
        "..  | /home/x | The name of the account that aiwatch runs as is no file name; start it as another user.",
        "a/b | /home/x | The name of the account that aiwatch runs as is no file name; start it as another user.",
      })
  void an_unusable_account_is_refused_in_one_sentence(String name, String home, String sentence) {
    assertThatThrownBy(() -> Account.of(properties(name, home)))
        .isInstanceOf(PlatformUnavailableException.class)
        .hasMessage(sentence);
  }

  private static Properties properties(String name, String home) {
    Properties properties = new Properties();
    properties.setProperty("user.name", name);
    properties.setProperty("user.home", home);
    return properties;
  }
}
