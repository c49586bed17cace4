// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.inventory;

import java.time.Duration;

/// What a scan cost.
///
/// @param directories folders that were listed
/// @param filesOpened files that were read, or refused while being opened
/// @param bytesRead bytes of the files that were read
/// @param elapsed time from the first to the last step
public record Stats(long directories, long filesOpened, long bytesRead, Duration elapsed) {}
