// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkTargetTest {
  @ParameterizedTest
  @CsvSource({
    "a,              false, 0, a",
    "a/b,            false, 0, a/b",
    "./a//b/,        false, 0, a/b",
    "../a,           false, 1, a",
    "../../a,        false, 2, a",
    "./.././a,       false, 1, a",
    "/a/b,           true,  0, a/b",
    "a b/ü,          false, 0, a b/ü",
    "...,            false, 0, ...",
    // a way up behind a name means something else where the name is a link
    "a/../b,         false, 0, ''",
    "/../a,          true,  0, ''",
    "..,             false, 1, ''",
    "/,              true,  0, ''",
    "'',             false, 0, ''"
  })
  void a_target_is_taken_apart(String target, boolean absolute, int up, String names) {
    LinkTarget link = LinkTarget.of(target.getBytes(StandardCharsets.UTF_8));

    assertThat(link.absolute()).isEqualTo(absolute);
    assertThat(link.up()).isEqualTo(up);
    assertThat(String.join("/", link.names().stream().map(Object::toString).toList()))
        .isEqualTo(names);
  }
}
