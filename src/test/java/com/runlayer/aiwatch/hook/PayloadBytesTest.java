// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The bytes that are sent on.
class PayloadBytesTest {
  @Test
  void utf8_stays_as_it_is() {
    byte[] bytes = ("{\"a\":\"" + "ä€😀".repeat(5_000) + "\"}").getBytes(StandardCharsets.UTF_8);

    assertThat(PayloadBytes.of(bytes)).isSameAs(bytes);
  }

  @Test
  void a_byte_order_mark_is_left_out() {
    assertThat(PayloadBytes.of("\uFEFF{}".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("{}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void what_is_no_utf8_is_replaced_wherever_it_stands() {
    for (int at : new int[] {0, 8_190, 8_191, 8_192, 19_999}) {
      byte[] bytes = new byte[20_000];
      Arrays.fill(bytes, (byte) 'x');
      bytes[at] = (byte) 0xC3;

      assertThat(new String(PayloadBytes.of(bytes), StandardCharsets.UTF_8))
          .isEqualTo("x".repeat(at) + "\uFFFD" + "x".repeat(19_999 - at));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'a':1} | {'x':true,'a':1}",
        "{} | {'x':true}",
        "'  {  }  ' | {'x':true}",
        "{ 'a' : {'x':false} } | {'x':true,'a':{'x':false}}",
      })
  void further_fields_are_put_in_front(String object, String expected) throws Exception {
    JsonMapper json = new JsonMapper();

    byte[] joined =
        PayloadBytes.with(
            object.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
            json.createObjectNode().put("x", true));

    assertThat(json.readTree(joined)).isEqualTo(json.readTree(expected.replace('\'', '"')));
    assertThat(joined).doesNotContain(0);
  }
}
