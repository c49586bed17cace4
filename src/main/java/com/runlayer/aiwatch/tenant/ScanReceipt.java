// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

/// What the tenant made of a scan.
///
/// @param serversProcessed how many servers it took
/// @param shadowServersFound how many of them the organisation does not manage
/// @param managedServersMatched how many it does
public record ScanReceipt(
    int serversProcessed, int shadowServersFound, int managedServersMatched) {}
