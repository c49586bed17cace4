// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

/// A command that keeps a log, to which its failures belong as well.
interface Logged {
  CommandLog log();
}
