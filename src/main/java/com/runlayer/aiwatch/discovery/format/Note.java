// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

/// A setting that says that a client has more servers than its files name.
///
/// @param path the way to the setting
/// @param sentence what follows where it is on: neither absent, `null`, `false` nor empty
public record Note(KeyPath path, String sentence) {}
