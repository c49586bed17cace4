// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.time.Instant;

/// A user key that was handed out.
///
/// @param maskedKey its prefix and last four characters
public record Enrollment(Instant time, String username, String deviceName, String maskedKey) {}
