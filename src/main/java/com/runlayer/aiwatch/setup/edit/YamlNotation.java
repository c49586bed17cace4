// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.edit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// YAML.
final class YamlNotation implements Notation {
  @Override
  public String blank() {
    return "";
  }

  @Override
  public ObjectNode parse(String text) throws RefusedException {
    throw new RefusedException("is YAML, which is not edited yet");
  }

  @Override
  public List<Splice> splices(String text, Change change) throws RefusedException {
    throw new RefusedException("is YAML, which is not edited yet");
  }
}
