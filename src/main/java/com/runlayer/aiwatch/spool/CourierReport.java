// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import java.time.Instant;
import java.util.Optional;

/// How a courier fared, for whoever asks later.
///
/// @param time when it ended
/// @param end why it ended
/// @param delivered how many events the tenant took
/// @param left how many events are still there, also those for other tenants
/// @param dropped how many were given up undelivered
/// @param setAside how many the tenant refused as they are
/// @param error what went wrong, one sentence for a person
public record CourierReport(
    Instant time,
    CourierEnd end,
    int delivered,
    int left,
    int dropped,
    int setAside,
    Optional<String> error) {}
