// SPDX-License-Identifier: Apache-2.0

/// Tells from a command line which package it starts.
@NullMarked
package com.runlayer.aiwatch.discovery.identity;

import org.jspecify.annotations.NullMarked;
