// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery;

import com.runlayer.aiwatch.discovery.inventory.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How much all servers of a scan may weigh together, because the result is held in memory, and
/// once
/// more while it is printed and sent. Used for one scan.
final class ServerAllowance {
  /// In characters, some eight thousand servers: as much as a heap of 64 MiB prints and sends. A
  /// device has a hundredth of it.
  private static final long MAX = 2_500_000;

  /// What a server costs beside its text.
  private static final int OVERHEAD = 300;

  private long left = MAX;

  /// The first of these servers, as many as may be kept.
  List<Server> take(List<Server> servers) {
    List<Server> taken = new ArrayList<>();
    for (Server server : servers) {
      long weight = weight(server);
      if (weight > left) {
        break;
      }
      left -= weight;
      taken.add(server);
    }
    return taken;
  }

  private static long weight(Server server) {
    return OVERHEAD
        + (long) server.name().length()
        + server.type().length()
        + server.command().map(String::length).orElse(0)
        + server.url().map(String::length).orElse(0)
        + server.arguments().map(ServerAllowance::length).orElse(0L)
        + length(server.environment())
        + length(server.headers())
        + server.projects().stream().mapToLong(ServerAllowance::length).sum();
  }

  private static long length(List<String> texts) {
    return texts.stream().mapToLong(String::length).sum();
  }

  private static long length(Path path) {
    return path.toString().length();
  }
}
