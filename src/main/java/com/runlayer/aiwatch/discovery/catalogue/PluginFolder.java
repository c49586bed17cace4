// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.catalogue;

import com.runlayer.aiwatch.config.Layout;
import java.util.List;
import java.util.Map;

/// A place below which a client installs plugins or extensions.
///
/// @param type what the client calls them, for the report: `claude_code_plugin`
/// @param templates per system, as [Places] understands them
/// @param manifests paths from a plugin's folder, one of which a plugin has
/// @param depth how many levels below the place a plugin's folder can be, at least 1
/// @param source where the knowledge comes from
public record PluginFolder(
    String type,
    Map<Layout.Os, List<String>> templates,
    List<String> manifests,
    int depth,
    String source) {
  /// Copies everything.
  public PluginFolder {
    templates = Map.copyOf(templates);
    manifests = List.copyOf(manifests);
  }
}
