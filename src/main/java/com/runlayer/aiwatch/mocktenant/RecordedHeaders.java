// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// A request's headers, their names in any case. What is printed or listed is masked; the raw value
/// of one header is given to the caller who asks for it by name.
public final class RecordedHeaders {
  private static final Set<String> SECRET =
      Set.of("authorization", "proxy-authorization", "cookie", RequestKeys.API_KEY);

  private final Map<String, List<String>> raw;

  RecordedHeaders(Map<String, List<String>> headers) {
    Map<String, List<String>> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    raw = Collections.unmodifiableMap(copy);
  }

  /// The first value of a header as it was sent.
  public Optional<String> raw(String name) {
    List<String> values = raw.get(name);
    return values == null ? Optional.empty() : values.stream().findFirst();
  }

  /// All headers, keys reduced to their prefix and last four characters.
  public Map<String, List<String>> masked() {
    Map<String, List<String>> masked = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    raw.forEach(
        (name, values) ->
            masked.put(
                name,
                SECRET.contains(name.toLowerCase(Locale.ROOT))
                    ? values.stream().map(Secrets::mask).toList()
                    : values));
    return Collections.unmodifiableMap(masked);
  }

  @Override
  public String toString() {
    return masked().toString();
  }
}
