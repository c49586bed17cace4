// SPDX-License-Identifier: Apache-2.0
/// The rule that needs no network: which files an AI client's tools may not touch, and which
/// commands would switch the program off. Nothing here opens a file or starts a process.
@NullMarked
package com.runlayer.aiwatch.hook.rule;

import org.jspecify.annotations.NullMarked;
