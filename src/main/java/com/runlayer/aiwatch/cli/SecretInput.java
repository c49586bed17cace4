// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.ExitCode;
import com.runlayer.aiwatch.config.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// The value of an option that is a secret: `-` is one line of standard input, which no other
/// process sees, unlike an argument.
final class SecretInput {
  private static final String STANDARD_INPUT = "-";

  /// Longer than any key.
  private static final int MAX_BYTES = 4 * 1024;

  private final InputStream in;

  SecretInput(InputStream in) {
    this.in = in;
  }

  /// The secret, if the option was given.
  ///
  /// @param option its name, for the message
  /// @throws ParameterException if the line is empty or too long
  /// @throws CommandFailure if stdin cannot be read
  Optional<Secret> of(CommandSpec command, String option, @Nullable String value)
      throws CommandFailure {
    if (value == null) {
      return Optional.empty();
    }
    if (!value.equals(STANDARD_INPUT)) {
      return Optional.of(new Secret(value));
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        if (line.size() == MAX_BYTES) {
          throw refused(command, option, "has more than " + MAX_BYTES + " bytes");
        }
        line.write(c);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "standard input cannot be read; its first line is the value of " + option);
    }
    String secret = line.toString(StandardCharsets.UTF_8).strip();
    if (secret.isEmpty()) {
      throw refused(command, option, "is empty");
    }
    return Optional.of(new Secret(secret));
  }

  private static ParameterException refused(CommandSpec command, String option, String clause) {
    return new ParameterException(
        command.commandLine(),
        // the name at the end, because what follows it would be taken for the secret
        "the first line of standard input " + clause + "; it is the value of " + option);
  }
}
