// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A server's certificate under a root of its own, made by the JDK's keytool for one test.
///
/// @param context serves with it, and as a client trusts it
/// @param trust holds its root
/// @param root the same as PEM
public record TestCertificate(SSLContext context, KeyStore trust, String root) {
  private static final String PASSWORD = "not-a-secret";

  /// A certificate that is valid now.
  ///
  /// @param names what it is for, as keytool spells it: `ip:127.0.0.1`
  public static TestCertificate forNames(Path folder, String names) {
    return make(folder, names, List.of("-validity", "2"));
  }

  /// A certificate whose time is over, under a root that is valid.
  public static TestCertificate expired(Path folder, String names) {
    return make(folder, names, List.of("-startdate", "-10d", "-validity", "2"));
  }

  /// A certificate whose time has not come, under a root that is valid.
  public static TestCertificate early(Path folder, String names) {
    return make(folder, names, List.of("-startdate", "+5d", "-validity", "2"));
  }

  /// A certificate that is its own root.
  public static TestCertificate selfSigned(Path folder, String names) {
    Path store = folder.resolve("keys.p12");
    Path root = folder.resolve("root.pem");
    keytool(
        store,
        "-genkeypair",
        "-alias",
        "server",
        "-keyalg",
        "EC",
        "-dname",
        "CN=test server",
        "-ext",
        "san=" + names);
    keytool(store, "-exportcert", "-rfc", "-alias", "server", "-file", root.toString());
    return read(store, root);
  }

  private static TestCertificate make(Path folder, String names, List<String> validity) {
    Path root = folder.resolve("root.pem");
    Path request = folder.resolve("server.csr");
    Path signed = folder.resolve("server.pem");
    Path store = folder.resolve("keys.p12");
    keytool(
        store,
        "-genkeypair",
        "-alias",
        "root",
        "-keyalg",
        "EC",
        "-dname",
        "CN=test root",
        "-ext",
        "bc:c",
        "-startdate",
        "-20d",
        "-validity",
        "40");
    keytool(store, "-exportcert", "-rfc", "-alias", "root", "-file", root.toString());
    keytool(store, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=test server");
    keytool(store, "-certreq", "-alias", "server", "-file", request.toString());
    List<String> sign =
        new ArrayList<>(
            List.of(
                "-gencert",
                "-rfc",
                "-alias",
                "root",
                "-ext",
                "san=" + names,
                "-infile",
                request.toString(),
                "-outfile",
                signed.toString()));
    sign.addAll(validity);
    keytool(store, sign.toArray(String[]::new));
    keytool(store, "-importcert", "-noprompt", "-alias", "server", "-file", signed.toString());
    keytool(store, "-delete", "-alias", "root");
    return read(store, root);
  }

  private static TestCertificate read(Path store, Path root) {
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(new ByteArrayInputStream(Files.readAllBytes(store)), PASSWORD.toCharArray());
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD.toCharArray());
      Certificate[] chain = keys.getCertificateChain("server");
      keys.setCertificateEntry("root", chain[chain.length - 1]);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(keys);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
      return new TestCertificate(context, keys, Files.readString(root));
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static void keytool(Path store, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError(command + ": " + output);
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
