// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import com.runlayer.aiwatch.discovery.inventory.Enabled;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads the servers of JetBrains' AI Assistant up to 2025.2 from the settings files of the
/// products, as a stream. A server is an element below one of two components that has the options
/// `name` and `programPath` or `url`. Used once.
///
/// Source of the names: the plugin's state classes, as public scanners describe them.
final class JetBrainsXml {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_SERVERS = 2_000;
  private static final int MAX_TEXT = 128 * 1024;
  private static final int MAX_NAMES = 4_096;
  private static final int MAX_PROBLEMS = 100;

  /// What all servers of a file may have together, in characters.
  private static final int MAX_TOTAL = 1 << 20;
  private static final Set<String> COMPONENTS =
      Set.of("McpApplicationServerCommands", "McpProjectServerCommands");
  private static final Set<String> STARTS = Set.of("programPath", "command", "url");
  private static final Set<String> OPTIONS =
      Set.of("name", "programPath", "command", "url", "arguments", "enabled");

  /// One open element, and what its options say.
  private static final class Element {
    private final Map<String, String> options = new LinkedHashMap<>();
    private final Set<String> environment = new TreeSet<>();
    private boolean plaintextSecret;
    private boolean tooLong;
  }

  private final SecretCheck secrets;
  private final Map<String, RawServer> servers = new LinkedHashMap<>();
  private final List<FileReading.Problem> problems = new ArrayList<>();
  private final Deque<Element> open = new ArrayDeque<>();
  private boolean inComponent;
  private int componentDepth;
  private long text;
  private boolean overfull;

  JetBrainsXml(SecretCheck secrets) {
    this.secrets = secrets;
  }

  FileReading read(byte[] content, int start) {
    if (start == content.length) {
      return result();
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    // No document type, hence no entity of the file's own and nothing to fetch.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    // Counted here, with a sentence of its own.
    factory.setProperty("jdk.xml.maxElementDepth", 0);
    try {
      // The products write UTF-8. Given bytes, the parser would look for the character set that the
      // file names, and complain about others on stderr.
      XMLStreamReader reader =
          factory.createXMLStreamReader(
              new InputStreamReader(
                  new ByteArrayInputStream(content, start, content.length - start),
                  StandardCharsets.UTF_8));
      try {
        return document(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      return FileReading.broken(
          e.getLocation() == null
              ? "is not valid XML"
              : "is not valid XML at line " + e.getLocation().getLineNumber());
    } catch (RuntimeException e) {
      // The JDK's parser lets some of them out for malformed text, none of which is documented.
      return FileReading.broken("is not valid XML");
    }
  }

  private FileReading document(XMLStreamReader reader) throws XMLStreamException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> {
          return FileReading.broken("declares a document type, which such a file never does");
        }
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.size() == MAX_DEPTH) {
            return FileReading.broken(
                Sentences.format("goes beyond what aiwatch reads of XML: %,d levels", MAX_DEPTH));
          }
          start(reader);
        }
        case XMLStreamConstants.END_ELEMENT -> end();
        default -> {}
      }
    }
    return result();
  }

  private void start(XMLStreamReader reader) {
    Element parent = open.peek();
    String tag = reader.getLocalName();
    if (!inComponent && tag.equals("component")) {
      String name = reader.getAttributeValue(null, "name");
      inComponent = name != null && COMPONENTS.contains(name);
      componentDepth = open.size();
    } else if (inComponent && parent != null) {
      option(reader, tag, parent);
    }
    open.push(new Element());
  }

  private void option(XMLStreamReader reader, String tag, Element parent) {
    String name = reader.getAttributeValue(null, tag.equals("entry") ? "key" : "name");
    String value = reader.getAttributeValue(null, "value");
    if (name == null) {
      return;
    }
    switch (tag) {
      case "option" -> {
        if (value != null && OPTIONS.contains(name)) {
          boolean tooLong = value.length() > MAX_TEXT;
          parent.tooLong |= tooLong;
          parent.options.put(name, tooLong ? "" : value);
        }
      }
      case "env", "entry" -> {
        variable(parent, name);
        parent.plaintextSecret |= value != null && secrets.isSecret(name, value);
      }
      default -> {}
    }
  }

  private static void variable(Element element, String name) {
    if (name.length() > MAX_TEXT || element.environment.size() == MAX_NAMES) {
      element.tooLong |= !element.environment.contains(name);
    } else {
      element.environment.add(name);
    }
  }

  private void end() {
    Element element = open.pop();
    if (!inComponent) {
      return;
    }
    if (open.size() == componentDepth) {
      inComponent = false;
    }
    Element parent = open.peek();
    if (!server(element) && parent != null) {
      // Variables lie in an element of their own below the server that they belong to.
      element.environment.forEach(name -> variable(parent, name));
      parent.plaintextSecret |= element.plaintextSecret;
      parent.tooLong |= element.tooLong;
    }
  }

  private boolean server(Element element) {
    String name = element.options.getOrDefault("name", "");
    Optional<String> command = text(element, "programPath").or(() -> text(element, "command"));
    Optional<String> url = text(element, "url");
    if (element.tooLong && element.options.keySet().stream().anyMatch(STARTS::contains)) {
      problem(name, Sentences.format("it has more than %,d characters", MAX_TEXT));
      return true;
    }
    if (name.isEmpty() || (command.isEmpty() && url.isEmpty())) {
      return false;
    }
    if (name.length() > EntryParser.MAX_NAME) {
      problem(
          name, Sentences.format("its name has more than %,d characters", EntryParser.MAX_NAME));
      return true;
    }
    add(
        new RawServer(
            name,
            Transports.type(Optional.empty(), command.isPresent(), false),
            command,
            words(element.options.getOrDefault("arguments", "")),
            url,
            List.copyOf(element.environment),
            List.of(),
            switch (element.options.getOrDefault("enabled", "")) {
              case "true" -> Enabled.YES;
              case "false" -> Enabled.NO;
              default -> Enabled.UNKNOWN;
            },
            element.plaintextSecret,
            List.of()));
    return true;
  }

  private void add(RawServer server) {
    RawServer former = servers.remove(server.name());
    text += server.length() - (former == null ? 0 : former.length());
    if (servers.size() >= MAX_SERVERS || text > MAX_TOTAL) {
      text -= server.length();
      overfull = true;
    } else {
      servers.put(server.name(), server);
    }
  }

  private void problem(String name, String reason) {
    if (problems.size() == MAX_PROBLEMS) {
      overfull = true;
    } else {
      problems.add(
          new FileReading.Problem(
              name.isEmpty() || name.length() > EntryParser.MAX_NAME ? "(no name)" : name, reason));
    }
  }

  private static Optional<String> text(Element element, String option) {
    return Optional.ofNullable(element.options.get(option)).filter(value -> !value.isBlank());
  }

  /// The arguments are one text, with quotes around words that hold spaces.
  private static List<String> words(String arguments) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    boolean quoted = false;
    for (int i = 0; i < arguments.length(); i++) {
      char c = arguments.charAt(i);
      if (c == '"') {
        quoted = !quoted;
        inWord = true;
      } else if (!quoted && Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
        }
        word.setLength(0);
        inWord = false;
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  private FileReading result() {
    return new FileReading(
        servers.values().stream()
            .map(server -> new FileReading.Found(Optional.empty(), server))
            .toList(),
        problems,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        overfull);
  }
}
