// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import java.util.List;
import java.util.Optional;

/// Where a value of JSON lies in its text.
///
/// @param start of its first character
/// @param end behind its last one
/// @param items members or items, in their order; none for a scalar
record JsonSpan(Kind kind, int start, int end, List<Item> items) {
  enum Kind {
    OBJECT,
    ARRAY,
    SCALAR
  }

  /// A member or an item.
  ///
  /// @param start of the name of a member, of the value of an item
  /// @param colon behind the name; -1 for an item
  /// @param comma that follows the value; -1 if none does
  record Item(Optional<String> name, int start, int colon, JsonSpan value, int comma) {
    int end() {
      return value.end();
    }
  }

  JsonSpan {
    items = List.copyOf(items);
  }

  /// The only member of this name.
  ///
  /// @return empty if there is none
  /// @throws RefusedException if there are several: clients differ in which of them counts
  Optional<Item> member(String text, String name) throws RefusedException {
    Optional<Item> found = Optional.empty();
    for (Item item : items) {
      if (item.name().filter(name::equals).isPresent()) {
        if (found.isPresent()) {
          throw new RefusedException(
              "has the member %s twice, the second time at line %d"
                  .formatted(name, Lines.number(text, item.start())));
        }
        found = Optional.of(item);
      }
    }
    return found;
  }
}
