// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.runlayer.aiwatch.discovery.inventory.Sentences;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentEndEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/// Finds where the values of a YAML text lie, from the events of SnakeYAML's parser.
final class YamlScanner {
  static final int MAX_DEPTH = 100;
  private static final int MAX_ALIASES = 50;

  private final int[] offsets;
  private final Deque<Frame> open = new ArrayDeque<>();
  private Optional<YamlNode> root = Optional.empty();
  private int aliases;
  private int documents;
  private boolean ended;

  private YamlScanner(String text) {
    this.offsets = offsets(text);
  }

  /// A map or list that has not ended yet.
  private static final class Frame {
    private final YamlNode.Kind kind;
    private final boolean flow;
    private final boolean marked;
    private final int start;
    private final List<YamlNode.Entry> entries = new ArrayList<>();
    private Optional<YamlNode> key = Optional.empty();

    Frame(YamlNode.Kind kind, boolean flow, boolean marked, int start) {
      this.kind = kind;
      this.flow = flow;
      this.marked = marked;
      this.start = start;
    }
  }

  /// @param root empty if the document is empty
  /// @param ended whether an end of the document is written (`...`)
  record Document(Optional<YamlNode> root, boolean ended) {}

  static Document scan(String text) throws RefusedException {
    LoaderOptions options = new LoaderOptions();
    // A text grows by what is put in; its size is checked before.
    options.setCodePointLimit(2 * Format.YAML.maxBytes());
    options.setNestingDepthLimit(MAX_DEPTH);
    YamlScanner scanner = new YamlScanner(text);
    try {
      ParserImpl parser = new ParserImpl(new StreamReader(text), options);
      while (!parser.checkEvent(Event.ID.StreamEnd)) {
        scanner.take(parser.getEvent());
      }
    } catch (MarkedYAMLException e) {
      // Its message quotes the text.
      throw new RefusedException(
          "is not valid YAML"
              + (e.getProblemMark() == null
                  ? ""
                  : " at line %d, column %d"
                      .formatted(
                          e.getProblemMark().getLine() + 1, e.getProblemMark().getColumn() + 1)));
    } catch (YAMLException e) {
      throw new RefusedException("is not valid YAML");
    }
    return new Document(scanner.root, scanner.ended);
  }

  private void take(Event event) throws RefusedException {
    switch (event) {
      case ScalarEvent scalar -> add(scalar(scalar));
      case CollectionStartEvent start -> {
        if (open.size() >= MAX_DEPTH) {
          throw new RefusedException("is nested too deeply to be edited");
        }
        open.push(
            new Frame(
                start instanceof MappingStartEvent ? YamlNode.Kind.MAP : YamlNode.Kind.LIST,
                start.isFlow(),
                isMarked(start),
                start(start)));
      }
      case DocumentEndEvent end -> ended = end.getExplicit();
      default -> {
        if (event.is(Event.ID.DocumentStart)) {
          if (++documents > 1) {
            throw new RefusedException("holds more than one YAML document");
          }
        } else if (event.is(Event.ID.Alias)) {
          if (++aliases > MAX_ALIASES) {
            throw new RefusedException(Sentences.format("uses more than %,d aliases", MAX_ALIASES));
          }
          add(node(YamlNode.Kind.ALIAS, true, event, Optional.empty()));
        } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
          add(close(event));
        }
      }
    }
  }

  private YamlNode scalar(ScalarEvent event) {
    boolean block =
        event.getScalarStyle() == DumperOptions.ScalarStyle.LITERAL
            || event.getScalarStyle() == DumperOptions.ScalarStyle.FOLDED;
    YamlNode.Kind quoted = block ? YamlNode.Kind.BLOCK_SCALAR : YamlNode.Kind.QUOTED;
    return node(
        event.isPlain() ? YamlNode.Kind.PLAIN : quoted,
        isMarked(event),
        event,
        Optional.of(event.getValue()));
  }

  private YamlNode node(YamlNode.Kind kind, boolean marked, Event event, Optional<String> scalar) {
    return new YamlNode(kind, false, marked, start(event), end(event), scalar, List.of());
  }

  private YamlNode close(Event event) {
    Frame frame = open.pop();
    int end = frame.flow || frame.entries.isEmpty() ? end(event) : frame.entries.getLast().end();
    return new YamlNode(
        frame.kind, frame.flow, frame.marked, frame.start, end, Optional.empty(), frame.entries);
  }

  private void add(YamlNode node) {
    Frame frame = open.peek();
    if (frame == null) {
      root = Optional.of(node);
    } else if (frame.kind == YamlNode.Kind.LIST) {
      frame.entries.add(new YamlNode.Entry(Optional.empty(), node));
    } else if (frame.key.isEmpty()) {
      frame.key = Optional.of(node);
    } else {
      frame.entries.add(new YamlNode.Entry(frame.key, node));
      frame.key = Optional.empty();
    }
  }

  private static boolean isMarked(NodeEvent event) {
    return event.getAnchor() != null
        || switch (event) {
          case ScalarEvent scalar -> scalar.getTag() != null;
          case CollectionStartEvent start -> start.getTag() != null;
          default -> false;
        };
  }

  private int start(Event event) {
    return offset(event.getStartMark().getIndex());
  }

  private int end(Event event) {
    return offset(event.getEndMark().getIndex());
  }

  private int offset(int codePoint) {
    return offsets.length == 0 ? codePoint : offsets[codePoint];
  }

  /// Of every code point; none where each is one unit.
  private static int[] offsets(String text) {
    int count = text.codePointCount(0, text.length());
    if (count == text.length()) {
      return new int[0];
    }
    int[] offsets = new int[count + 1];
    int at = 0;
    for (int i = 0; i < count; i++) {
      offsets[i] = at;
      at += Character.charCount(text.codePointAt(at));
    }
    offsets[count] = at;
    return offsets;
  }
}
