// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.runlayer.aiwatch.hook.dialect.Dialects;
import com.runlayer.aiwatch.hook.event.HookClient;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
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

  /// The two decode in different ways.
  @Test
  void what_is_sent_on_is_what_is_judged() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    int[] parts = {'a', 0x80, 0xC3, 0xE2, 0xED, 0xA0, 0xF0, 0x9F, 0xFF};
    for (int round = 0; round < 2_000; round++) {
      int before = round % 2 == 0 ? 0 : 8_192 - 120 + random.nextInt(100);
      byte[] text = new byte[before + random.nextInt(40)];
      Arrays.fill(text, (byte) 'x');
      for (int i = before; i < text.length; i++) {
        text[i] = (byte) parts[random.nextInt(parts.length)];
      }
      byte[] head = "{\"hook_event_name\":\"Stop\",\"a\":\"".getBytes(StandardCharsets.UTF_8);
      byte[] payload = Arrays.copyOf(head, head.length + text.length + 2);
      System.arraycopy(text, 0, payload, head.length, text.length);
      payload[payload.length - 2] = '"';
      payload[payload.length - 1] = '}';

      assertThat(new Dialects(() -> false).read(HookClient.CODEX, payload).occasion().payload())
          .as("seed %d, round %d", seed, round)
          .isEqualTo(new JsonMapper().readTree(PayloadBytes.of(payload)));
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
