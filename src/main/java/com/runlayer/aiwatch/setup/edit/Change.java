// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/// One wish of an edit. A path is a list of member names from the root on; a member that is there
/// with the value null counts as missing.
///
/// Of the changes of one edit those of list items come first, by their index in the text as it was;
/// the others follow in the given order, each upon the outcome of the one before.
public sealed interface Change {
  /// The member `key` of the object at `parent` gets a value. A new member comes last; objects
  /// that are missing are made.
  record Put(List<String> parent, String key, JsonNode value) implements Change {
    public Put {
      parent = List.copyOf(parent);
    }
  }

  /// A list gets one more item, at its end. The list and the objects above it are made where they
  /// are missing.
  record Append(List<String> list, JsonNode value) implements Change {
    public Append {
      list = List.copyOf(list);
    }
  }

  /// An item of a list becomes another one.
  ///
  /// @param index from 0, in the text as it was before the edit
  record Replace(List<String> list, int index, JsonNode value) implements Change {
    public Replace {
      list = List.copyOf(list);
    }
  }

  /// An item leaves its list, which stays, be it empty.
  ///
  /// @param index from 0, in the text as it was before the edit
  record Remove(List<String> list, int index) implements Change {
    public Remove {
      list = List.copyOf(list);
    }
  }

  /// The member `key` of the object at `parent` goes. Where there is none, nothing happens.
  record Drop(List<String> parent, String key) implements Change {
    public Drop {
      parent = List.copyOf(parent);
    }
  }
}
