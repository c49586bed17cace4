// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.posix.PosixSafeFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleRootsTest {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  @TempDir static Path certificates;
  private static TestCertificate certificate;
  private static String other;

  @TempDir Path folder;

  @BeforeAll
  static void certificates() throws IOException {
    certificate =
        TestCertificate.forNames(
            Files.createDirectory(certificates.resolve("a")), "dns:tenant.example");
    other =
        TestCertificate.selfSigned(
                Files.createDirectory(certificates.resolve("b")), "dns:b.example")
            .root();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ROOT",
        "# Company Root\nROOT",
        "OTHERROOT",
        "ROOTOTHER",
        BEGIN + "\nAAAA\n" + END + "\nROOT",
        BEGIN + "\n!!!!\n" + END + "\nROOT",
        BEGIN + "\nAAA=A\n" + END + "\nROOT",
        BEGIN + "\n" + END + "\nROOT",
        BEGIN + "\nROOT",
        "ROOT" + BEGIN + "\nAAAA",
        END + "\nROOT" + END,
        "-----BEGIN TRUSTED CERTIFICATE-----\nAAAA\n-----END TRUSTED CERTIFICATE-----\nROOT",
        "\u0000\u00ff\nROOT",
      })
  void damage_beside_a_root_costs_nothing_but_itself(String text) throws Exception {
    assertThat(anchors(text.replace("ROOT", certificate.root()).replace("OTHER", other)))
        .containsExactly(root());
  }

  @Test
  void lines_may_end_as_on_windows() throws Exception {
    assertThat(anchors(certificate.root().replace("\n", "\r\n"))).containsExactly(root());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OTHER", BEGIN, END, BEGIN + END, "no certificate"})
  void a_bundle_without_the_root_has_none(String text) throws Exception {
    assertThat(anchors(text.replace("OTHER", other))).isEmpty();
  }

  @Test
  void the_first_file_that_can_be_read_counts() throws Exception {
    Path folderInstead = Files.createDirectory(folder.resolve("folder.pem"));
    Path huge = folder.resolve("huge.pem");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(9L << 20);
    }
    Path first = Files.writeString(folder.resolve("first.pem"), certificate.root());
    Path link = Files.createSymbolicLink(folder.resolve("link.pem"), first);
    Path second = Files.writeString(folder.resolve("second.pem"), other);

    assertThat(roots(folder.resolve("none.pem"), folderInstead, huge, link, second))
        .containsExactly(root());
    assertThat(roots(second, first)).isEmpty();
    assertThat(roots()).isEmpty();
  }

  private List<X509Certificate> anchors(String text) throws IOException, KeyStoreException {
    return roots(Files.writeString(folder.resolve("bundle.pem"), text));
  }

  private static List<X509Certificate> roots(Path... candidates) throws KeyStoreException {
    return new BundleRoots(new PosixSafeFiles(), List.of(candidates))
        .anchors(
            List.of((X509Certificate) certificate.trust().getCertificate("server")),
            "tenant.example");
  }

  private static X509Certificate root() throws KeyStoreException {
    return (X509Certificate) certificate.trust().getCertificate("root");
  }
}
