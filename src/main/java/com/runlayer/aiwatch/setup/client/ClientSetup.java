// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.setup.client;

import com.runlayer.aiwatch.hook.event.HookClient;
import java.util.List;

/// What one client needs so that it starts our hook. Pure: opens nothing but through what it is
/// given.
public interface ClientSetup {
  /// The client.
  HookClient client();

  /// The files in which something of ours belongs, the machine's first; none where the client is
  /// not there and is only set up where it is.
  List<HookFile> files(Scope scope, Look look);

  /// What makes the client ignore a file that is in place.
  List<Shadow> shadows(Scope scope, Look look);

  /// What stays open although everything is in place: a sentence each.
  List<String> holes(Scope scope);
}
