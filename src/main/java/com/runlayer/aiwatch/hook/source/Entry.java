// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.source;

import com.runlayer.aiwatch.discovery.format.RawServer;
import java.util.ArrayList;
import java.util.List;

/// An entry of a client's file.
///
/// @param variables that the client expands in it
record Entry(Definition definition, RawServer server, Variables variables) {
  /// What the client may connect to or start. An entry with an address and a command is both, since
  /// clients choose in different ways.
  List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    server.url().ifPresent(url -> sources.add(new Source.Remote(url)));
    if (server.command().isPresent()) {
      List<String> words = new ArrayList<>(List.of(server.command().get()));
      words.addAll(server.arguments());
      sources.add(new Source.Stdio(words, server.environment(), server.circumstances()));
    }
    return sources;
  }

  /// The forms of its sources.
  List<Formed> formed() {
    return sources().stream().map(this::form).toList();
  }

  private Formed form(Source source) {
    return switch (source) {
      case Source.Remote(String url) -> Addresses.form(url, variables);
      case Source.Stdio stdio -> CommandLines.form(stdio, variables);
    };
  }
}
