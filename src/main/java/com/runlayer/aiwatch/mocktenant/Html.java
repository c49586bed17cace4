// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import java.util.List;

/// Pieces of HTML from text that anybody may have written.
final class Html {
  private Html() {}

  /// Text as HTML shows it: markup loses its meaning, and characters that would hide or reorder
  /// what is shown become visible.
  static String escape(String text) {
    StringBuilder html = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(html, point));
    return html.toString();
  }

  private static void append(StringBuilder html, int point) {
    switch (point) {
      case '&' -> html.append("&amp;");
      case '<' -> html.append("&lt;");
      case '>' -> html.append("&gt;");
      case '"' -> html.append("&quot;");
      case '\'' -> html.append("&#39;");
      default -> {
        switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              html.append(String.format("\\u%04x", point));
          default -> html.appendCodePoint(point);
        }
      }
    }
  }

  /// A table. On a narrow screen each row becomes a block, where every cell is preceded by its
  /// column's name.
  ///
  /// @param columns their names
  /// @param rows the cells' texts, not yet escaped
  static String table(List<String> columns, List<List<String>> rows) {
    StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
    columns.forEach(name -> html.append("<th scope=\"col\">").append(escape(name)).append("</th>"));
    html.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        html.append("<td data-column=\"")
            .append(escape(columns.get(i)))
            .append("\">")
            .append(escape(row.get(i)))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody>\n</table>\n").toString();
  }
}
