// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.util.Optional;

/// One key as it counts, for `config show` and `status`.
///
/// @param key which
/// @param value empty where nobody set it and there is no default
/// @param source where it comes from
public record Setting(Key key, Optional<Value> value, Source source) {}
