// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.List;

/// A value that has the type and the form that its key needs.
public sealed interface Value {
  /// Of a string key.
  record Text(String text) implements Value {}

  /// Of a secret key.
  record Hidden(Secret secret) implements Value {}

  /// Of a boolean key.
  record Truth(boolean truth) implements Value {}

  /// Of an array key.
  record Texts(List<String> texts) implements Value {}

  /// Of `Proxy`, which may hold a password.
  record Proxy(ProxyAddress address) implements Value {}

  /// For a person: a secret masked, an array with commas.
  default String display() {
    return switch (this) {
      case Text text -> text.text();
      case Hidden hidden -> hidden.secret().masked();
      case Proxy proxy -> proxy.address().toString();
      case Truth truth -> Boolean.toString(truth.truth());
      case Texts texts -> String.join(", ", texts.texts());
    };
  }
}
