// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.PlatformUnavailableException;
import com.runlayer.aiwatch.tenant.TestCertificate;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The mapping against a library that exports the same functions, counts its objects, and trusts
/// one host alone, and only where nothing would be fetched.
class MacRootsTest {
  @TempDir Path folder;
  private NativeLibrary fake;
  private MacRoots roots;
  private List<X509Certificate> chain;
  private X509Certificate root;

  @BeforeEach
  void compile() throws Exception {
    TestCertificate certificate = TestCertificate.forNames(folder, "dns:tenant.example");
    root = (X509Certificate) certificate.trust().getCertificate("root");
    chain = List.of((X509Certificate) certificate.trust().getCertificate("server"));
    CoreFoundation foundation =
        FakeLibrary.of(CoreFoundation.class, FakeObjects.SOURCE + SOURCE, folder);
    Path library = folder.resolve("libfake.so");
    fake = NativeLibrary.getInstance(library.toString());
    Security security = Native.load(library.toString(), Security.class);
    roots =
        new MacRoots(() -> new Frameworks(foundation, security, fake::getGlobalVariableAddress));
    byte[] der = root.getEncoded();
    fake.getFunction("fake_root").invokeVoid(new Object[] {der, (long) der.length});
  }

  @AfterEach
  void nothing_is_left_unreleased() {
    if (fake != null) {
      assertThat(fake.getFunction("fake_live").invokeInt(new Object[0])).isEqualTo(1);
    }
  }

  @Test
  void the_root_at_the_end_of_a_trusted_chain_is_given() {
    assertThat(roots.anchors(chain, "tenant.example")).containsExactly(root);
  }

  @Test
  void what_the_system_does_not_trust_has_no_root() {
    assertThat(roots.anchors(chain, "other.example")).isEmpty();
  }

  /// 1: no certificate, 2: no policy, 3: no question, 4: fetching cannot be forbidden, 5: no chain,
  /// 6: an empty one, 7: no data, 8: something else than a certificate.
  @ParameterizedTest
  @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
  void a_system_that_fails_on_the_way_trusts_nothing(int step) {
    fake.getFunction("fake_fail").invokeVoid(new Object[] {step});

    assertThat(roots.anchors(chain, "tenant.example")).isEmpty();
  }

  @Test
  void of_a_very_long_chain_only_the_beginning_is_shown() {
    List<X509Certificate> endless = new ArrayList<>(Collections.nCopies(1000, chain.getFirst()));

    assertThat(roots.anchors(endless, "tenant.example")).containsExactly(root);
  }

  @Test
  void a_system_that_cannot_be_asked_trusts_nothing() throws IOException {
    MacRoots none =
        new MacRoots(
            () -> {
              throw new PlatformUnavailableException("no library", new LinkageError());
            });

    assertThat(none.anchors(chain, "tenant.example")).isEmpty();
  }

  private static final String SOURCE =
      """
      static Object *root;
      static int failure;
      void fake_root(const char *der, long length) { root = make(DATA, der, length); }
      void fake_fail(int step) { failure = step; }
      Object *SecCertificateCreateWithData(void *a, Object *data) {
        if (a || data->kind != DATA) abort();
        return failure == 1 ? 0 : make(OTHER, data->bytes, data->length);
      }
      Object *SecCertificateCopyData(Object *certificate) {
        if (certificate->kind != OTHER) abort();
        return failure == 7 ? 0 : failure == 8 ? make(DATA, "junk", 4)
            : make(DATA, certificate->bytes, certificate->length);
      }
      Object *SecPolicyCreateSSL(unsigned char server, Object *host) {
        if (server != 1 || host->kind != TEXT) abort();
        return failure == 2 ? 0 : make(OTHER, host->bytes, host->length);
      }
      int SecTrustCreateWithCertificates(Object *certificates, Object *policy, Object **trust) {
        if (certificates->kind != ARRAY || certificates->count > 20) abort();
        *trust = 0;
        if (failure == 3) return -50;
        Object *question = make(OTHER, "f", 1);
        append(question, retain(certificates));
        append(question, retain(policy));
        *trust = question;
        return 0;
      }
      int SecTrustSetNetworkFetchAllowed(Object *trust, unsigned char allowed) {
        trust->bytes[0] = allowed ? 'f' : '-';
        return failure == 4 ? -50 : 0;
      }
      unsigned char SecTrustEvaluateWithError(Object *trust, void *error) {
        if (error || trust->bytes[0] != '-') abort();
        return !strcmp(trust->values[1]->bytes, "tenant.example");
      }
      Object *SecTrustCopyCertificateChain(Object *trust) {
        if (failure == 5) return 0;
        Object *chain = make_array();
        if (failure == 6) return chain;
        append(chain, retain(trust->values[0]->values[0]));
        append(chain, make(OTHER, root->bytes, root->length));
        return chain;
      }
      """;
}
