// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The binary files are written by dd-plist, so that reader and writer share no mistake.
@Timeout(60)
class PlistTest {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
      """;

  private static final Map<String, PlistValue> ALL =
      Map.of(
          "Host", new PlistValue.Text("https://acme.runlayer.com"),
          "Username", new PlistValue.Text("Zoë & <Ada> 鍵"),
          "Enforcement", new PlistValue.Truth(false),
          "Sessions", new PlistValue.Truth(true),
          "ExcludePaths",
              new PlistValue.Array(
                  List.of(
                      new PlistValue.Text("a"),
                      new PlistValue.Other("a number"),
                      new PlistValue.Other("a dictionary"),
                      new PlistValue.Other("an array"))),
          "Number", new PlistValue.Other("a number"),
          "Real", new PlistValue.Other("a number"),
          "Date", new PlistValue.Other("a date"),
          "Data", new PlistValue.Other("data"),
          "Dict", new PlistValue.Other("a dictionary"));

  @Nested
  class Xml {
    @Test
    void every_type_is_told_from_the_others() throws PlistException {
      assertThat(
              read(
                  HEAD
                      + """
                      <plist version="1.0">
                      <!-- pushed by the MDM -->
                      <dict>
                        <key>Host</key><string>https://acme.runlayer.com</string>
                        <key>Username</key>
                        <string>Zo&#235; &amp; <![CDATA[<Ada>]]> 鍵</string>
                        <key>Enforcement</key><false/>
                        <key>Sessions</key><true></true>
                        <key>ExcludePaths</key>
                        <array><string>a</string><integer>1</integer><dict/><array><string>b</string></array></array>
                        <key>Number</key><integer>12345678901234567890123456789012345678901234567890</integer>
                        <key>Real</key><real>1.5</real>
                        <key>Date</key><date>2026-11-24T00:00:00Z</date>
                        <key>Data</key><data>AAAA</data>
                        <key>Dict</key><dict><key>Host</key><string>https://inner.example</string></dict>
                      </dict>
                      </plist>
                      """))
          .isEqualTo(ALL);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<!DOCTYPE plist PUBLIC \"-//Apple Computer//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\">",
          "<!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\"\n  \"https://www.apple.com/DTDs/PropertyList-1.0.dtd\" >",
          "",
          "\uFEFF",
        })
    void apples_declaration_may_be_there_or_not(String declaration) throws PlistException {
      assertThat(read(declaration + "<plist><dict/></plist>")).isEmpty();
    }

    @Test
    void a_bomb_of_entities_is_refused_before_it_is_read() {
      StringBuilder bomb = new StringBuilder("<!DOCTYPE plist [<!ENTITY e0 \"boom\">");
      for (int i = 1; i < 30; i++) {
        String before = "&e" + (i - 1) + ";";
        bomb.append("<!ENTITY e").append(i).append(" \"").append(before.repeat(10)).append("\">");
      }
      bomb.append("]><plist><dict><key>Host</key><string>&e29;</string></dict></plist>");

      assertThatThrownBy(() -> read(bomb.toString()))
          .hasMessage("declares a document type other than Apple's");
    }

    @Test
    void an_external_entity_is_refused_and_never_read(@TempDir Path folder) throws IOException {
      Path file = Files.writeString(folder.resolve("secret"), "https://evil.example");
      String declared =
          "<!DOCTYPE plist [<!ENTITY x SYSTEM \""
              + file.toUri()
              + "\">]>"
              + "<plist><dict><key>Host</key><string>&x;</string></dict></plist>";

      assertThatThrownBy(() -> read(declared))
          .hasMessage("declares a document type other than Apple's");
      assertThatThrownBy(
              () -> read(declared.replace("<!DOCTYPE", "<!DOCTYPE ").toUpperCase(Locale.ROOT)))
          .isInstanceOf(PlistException.class);
    }

    @Test
    void a_foreign_definition_is_refused() {
      assertThatThrownBy(
              () ->
                  read(
                      "<!DOCTYPE plist SYSTEM \"http://127.0.0.1:9/x.dtd\"><plist><dict/></plist>"))
          .isInstanceOf(PlistException.class);
      assertThatThrownBy(
              () ->
                  read(
                      HEAD.replace(
                              "PropertyList-1.0.dtd\">",
                              "PropertyList-1.0.dtd\" [<!ENTITY a 'b'>]>")
                          + "<plist><dict/></plist>"))
          .isInstanceOf(PlistException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {150, 100_000})
    void deep_nesting_is_refused_and_not_climbed(int depth) {
      assertThatThrownBy(() -> read(nested(depth))).isInstanceOf(PlistException.class);
    }

    @Test
    void a_value_that_no_key_takes_may_be_nested() throws PlistException {
      assertThat(read(nested(90))).containsOnlyKeys("K");
    }

    private static String nested(int depth) {
      return "<plist><dict><key>K</key>"
          + "<array>".repeat(depth)
          + "</array>".repeat(depth)
          + "</dict></plist>";
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "nonsense",
          "{\"Host\": \"https://acme.runlayer.com\"}",
          "<plist>",
          "<plist/>",
          "<plist><array/></plist>",
          "<dict/>",
          "<plist><dict><key>Host</key><string>https://acme.run",
          "<plist><dict><key>Host</key><string>https://acme.runlayer.com</string></dict>",
          "<plist><dict><key>Host</key></dict></plist>",
          "<plist><dict><string>x</string></dict></plist>",
          "<plist><dict>text<key>Host</key><true/></dict></plist>",
          "<plist><dict><key>Host</key><strin>x</strin></dict></plist>",
          "<plist><dict><key>Host</key><string>&x;</string></dict></plist>",
          "<plist><dict><key>Host</key><string>a<b/></string></dict></plist>",
          "<plist><dict><key>A</key><true/><key>A</key><false/></dict></plist>",
          "<plist><dict/></plist><plist/>",
        })
    void what_is_damaged_does_not_count(String text) {
      assertThatThrownBy(() -> read(text)).isInstanceOf(PlistException.class);
    }

    @Test
    void what_is_not_utf_8_does_not_count() {
      byte[] latin =
          "<plist><dict><key>\u00e9</key><true/></dict></plist>"
              .getBytes(StandardCharsets.ISO_8859_1);

      assertThatThrownBy(() -> Plist.read(latin))
          .hasMessage("is neither a binary property list nor UTF-8 text");
      assertThatThrownBy(
              () -> Plist.read("<plist><dict/></plist>".getBytes(StandardCharsets.UTF_16)))
          .isInstanceOf(PlistException.class);
    }

    private static Map<String, PlistValue> read(String text) throws PlistException {
      return Plist.read(text.getBytes(UTF_8));
    }
  }

  @Nested
  class Binary {
    @Test
    void every_type_is_told_from_the_others() throws IOException, PlistException {
      assertThat(Plist.read(binary(everything()))).isEqualTo(ALL);
    }

    @Test
    void long_texts_and_many_entries_are_read() throws IOException, PlistException {
      NSDictionary root = new NSDictionary();
      root.put("Long", "x".repeat(100_000));
      for (int i = 0; i < 2_000; i++) {
        root.put("key" + i, i % 2 == 0);
      }

      Map<String, PlistValue> read = Plist.read(binary(root));

      assertThat(read).hasSize(2_001).containsEntry("key7", new PlistValue.Truth(false));
      assertThat(read.get("Long")).isEqualTo(new PlistValue.Text("x".repeat(100_000)));
    }

    @Test
    void a_list_at_the_top_does_not_count() {
      assertThatThrownBy(() -> Plist.read(binary(new NSArray(new NSString("x")))))
          .hasMessage("holds no dictionary at its top");
    }

    @Test
    void overlapping_texts_are_limited_in_sum() {
      int entries = 5_000;
      int text = 200_000;
      assertThatThrownBy(() -> Plist.read(overlapping(entries, text)))
          .hasMessage("holds more text than a configuration needs");
    }

    @Test
    void an_array_that_refers_to_itself_is_harmless() throws PlistException {
      // Objects: 0 = dictionary {1: 2}, 1 = "K", 2 = array of itself.
      byte[] objects = {
        'b',
        'p',
        'l',
        'i',
        's',
        't',
        '0',
        '0',
        (byte) 0xD1,
        1,
        2,
        0x51,
        'K',
        (byte) 0xA1,
        2,
        8,
        11,
        13
      };
      byte[] file =
          ByteBuffer.allocate(objects.length + 32)
              .put(objects)
              .put(new byte[] {0, 0, 0, 0, 0, 0, 1, 1})
              .putLong(3)
              .putLong(0)
              .putLong(15)
              .array();

      assertThat(Plist.read(file))
          .containsExactly(
              Map.entry("K", new PlistValue.Array(List.of(new PlistValue.Other("an array")))));
    }

    @Test
    void any_cut_and_any_changed_byte_ends_in_a_value_or_a_refusal() throws IOException {
      byte[] whole = binary(everything());
      for (int length = 0; length < whole.length; length++) {
        refusedOrRead(Arrays.copyOf(whole, length), "cut to " + length);
      }
      long seed = new Random().nextLong();
      Random random = new Random(seed);
      for (int i = 0; i < 50_000; i++) {
        byte[] changed = whole.clone();
        int count = 1 + random.nextInt(3);
        for (int change = 0; change < count; change++) {
          // Half of the changes hit the trailer, where the structure is.
          int at =
              random.nextBoolean()
                  ? random.nextInt(whole.length)
                  : whole.length - 1 - random.nextInt(32);
          changed[at] = (byte) random.nextInt(256);
        }
        refusedOrRead(changed, "seed " + seed + ", round " + i);
      }
    }

    private static void refusedOrRead(byte[] bytes, String description) {
      try {
        assertThat(Plist.read(bytes)).as(description).isNotNull();
      } catch (PlistException e) {
        assertThat(e).as(description).message().isNotBlank();
      } catch (RuntimeException e) {
        throw new AssertionError(description, e);
      }
    }

    @SuppressWarnings("JavaUtilDate") // what dd-plist takes
    private static NSDictionary everything() {
      NSDictionary root = new NSDictionary();
      root.put("Host", "https://acme.runlayer.com");
      root.put("Username", "Zoë & <Ada> 鍵");
      root.put("Enforcement", false);
      root.put("Sessions", true);
      root.put(
          "ExcludePaths",
          new NSArray(
              new NSString("a"),
              new NSNumber(1),
              new NSDictionary(),
              new NSArray(new NSString("b"))));
      root.put("Number", 42);
      root.put("Real", 1.5);
      root.put("Date", new NSDate(new Date(0)));
      root.put("Data", new byte[] {1, 2, 3});
      NSDictionary inner = new NSDictionary();
      inner.put("Host", "https://inner.example");
      root.put("Dict", inner);
      return root;
    }

    private static byte[] binary(NSObject root) throws IOException {
      return BinaryPropertyListWriter.writeToArray(root);
    }

    /// A dictionary whose keys all lie in the same text, each beginning one byte later.
    private static byte[] overlapping(int entries, int text) {
      int dictionary = 8;
      int texts = dictionary + 4 + 2 * 2 * entries;
      int table = texts + 6 * entries + text;
      ByteBuffer file = ByteBuffer.allocate(table + 4 * (entries + 1) + 32);
      file.put("bplist00".getBytes(UTF_8));
      file.put((byte) 0xDF).put((byte) 0x11).putShort((short) entries);
      for (int i = 1; i <= entries; i++) {
        file.putShort((short) i);
      }
      for (int i = 1; i <= entries; i++) {
        file.putShort((short) i);
      }
      for (int i = 0; i < entries; i++) {
        file.put((byte) 0x5F).put((byte) 0x12).putInt(text);
      }
      file.position(table).putInt(dictionary);
      for (int i = 0; i < entries; i++) {
        file.putInt(texts + 6 * i);
      }
      file.put(new byte[] {0, 0, 0, 0, 0, 0, 4, 2}).putLong(entries + 1L).putLong(0).putLong(table);
      return file.array();
    }
  }
}
