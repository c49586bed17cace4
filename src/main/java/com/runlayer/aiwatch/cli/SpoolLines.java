// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.health.Ages;
import com.runlayer.aiwatch.health.Spool;
import com.runlayer.aiwatch.spool.Backlog;
import com.runlayer.aiwatch.spool.CourierReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The spool as a person reads it: what waits, and how the last courier fared.
///
/// @param now the time
/// @param paths of this user
record SpoolLines(Instant now, ShortPaths paths) {
  /// One line where no courier is known, else two or three.
  List<String> of(Spool spool) {
    List<String> lines = new ArrayList<>();
    lines.add(backlog(spool.backlog()));
    if (spool.courier().report().isPresent()) {
      CourierReport last = spool.courier().report().get();
      lines.add(courier(last));
      last.error().ifPresent(sentence -> lines.add(paths.in(sentence)));
    }
    return lines;
  }

  private String backlog(Backlog backlog) {
    StringBuilder line = new StringBuilder();
    if (backlog.events() == 0) {
      line.append("empty");
    } else {
      line.append(Ages.count(backlog.events(), "event"))
          .append(backlog.complete() ? "" : " and more")
          .append(", ")
          .append(Ages.count(backlog.bytes(), "byte"));
    }
    backlog
        .oldest()
        .ifPresent(oldest -> line.append(", the oldest since ").append(Ages.at(oldest, now)));
    if (backlog.others() > 0) {
      line.append(", ").append(backlog.others()).append(" for another tenant");
    }
    if (backlog.setAside() > 0) {
      line.append(", ")
          .append(Ages.count(backlog.setAside(), "refused event"))
          .append(" set aside");
    }
    return line.toString();
  }

  private String courier(CourierReport last) {
    return "last courier "
        + Ages.at(last.time(), now)
        + ": "
        + Ages.count(last.delivered(), "event")
        + " delivered"
        + (last.dropped() > 0 ? ", " + last.dropped() + " given up" : "")
        + switch (last.end()) {
          case DONE -> "";
          case OUT_OF_TIME -> ", then its time was over";
          case NO_HOST -> ", no tenant is configured";
          case NO_KEY -> ", this user has no key";
          case KEY_REFUSED -> ", the tenant refused the key";
          case TENANT_FAILED -> ", the tenant failed";
          case SPOOL_FAILED -> ", the spool failed";
        };
  }
}
