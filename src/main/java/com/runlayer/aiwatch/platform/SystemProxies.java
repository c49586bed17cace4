// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// Where the operating system keeps its proxies.
public interface SystemProxies {
  /// What holds at this moment; nothing where the system cannot be asked.
  SystemProxySettings current();

  /// A system without such settings, as Linux is one.
  static SystemProxies none() {
    return SystemProxySettings::none;
  }
}
