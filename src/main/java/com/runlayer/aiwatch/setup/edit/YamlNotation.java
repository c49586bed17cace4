// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;

/// YAML. What stands on the path of a change must mean the same to every reader: no anchor, alias,
/// tag or merged mapping, no key twice, no tab that indents.
final class YamlNotation implements Notation {
  private final ObjectMapper mapper = JsonText.mapper(factory());

  private static YAMLFactory factory() {
    LoaderOptions options = new LoaderOptions();
    // A text grows by what is put in; its size is checked before.
    options.setCodePointLimit(2 * Format.YAML.maxBytes());
    options.setNestingDepthLimit(YamlScanner.MAX_DEPTH);
    // A builder leaves out what a factory has by default: a value that is not there is null.
    return YAMLFactory.builder()
        .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
        .streamReadConstraints(JsonText.CONSTRAINTS)
        .loaderOptions(options)
        .build();
  }

  @Override
  public String blank() {
    return "";
  }

  @Override
  public ObjectNode parse(String text) throws RefusedException {
    Optional<YamlNode> root = YamlScanner.scan(text).root();
    return root.isEmpty() || isNull(root.get())
        ? JsonNodeFactory.instance.objectNode()
        : JsonText.object(mapper, Format.YAML, text);
  }

  private static boolean isNull(YamlNode node) {
    return node.kind() == YamlNode.Kind.PLAIN && node.isEmpty();
  }

  @Override
  public List<Splice> splices(String text, Change change) throws RefusedException {
    checkLines(text);
    YamlScanner.Document document = YamlScanner.scan(text);
    Optional<YamlNode> written = document.root().filter(each -> each.start() < each.end());
    if (written.isEmpty()) {
      return intoNothing(text, document, change);
    }
    YamlNode root = written.get();
    YamlInsertion insertion = new YamlInsertion(text, YamlStyle.of(text, root));
    return switch (change) {
      case Change.Put put -> put(text, root, insertion, put);
      case Change.Append append ->
          insertion.item(YamlPlace.find(text, root, append.list()), append.value());
      case Change.Replace replace ->
          insertion.itemValue(
              YamlPlace.find(text, root, replace.list()), replace.index(), replace.value());
      case Change.Remove remove ->
          new YamlRemoval(text).entry(YamlPlace.find(text, root, remove.list()), remove.index());
      case Change.Drop drop -> {
        YamlPlace object = YamlPlace.find(text, root, drop.parent());
        YamlPlace member =
            object
                .member(text, drop.key())
                .orElseThrow(() -> new RefusedException("has a key that is not edited"));
        yield new YamlRemoval(text)
            .entry(object, object.node().entries().indexOf(member.entry().orElseThrow()));
      }
    };
  }

  private static List<Splice> put(
      String text, YamlNode root, YamlInsertion insertion, Change.Put put) throws RefusedException {
    YamlPlace object = YamlPlace.find(text, root, put.parent());
    Optional<YamlPlace> old = object.member(text, put.key());
    if (old.isEmpty()) {
      return insertion.member(object, put.key(), put.value());
    }
    YamlPlace.find(text, root, TomlNotation.path(put.parent(), put.key()));
    return insertion.value(old.get(), put.value());
  }

  /// A document without a value.
  private static List<Splice> intoNothing(String text, YamlScanner.Document document, Change change)
      throws RefusedException {
    if (document.ended() || !(change instanceof Change.Put put)) {
      throw YamlPlace.unsure(text, text.length());
    }
    JsonNode value = put.value();
    YamlStyle style = new YamlStyle(2, 2, false);
    return new YamlInsertion(text, style).root(put.key(), value);
  }

  /// Lines must be what other readers take for lines, and their indentation spaces.
  private static void checkLines(String text) throws RefusedException {
    for (int at = 0; at < text.length(); at = Lines.next(text, at)) {
      int begin = Lines.skipBlanks(text, at);
      int end = Lines.end(text, at);
      if (begin < end && text.substring(at, begin).indexOf('\t') >= 0) {
        throw new RefusedException(
            "uses a tab for indentation at line %d".formatted(Lines.number(text, at)));
      }
      for (int i = at; i < end; i++) {
        if ("\r\u0085\u2028\u2029".indexOf(text.charAt(i)) >= 0) {
          throw new RefusedException(
              "has an unusual line break at line %d".formatted(Lines.number(text, i)));
        }
      }
    }
  }
}
