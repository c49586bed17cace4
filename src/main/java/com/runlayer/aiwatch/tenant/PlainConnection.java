// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;

/// Opens connections of the JDK's own HTTP client.
final class PlainConnection {
  private PlainConnection() {}

  static HttpURLConnection open(TenantConnection connection, URI url) throws IOException {
    HttpURLConnection http = (HttpURLConnection) url.toURL().openConnection(Proxy.NO_PROXY);
    http.setInstanceFollowRedirects(false);
    http.setUseCaches(false);
    http.setRequestProperty("User-Agent", connection.userAgent());
    return http;
  }
}
