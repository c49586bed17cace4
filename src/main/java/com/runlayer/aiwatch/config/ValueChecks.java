// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import com.runlayer.aiwatch.platform.OwnedFiles;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a value must be like to count. Everything else counts as absent, and is reported.
final class ValueChecks {
  /// A whole value that an MDM would have replaced.
  private static final Pattern TEMPLATE =
      Pattern.compile("\\{[^{}]+\\}|\\$[A-Za-z_][A-Za-z0-9_]*|.*_OR_LEAVE_BLANK", Pattern.DOTALL);

  private static final String TEMPLATE_WORD = "REPLACE_WITH";

  private ValueChecks() {}

  /// A value of a managed file.
  ///
  /// @param problems receives what is wrong with entries of an array whose other entries count
  /// @param root the layout's root, below which a `CaBundle` must be the administrator's
  static Value managed(
      Source source,
      Key key,
      PlistValue value,
      List<ConfigProblem> problems,
      OwnedFiles files,
      Path root)
      throws InvalidValueException {
    return switch (key.type()) {
      case STRING, SECRET -> {
        if (!(value instanceof PlistValue.Text text)) {
          throw wrongType(key, value);
        }
        Value checked = text(key, text.text());
        if (key == Key.CA_BUNDLE) {
          checkTrusted(text.text(), files, root);
        }
        yield checked;
      }
      case BOOLEAN -> {
        if (!(value instanceof PlistValue.Truth truth)) {
          throw wrongType(key, value);
        }
        yield new Value.Truth(truth.truth());
      }
      case STRINGS -> {
        if (!(value instanceof PlistValue.Array array)) {
          throw wrongType(key, value);
        }
        yield texts(source, key, array, problems);
      }
    };
  }

  /// A string as it stands in a managed file, the environment or an option.
  static Value text(Key key, String text) throws InvalidValueException {
    checkFilledIn(text);
    if (text.chars().anyMatch(ValueChecks::unprintable)) {
      throw new InvalidValueException("it holds control characters");
    }
    if (key.secret()) {
      if (!text.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
        throw new InvalidValueException("it holds white space or characters that no key has");
      }
      return new Value.Hidden(new Secret(text));
    }
    switch (key) {
      case HOST -> TenantHost.parse(text);
      case FAILURE_MODE -> FailureMode.parse(text);
      case PROXY -> {
        return new Value.Proxy(ProxyAddress.parse(text));
      }
      case CA_BUNDLE -> absolute(text);
      default -> {
        // Any printable text is a name.
      }
    }
    return new Value.Text(text);
  }

  /// A file that somebody names must be named from the root: the working folder is nobody's
  /// configuration.
  static Path absolute(String text) throws InvalidValueException {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      // The same answer as for a relative path.
    }
    throw new InvalidValueException("it must be an absolute path");
  }

  private static void checkTrusted(String text, OwnedFiles files, Path root)
      throws InvalidValueException {
    Path path = absolute(text);
    Optional<String> objection = files.objection(path, root);
    if (objection.isPresent()) {
      throw new InvalidValueException("the file " + objection.get());
    }
  }

  private static Value texts(
      Source source, Key key, PlistValue.Array array, List<ConfigProblem> problems) {
    List<String> texts = new ArrayList<>();
    int number = 0;
    for (PlistValue element : array.elements()) {
      number++;
      try {
        if (!(element instanceof PlistValue.Text text)) {
          throw new InvalidValueException("it is " + title(element) + " and must be a string");
        }
        checkFilledIn(text.text());
        if (text.text().chars().anyMatch(ValueChecks::unprintable)) {
          throw new InvalidValueException("it holds control characters");
        }
        texts.add(text.text());
      } catch (InvalidValueException e) {
        problems.add(ConfigProblem.entry(source, key, number, String.valueOf(e.getMessage())));
      }
    }
    return new Value.Texts(List.copyOf(texts));
  }

  private static void checkFilledIn(String text) throws InvalidValueException {
    if (text.isBlank()) {
      throw new InvalidValueException("it is blank");
    }
    if (text.contains(TEMPLATE_WORD) || TEMPLATE.matcher(text.strip()).matches()) {
      throw new InvalidValueException("it is a template that nobody filled in");
    }
  }

  private static boolean unprintable(int c) {
    return Character.isISOControl(c);
  }

  private static InvalidValueException wrongType(Key key, PlistValue value) {
    return new InvalidValueException(
        "it is " + title(value) + " and must be " + key.type().title());
  }

  private static String title(PlistValue value) {
    return switch (value) {
      case PlistValue.Text _ -> "a string";
      case PlistValue.Truth _ -> "a boolean";
      case PlistValue.Array _ -> "an array";
      case PlistValue.Other other -> other.title();
    };
  }
}
