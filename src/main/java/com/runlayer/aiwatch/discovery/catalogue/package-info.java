// SPDX-License-Identifier: Apache-2.0

/// The known clients as data, and the places where their files are.
@NullMarked
package com.runlayer.aiwatch.discovery.catalogue;

import org.jspecify.annotations.NullMarked;
