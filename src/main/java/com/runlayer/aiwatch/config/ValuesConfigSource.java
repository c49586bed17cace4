// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/// Values by [Key] as a source of the container's configuration.
final class ValuesConfigSource implements ConfigSource {
  private final String name;
  private final int ordinal;
  private final Map<Key, Value> values;

  ValuesConfigSource(String name, int ordinal, Map<Key, Value> values) {
    this.name = name;
    this.ordinal = ordinal;
    this.values = values;
  }

  @Override
  public Set<String> getPropertyNames() {
    return values.keySet().stream().map(Key::property).collect(Collectors.toSet());
  }

  @Override
  public @Nullable String getValue(String property) {
    return Stream.of(Key.values())
        .filter(key -> key.property().equals(property))
        .findFirst()
        .flatMap(key -> Optional.ofNullable(values.get(key)))
        .map(ValuesConfigSource::property)
        .orElse(null);
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public int getOrdinal() {
    return ordinal;
  }

  /// The container knows strings only. It expands `${…}` and splits lists at commas: both are
  /// escaped, so that a value can neither fetch another one nor fall apart.
  private static String property(Value value) {
    return switch (value) {
      case Value.Text text -> literal(text.text());
      case Value.Hidden hidden -> literal(hidden.secret().value());
      case Value.Proxy proxy -> literal(proxy.address().url());
      case Value.Truth truth -> Boolean.toString(truth.truth());
      case Value.Texts texts ->
          texts.texts().stream()
              .map(text -> literal(text.replace("\\", "\\\\").replace(",", "\\,")))
              .collect(Collectors.joining(","));
    };
  }

  private static String literal(String text) {
    return text.replace("$", "\\$");
  }
}
