// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import com.runlayer.aiwatch.discovery.inventory.Sentences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as a person reads them.
public final class Ages {
  private Ages() {}

  /// A length of time in its largest unit, rounded down: `3 hours`.
  public static String of(Duration age) {
    if (age.toDays() > 1) {
      return count(age.toDays(), "day");
    }
    if (age.toHours() > 1) {
      return count(age.toHours(), "hour");
    }
    return age.toMinutes() > 1
        ? count(age.toMinutes(), "minute")
        : count(age.toSeconds(), "second");
  }

  /// A point in time and how long it is past: `2026-11-24 11:50 UTC, 10 minutes ago`.
  public static String at(Instant time, Instant now) {
    return time(time) + ", " + of(Duration.between(time, now)) + " ago";
  }

  /// A point in time: `2026-11-24 11:50 UTC`.
  public static String time(Instant time) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT)
        .withZone(ZoneOffset.UTC)
        .format(time);
  }

  /// A number of things: `1 file`, `1,234 files`.
  public static String count(long number, String noun) {
    return Sentences.format("%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
