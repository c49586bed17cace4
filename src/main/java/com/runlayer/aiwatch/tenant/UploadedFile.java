// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

/// A text file of a skill or plugin, redacted.
///
/// @param title path relative to the skill or plugin, with `/`
/// @param content text with LF line ends
public record UploadedFile(String title, String content) {}
