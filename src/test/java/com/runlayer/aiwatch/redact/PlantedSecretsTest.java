// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A random secret in any place where people put them leaves no trace: not itself, not in base64,
/// not percent-encoded.
class PlantedSecretsTest {
  private static final String BASE62 =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int ROUNDS = 20_000;

  /// `§` stands for the secret. Its place alone says what it is.
  private static final List<List<String>> PLACES =
      List.of(
          List.of("--api-key", "§"),
          List.of("--api-key=§"),
          List.of("--token=§"),
          List.of("-H", "Authorization: Bearer §"),
          List.of("--header", "X-Whatever:§"),
          List.of("--header=X-Whatever: §"),
          List.of("-e", "SERVICE_PASSWORD=§"),
          List.of("-u", "ada:§"),
          List.of("https://ada:§@h.example/mcp"),
          List.of("https://h.example/mcp?a=1&b=§"),
          List.of("https://h.example/mcp#§"),
          List.of("--config", "{\"clientSecret\": \"§\"}"),
          List.of("bash", "-c", "curl --password § h.example"));

  private final Redactor redactor = new Redactor();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void in_the_place_of_a_secret(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      // Short ones too; characters that end an address or a quoted text cannot be part of one
      // there.
      String secret = text(random, BASE62 + "-_.+~*", 8 + random.nextInt(40));
      List<String> place = PLACES.get(random.nextInt(PLACES.size()));
      List<String> arguments = place.stream().map(part -> part.replace("§", secret)).toList();
      if (!isDistinct(place, secret)) {
        continue;
      }
      String because = "seed %d, round %d, %s".formatted(seed, round, arguments);

      List<String> redacted = redactor.arguments(arguments);
      assertThat(redacted).as(because).hasSameSizeAs(arguments);
      assertClean(String.join(" ", redacted), secret, because);
      assertClean(redactor.text(String.join(" ", arguments)), secret, because);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void anywhere_else_if_it_is_long(long seed) {
    Random random = new Random(seed);
    int missed = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String secret = text(random, BASE62, 32 + random.nextInt(33));
      String argument =
          switch (random.nextInt(4)) {
            case 0 -> secret;
            case 1 -> "--option=" + secret;
            case 2 -> "https://h.example/s/" + secret + "/mcp";
            default -> "/srv/" + secret + "/run.sh";
          };
      if (redactor.arguments(List.of(argument)).getFirst().contains(secret)) {
        missed++;
      }
    }
    // Among random words some look like names. One in a thousand is what the measure promises.
    assertThat(missed).as("seed %d", seed).isLessThan(ROUNDS / 1_000);
  }

  private static void assertClean(String output, String secret, String because) {
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    assertThat(output)
        .as(because)
        .doesNotContain(secret)
        .doesNotContain(URLEncoder.encode(secret, StandardCharsets.UTF_8))
        .doesNotContain(Base64.getEncoder().encodeToString(bytes))
        .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /// A secret that reads like a flag of its own is not what is tested here.
  private static boolean isDistinct(List<String> place, String secret) {
    return place.size() == 1 || !secret.startsWith("-");
  }

  private static String text(Random random, String alphabet, int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
