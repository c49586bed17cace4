// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.runlayer.aiwatch.discovery.inventory.Sentences;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads a file of any format and shape as a stream of tokens, so that a large one never becomes a
/// tree.
///
/// For one thread; each notation's parser is made when the first file of it comes.
public final class ConfigurationParser {
  /// Deeper is no configuration but an attack on the stack.
  private static final int MAX_DEPTH = 100;

  static final int MAX_NUMBER_LENGTH = 100;
  private static final int MAX_NAME_LENGTH = 50_000;

  /// For text that is looked at; what is passed over may be as long as the file.
  private static final int MAX_STRING_LENGTH = 1 << 20;

  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(MAX_NUMBER_LENGTH)
          .maxNameLength(MAX_NAME_LENGTH)
          .maxStringLength(MAX_STRING_LENGTH)
          .build();

  private final SecretCheck secrets;
  private final Purpose purpose;
  private @Nullable JsonFactory json;
  private @Nullable JsonFactory toml;
  private @Nullable JsonFactory yaml;

  /// For a scan.
  ///
  /// @param secrets asked about the values of variables and headers
  public ConfigurationParser(SecretCheck secrets) {
    this(secrets, Purpose.SCAN);
  }

  private ConfigurationParser(SecretCheck secrets, Purpose purpose) {
    this.secrets = secrets;
    this.purpose = purpose;
  }

  /// For a lookup, which has no interest in secrets.
  public static ConfigurationParser forLookup() {
    return new ConfigurationParser((name, value) -> false, Purpose.LOOKUP);
  }

  /// Reads one file. Throws nothing that the content can cause: what does not follow the format is
  /// a broken reading, which never holds a piece of the content.
  ///
  /// @param content for [Format#BUNDLE] the manifest
  public FileReading parse(byte[] content, Format format, Shape shape) {
    int start = hasByteOrderMark(content) ? 3 : 0;
    return switch (format) {
      case JSON, BUNDLE -> {
        json = or(json, ConfigurationParser::jsonFactory);
        yield tokens(json, content, start, format, shape);
      }
      case TOML -> {
        if (TomlNumbers.tooLong(content, start)) {
          yield beyondLimits(format);
        }
        toml = or(toml, () -> TomlFactory.builder().streamReadConstraints(CONSTRAINTS).build());
        yield tokens(toml, content, start, format, shape);
      }
      case YAML -> {
        yaml = or(yaml, ConfigurationParser::yamlFactory);
        yield tokens(yaml, content, start, format, shape);
      }
      case JETBRAINS_XML -> new JetBrainsXml(secrets).read(content, start);
    };
  }

  private FileReading tokens(
      JsonFactory factory, byte[] content, int start, Format format, Shape shape) {
    try (JsonParser parser = factory.createParser(content, start, content.length - start)) {
      return new ShapeReader(parser, shape, secrets, purpose, format == Format.YAML).read();
    } catch (StreamConstraintsException e) {
      return beyondLimits(format);
    } catch (JsonProcessingException e) {
      // Its message may quote the file.
      return FileReading.broken("is not valid " + format.label() + place(e.getLocation()));
    } catch (IOException e) {
      return FileReading.broken("is not valid " + format.label() + ": it is no UTF-8 text");
    } catch (YAMLException e) {
      // Limits of the parser below Jackson's, which lets them out as they are.
      return FileReading.broken("is not valid " + format.label());
    } catch (StackOverflowError e) {
      return beyondLimits(format);
    }
  }

  private static FileReading beyondLimits(Format format) {
    return FileReading.broken(
        Sentences.format(
            "goes beyond what aiwatch reads of %s: %,d levels, names of %,d, numbers of %,d and texts"
                + " of %,d characters",
            format.label(), MAX_DEPTH, MAX_NAME_LENGTH, MAX_NUMBER_LENGTH, MAX_STRING_LENGTH));
  }

  private static JsonFactory jsonFactory() {
    return new JsonFactoryBuilder()
        .streamReadConstraints(CONSTRAINTS)
        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
        .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
        .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
        .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .build();
  }

  private static JsonFactory yamlFactory() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit((int) Format.YAML.maxBytes());
    options.setNestingDepthLimit(MAX_DEPTH);
    return YAMLFactory.builder().streamReadConstraints(CONSTRAINTS).loaderOptions(options).build();
  }

  private static JsonFactory or(@Nullable JsonFactory made, Supplier<JsonFactory> maker) {
    return made == null ? maker.get() : made;
  }

  private static String place(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line %d, column %d".formatted(location.getLineNr(), location.getColumnNr());
  }

  private static boolean hasByteOrderMark(byte[] content) {
    return content.length >= 3
        && content[0] == (byte) 0xEF
        && content[1] == (byte) 0xBB
        && content[2] == (byte) 0xBF;
  }
}
