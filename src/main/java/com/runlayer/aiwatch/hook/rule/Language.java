// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.hook.rule;

/// What a text inside of a command is read as.
enum Language {
  SHELL,
  /// A here-document that only expands what a shell would substitute in it.
  TEMPLATE,
  /// A program in any other language: every whole token may be a name.
  CODE,
  /// A patch: its headers are names.
  PATCH
}
