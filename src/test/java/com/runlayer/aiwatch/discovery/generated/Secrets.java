// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// The secrets of one home. All have the same few letters and digits in the middle, so that one
/// look at an output finds any of them, also a piece of one.
public final class Secrets {
  private static final String BASE62 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final List<String> FORMATS =
      List.of("ghp_", "sk-ant-", "glpat-", "xoxb-", "AKIA", "eyJ", "npm_", "rl_org_", "hf_");

  private final Random random;
  private final String core;
  private final List<String> traces = new ArrayList<>();

  /// @param random decides what they look like
  public Secrets(Random random) {
    this.random = random;
    this.core = "Q" + text(BASE62, 4) + random.nextInt(10) + text(BASE62, 4);
    byte[] bytes = core.getBytes(StandardCharsets.US_ASCII);
    traces.add(core); // letters and digits stay as they are in any percent-encoding
    traces.add(HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      traces.add(base64(bytes, before));
    }
  }

  /// What base64 makes of the core, wherever in a text it stands.
  ///
  /// @param before how many bytes of the text are left over before it, modulo 3
  private static String base64(byte[] core, int before) {
    byte[] bytes = new byte[before + core.length];
    System.arraycopy(core, 0, bytes, before, core.length);
    String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    int whole = bytes.length * 8 / 6;
    return encoded.substring((before * 8 + 5) / 6, whole);
  }

  /// One that its place gives away, in characters that may stand in an address.
  String placed() {
    return text(BASE62, 1 + random.nextInt(6))
        + core
        + text(BASE62 + "-_.+~*", random.nextInt(20))
        + text(BASE62, 1);
  }

  /// One that its format gives away.
  String token() {
    return FORMATS.get(random.nextInt(FORMATS.size())) + core + text(BASE62, 26);
  }

  /// One of any characters, for where no value may be kept at all.
  String wild() {
    return text("\"'\\{}[],:#&*!|>%@`\n\t=/ ü鍵", random.nextInt(6))
        + placed()
        + text("\"'\\{}[]<>&;\n $", random.nextInt(6));
  }

  /// The trace of a secret that an output has, a piece of it, also in base64 or hex, with what
  /// stands around it.
  public Optional<String> traceIn(String output) {
    return traces.stream()
        .filter(output::contains)
        .findFirst()
        .map(
            trace -> {
              int at = output.indexOf(trace);
              return output.substring(
                  Math.max(0, at - 200), Math.min(output.length(), at + trace.length() + 100));
            });
  }

  private String text(String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
