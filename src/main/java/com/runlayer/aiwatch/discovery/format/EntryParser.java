// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads one entry of a map of servers from the token stream, and of that entry the known fields
/// only. Used once.
///
/// In a scan every client's words are understood in every file: they do not contradict each other,
/// and people copy entries from one client to another. In a lookup they could be made to contradict
/// each other, so that what a client starts would not be what was judged.
final class EntryParser {
  /// Longer than any command line that a system runs, in characters; everything that is kept of an
  /// entry counts together.
  static final int MAX_TEXT = 128 * 1024;

  private static final int MAX_ITEMS = 4_096;
  static final int MAX_NAME = 1_000;

  /// What became of an entry.
  sealed interface Result {
    record Parsed(RawServer server) implements Result {}

    /// Left out.
    ///
    /// @param reason a clause such as `it has neither a command nor an address`
    /// @param likeServer whether it has a command or an address at all
    record Rejected(String reason, boolean likeServer) implements Result {}

    /// No server of a person's: a part of the client itself, or settings for something else.
    record Passed() implements Result {}
  }

  /// Goose's own tools, which no command starts (`ExtensionConfig` of block/goose).
  private static final Set<String> BUILT_IN =
      Set.of("builtin", "platform", "frontend", "inline_python");

  /// The field that YAML's authors fill an entry with from elsewhere.
  static final String MERGE_KEY = "<<";

  /// Fields that change how a command is started (Codex and Hermes `cwd`; Cursor `envFile`).
  private static final Set<String> CIRCUMSTANCES = Set.of("cwd", "envFile", "env_file");

  /// Fields that say what is started, beside those.
  private static final Set<String> START = Set.of("command", "args", "url", "env");

  private final JsonParser parser;
  private final SecretCheck secrets;
  private final Purpose purpose;
  private Optional<String> name;
  private int nameRank;
  private final List<String> commandWords = new ArrayList<>();
  private final List<String> arguments = new ArrayList<>();
  private final TreeSet<String> environment = new TreeSet<>();
  private final TreeSet<String> headers = new TreeSet<>();
  private Optional<String> url = Optional.empty();
  private Optional<String> type = Optional.empty();
  private Enabled enabled = Enabled.UNKNOWN;
  private final boolean streamingByDefault;
  private boolean streamingUrl;
  private boolean likeServer;
  private boolean plaintextSecret;
  private boolean ownPart;
  private final Set<String> startFields = new TreeSet<>();
  private int textLeft = MAX_TEXT;
  private @Nullable String problem;

  /// @param name the key of the entry; empty where the entry itself says it
  /// @param streamingByDefault [Shape#streaming]
  EntryParser(
      JsonParser parser,
      SecretCheck secrets,
      Purpose purpose,
      Optional<String> name,
      boolean streamingByDefault) {
    this.purpose = purpose;
    this.streamingByDefault = streamingByDefault;
    this.parser = parser;
    this.secrets = secrets;
    this.name = name;
    this.nameRank = name.isPresent() ? Integer.MAX_VALUE : 0;
  }

  /// Reads the value that the parser stands on, and leaves the parser on its last token.
  ///
  /// @param fallback the name of an entry that has none
  Result parse(String fallback) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      String reason = "it is " + kind() + " where an object is expected";
      parser.skipChildren();
      return new Result.Rejected(reason, false);
    }
    if (name.isPresent() && name.get().length() > MAX_NAME) {
      problem("its name has more than %,d characters", MAX_NAME);
    }
    fields();
    boolean nothingToStart = commandWords.isEmpty() && url.isEmpty();
    if (ownPart || (nothingToStart && type.map(BUILT_IN::contains).orElse(false))) {
      return new Result.Passed();
    }
    if (purpose == Purpose.LOOKUP && startFields.isEmpty() && problem == null) {
      return new Result.Passed(); // settings for a server that another file defines
    }
    if (problem == null && commandWords.isEmpty() && url.isEmpty()) {
      problem = "it has neither a command nor an address";
    }
    if (problem != null) {
      return new Result.Rejected(problem, likeServer);
    }
    Optional<String> command = commandWords.stream().findFirst();
    List<String> words = new ArrayList<>(commandWords.stream().skip(1).toList());
    words.addAll(arguments);
    return new Result.Parsed(
        new RawServer(
            name.orElse(fallback),
            Transports.type(type, command.isPresent(), streamingUrl || streamingByDefault),
            command,
            words,
            url,
            List.copyOf(environment),
            List.copyOf(headers),
            enabled,
            plaintextSecret,
            startFields.stream().filter(CIRCUMSTANCES::contains).toList()));
  }

  private void fields() throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      boolean none = parser.nextToken() == JsonToken.VALUE_NULL;
      if (purpose == Purpose.LOOKUP) {
        lookedUp(field, none || isBlank(parser));
      } else if (!none) {
        field(field);
      }
    }
  }

  private void lookedUp(String field, boolean none) throws IOException {
    if (field.equals(MERGE_KEY) && parser instanceof YAMLParser) {
      problem("it takes fields from elsewhere (\"%s\")", MERGE_KEY);
    }
    boolean circumstance = CIRCUMSTANCES.contains(field);
    if (circumstance || START.contains(field)) {
      if (!startFields.add(field)) {
        problem("it has \"%s\" more than once", field);
      }
      untagged(field);
    }
    if (none) {
      return;
    }
    if (START.contains(field) || field.equals("name")) {
      field(field);
    } else {
      parser.skipChildren();
    }
  }

  /// A tag of YAML can turn a value into something that its text does not say.
  private void untagged(String field) throws IOException {
    if (purpose == Purpose.LOOKUP && parser.getTypeId() != null) {
      problem("its \"%s\" has a tag", field);
    }
  }

  private void field(String field) throws IOException {
    switch (field) {
      case "name" -> name(3);
      case "key" -> name(2);
      case "id" -> name(1);
      case "command", "cmd", "programPath" -> command(field);
      case "args", "arguments" -> list(field, arguments);
      case "url", "serverUrl", "uri" -> address(field);
      case "httpUrl" -> {
        address(field);
        streamingUrl = url.isPresent();
      }
      case "type" -> type = text(field);
      case "transport", "requestOptions" -> { // Continue: an object that holds the rest
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          fields();
        } else if (field.equals("transport")) {
          type = text(field);
        } else {
          parser.skipChildren();
        }
      }
      case "env", "envs", "environment" -> names(field, environment);
      case "headers", "http_headers", "env_http_headers" -> names(field, headers);
      case "bearer_token_env_var",
          "bearerTokenEnvVar" -> { // Codex, Kimi: the variable's value becomes this header
        if (text(field).isPresent()) {
          headers.add("Authorization");
        }
      }
      case "enabled", "isActive" -> enabled(true);
      case "disabled" -> enabled(false);
      case "bundled" -> { // Goose: comes with the client
        ownPart |= parser.currentToken() == JsonToken.VALUE_TRUE;
        parser.skipChildren();
      }
      case "source" -> { // Zed: settings for the server of an extension
        ownPart |= isString() && parser.getText().equals("extension");
        parser.skipChildren();
      }
      default -> parser.skipChildren();
    }
  }

  /// @param rank of the field: the best one names the entry
  private void name(int rank) throws IOException {
    if (isString()
        && rank > nameRank
        && !parser.getText().isBlank()
        && parser.getTextLength() <= MAX_NAME) {
      name = Optional.of(parser.getText());
      nameRank = rank;
    }
    parser.skipChildren();
  }

  private void command(String field) throws IOException {
    likeServer = true;
    commandWords.clear();
    switch (parser.currentToken()) {
      case START_ARRAY -> list(field, commandWords);
      case START_OBJECT -> { // Zed: {"path", "args", "env"}
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String inner = parser.currentName();
          if (parser.nextToken() == JsonToken.VALUE_NULL) {
            continue;
          }
          if (inner.equals("path")) {
            text("command.path").ifPresent(commandWords::add);
          } else if (inner.equals("args") || inner.equals("env")) {
            field(inner);
          } else {
            parser.skipChildren();
          }
        }
      }
      default -> text(field).ifPresent(commandWords::add);
    }
  }

  private void address(String field) throws IOException {
    likeServer = true;
    // A second field for the address does not overrule the one for streamable HTTP.
    Optional<String> text = text(field);
    if (!streamingUrl && text.isPresent()) {
      url = text;
    }
  }

  private Optional<String> text(String field) throws IOException {
    if (!isString()) {
      reject(field, "a string");
      return Optional.empty();
    }
    return takes(parser.getTextLength()) && parser.getTextLength() > 0
        ? Optional.of(parser.getText())
        : Optional.empty();
  }

  /// Whether so many characters more may be kept.
  private boolean takes(int length) {
    if (length > textLeft) {
      textLeft = 0;
      problem("it has more than %,d characters", MAX_TEXT);
      return false;
    }
    textLeft -= length;
    return true;
  }

  /// An alias of YAML comes as a string, with the name of what it stands for as its text.
  private boolean isString() {
    return parser.currentToken() == JsonToken.VALUE_STRING && !isAlias();
  }

  private boolean isAlias() {
    return isAlias(parser);
  }

  /// Numbers and booleans count as their spelling: people write ports without quotes.
  private void list(String field, List<String> items) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      reject(field, "a list");
      return;
    }
    items.clear();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      untagged(field);
      if (!parser.currentToken().isScalarValue()
          || parser.currentToken() == JsonToken.VALUE_NULL
          || isAlias()) {
        reject(field, "a list of strings");
      } else if (items.size() == MAX_ITEMS) {
        problem("its \"%s\" has more than %,d words", field, MAX_ITEMS);
      } else if (takes(parser.getTextLength())) {
        items.add(parser.getText());
      }
    }
  }

  /// The keys of a map. Its values are looked at and forgotten.
  private void names(String field, Set<String> names) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      reject(field, "an object");
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      if (purpose == Purpose.LOOKUP && name.equals(MERGE_KEY)) {
        problem("its \"%s\" takes names from elsewhere", field);
      }
      if (names.size() == MAX_ITEMS) {
        problem("its \"%s\" has more than %,d names", field, MAX_ITEMS);
      } else if (takes(name.length())) {
        names.add(name);
      }
      if (parser.nextToken() == JsonToken.VALUE_STRING && problem == null && !plaintextSecret) {
        plaintextSecret = secrets.isSecret(name, parser.getText());
      }
      parser.skipChildren();
    }
  }

  /// Anything but a boolean leaves the state unknown: it says too little to lose the server over.
  private void enabled(boolean whenTrue) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_TRUE -> enabled = whenTrue ? Enabled.YES : Enabled.NO;
      case VALUE_FALSE -> enabled = whenTrue ? Enabled.NO : Enabled.YES;
      default -> parser.skipChildren();
    }
  }

  /// What is left out in YAML is as good as null: it says nothing that could be wrong.
  private void reject(String field, String expected) throws IOException {
    if (isBlank(parser)) {
      return;
    }
    problem("its \"%s\" is %s where %s is expected", field, kind(), expected);
    parser.skipChildren();
  }

  /// The first one counts. A file can have a million more, which are not even worded.
  @SuppressWarnings("AnnotateFormatMethod") // as in Sentences
  private void problem(String reason, Object... values) {
    if (problem == null) {
      problem = Sentences.format(reason, values);
    }
  }

  private String kind() {
    return kind(parser);
  }

  /// Whether a value of YAML is left out (`env:` and nothing behind it), which the parser takes for
  /// an empty string.
  static boolean isBlank(JsonParser parser) throws IOException {
    return parser instanceof YAMLParser
        && parser.currentToken() == JsonToken.VALUE_STRING
        && parser.getTextLength() == 0
        && !isAlias(parser);
  }

  private static boolean isAlias(JsonParser parser) {
    return parser instanceof YAMLParser yaml && yaml.isCurrentAlias();
  }

  /// What the value is that the parser stands on, for a person.
  static String kind(JsonParser parser) {
    if (isAlias(parser)) {
      return "an alias, which aiwatch does not follow,";
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "a value";
    };
  }
}
