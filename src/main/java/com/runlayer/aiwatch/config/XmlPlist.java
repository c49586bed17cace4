// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The XML format of property lists: UTF-8, read as a stream.
///
/// Every real file has Apple's document type declaration, which refers to a DTD on Apple's server.
/// Exactly that one is blanked out before the parser sees the text; every other declaration, and
/// with it every entity, is refused. So nothing is ever fetched or expanded.
final class XmlPlist {
  private static final int MAX_DEPTH = 100;

  private static final Pattern APPLE_DOCTYPE =
      Pattern.compile(
          "<!DOCTYPE\\s+plist\\s+PUBLIC\\s+\"-//Apple(?: Computer)?//DTD PLIST 1\\.0//EN\"\\s+"
              + "\"https?://www\\.apple\\.com/DTDs/PropertyList-1\\.0\\.dtd\"\\s*>");

  private final XMLStreamReader reader;

  private XmlPlist(XMLStreamReader reader) {
    this.reader = reader;
  }

  static Map<String, PlistValue> read(byte[] bytes) throws PlistException {
    String text = APPLE_DOCTYPE.matcher(decode(bytes)).replaceFirst("");
    if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
      throw new PlistException("declares a document type other than Apple's");
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      try {
        return new XmlPlist(reader).plist();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new PlistException("is no property list" + position(e));
    } catch (RuntimeException e) {
      // The JDK's parser lets some of them out for malformed text, none of which is documented.
      throw new PlistException("is no property list");
    }
  }

  private static String position(XMLStreamException e) {
    return e.getLocation() == null
        ? ""
        : " (line " + e.getLocation().getLineNumber() + " is not well-formed)";
  }

  private static String decode(byte[] bytes) throws PlistException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new PlistException("is neither a binary property list nor UTF-8 text");
    }
  }

  private Map<String, PlistValue> plist() throws XMLStreamException, PlistException {
    if (!nextElement() || !reader.getLocalName().equals("plist")) {
      throw new PlistException("is no property list");
    }
    if (!nextElement() || !reader.getLocalName().equals("dict")) {
      throw new PlistException("holds no dictionary at its top");
    }
    Map<String, PlistValue> dictionary = new LinkedHashMap<>();
    while (nextElement()) {
      if (!reader.getLocalName().equals("key")) {
        throw new PlistException("has a value without a key");
      }
      String key = reader.getElementText();
      if (!nextElement()) {
        throw new PlistException("has a key without a value");
      }
      if (dictionary.put(key, value(true)) != null) {
        throw new PlistException("names the same key twice");
      }
    }
    // The rest too, so that a file that was cut off does not count.
    while (reader.hasNext()) {
      reader.next();
    }
    return dictionary;
  }

  /// The element at whose start the reader stands; afterwards it stands at its end.
  private PlistValue value(boolean withElements) throws XMLStreamException, PlistException {
    String name = reader.getLocalName();
    if (name.equals("string")) {
      return new PlistValue.Text(reader.getElementText());
    }
    if (name.equals("array") && withElements) {
      List<PlistValue> elements = new ArrayList<>();
      while (nextElement()) {
        elements.add(value(false));
      }
      return new PlistValue.Array(List.copyOf(elements));
    }
    skip();
    return switch (name) {
      case "true" -> new PlistValue.Truth(true);
      case "false" -> new PlistValue.Truth(false);
      case "array" -> new PlistValue.Other("an array");
      case "integer", "real" -> new PlistValue.Other("a number");
      case "date" -> new PlistValue.Other("a date");
      case "data" -> new PlistValue.Other("data");
      case "dict" -> new PlistValue.Other("a dictionary");
      default ->
          throw new PlistException(
              "holds an element <" + shown(name) + "> that property lists do not have");
    };
  }

  /// To the end of the element at whose start the reader stands.
  private void skip() throws XMLStreamException, PlistException {
    int depth = 1;
    while (depth > 0) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
      if (depth > MAX_DEPTH) {
        throw new PlistException("is nested deeper than " + MAX_DEPTH + " levels");
      }
    }
  }

  /// To the next element's start; false where the surrounding element ends first.
  private boolean nextElement() throws XMLStreamException, PlistException {
    while (true) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        case XMLStreamConstants.CHARACTERS -> {
          if (!reader.isWhiteSpace()) {
            throw new PlistException("has text between its elements");
          }
        }
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
  }

  private static String shown(String name) {
    return name.length() > 40 || !name.chars().allMatch(c -> c > ' ' && c < 127) ? "…" : name;
  }
}
