// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Times as the tenant writes them: `2026-11-23T16:06:01.908756+00:00`.
final class Timestamps {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Timestamps() {}

  static String of(Instant time) {
    return FORM.format(time);
  }
}
