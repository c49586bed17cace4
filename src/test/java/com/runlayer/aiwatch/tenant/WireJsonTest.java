// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"\"",
        "null",
        "{\"a\":{\"b\":[1,2.50,1e400,-0,true,null,\"x\"]},\"\":{}}",
        "{\"text\":\"\\\"\\\\\\b\\n\\t\\u0000\\u001f/ äß漢😀\\u2028\"}",
        "{\"half\":\"\\ud83d x \\ude00\"}",
        "{\"big\":123456789012345678901234567890,\"small\":0.1000000000000000055511151231257827}"
      })
  void a_tree_is_written_as_its_own_text(String json) throws IOException {
    JsonNode tree = new ObjectMapper().readTree(json);

    assertThat(WireJson.bytes(tree)).isEqualTo(tree.toString().getBytes(StandardCharsets.UTF_8));
  }
}
