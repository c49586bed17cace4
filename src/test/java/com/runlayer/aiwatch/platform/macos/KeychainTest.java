// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.platform.CredentialFailure;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.platform.CredentialStore;
import com.runlayer.aiwatch.platform.CredentialWrite;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The mapping against a library that exports the same functions and constants, counts its objects,
/// and refuses every query that could show a dialogue.
class KeychainTest {
  private static final String ACCOUNT = "acme.example";

  @TempDir Path folder;
  private NativeLibrary fake;
  private CredentialStore keychain;

  @BeforeEach
  void compile() throws IOException, InterruptedException {
    CoreFoundation foundation = FakeLibrary.of(CoreFoundation.class, SOURCE, folder);
    Path library = folder.resolve("libfake.so");
    fake = NativeLibrary.getInstance(library.toString());
    Security security = Native.load(library.toString(), Security.class);
    keychain =
        new Keychain(() -> new Frameworks(foundation, security, fake::getGlobalVariableAddress));
  }

  @AfterEach
  void nothing_is_left_unreleased() {
    if (fake != null) {
      assertThat(fake.getFunction("fake_live").invokeInt(new Object[0])).isZero();
    }
  }

  @Test
  void a_key_is_added_read_changed_in_place_and_removed() {
    assertThat(keychain.read(ACCOUNT)).isEqualTo(new CredentialRead.Absent());
    assertThat(keychain.write(ACCOUNT, "rl_user_FAKE1")).isEqualTo(new CredentialWrite.Done());
    assertThat(keychain.read(ACCOUNT)).isEqualTo(new CredentialRead.Found("rl_user_FAKE1"));
    assertThat(keychain.read("other.example")).isEqualTo(new CredentialRead.Absent());

    assertThat(keychain.write(ACCOUNT, "rl_user_FAKE22")).isEqualTo(new CredentialWrite.Done());
    assertThat(keychain.read(ACCOUNT)).isEqualTo(new CredentialRead.Found("rl_user_FAKE22"));
    assertThat(count("fake_added")).isEqualTo(1);

    assertThat(keychain.delete(ACCOUNT)).isEqualTo(new CredentialWrite.Done());
    assertThat(keychain.delete(ACCOUNT)).isEqualTo(new CredentialWrite.Done());
    assertThat(keychain.read(ACCOUNT)).isEqualTo(new CredentialRead.Absent());
  }

  @ParameterizedTest
  @CsvSource({
    "-25308, Locked",
    "-25315, Locked",
    "-25293, Denied",
    "-128, Denied",
    "-34018, Denied",
    "-25291, Failed",
    "-25307, Failed",
    "-50, Failed",
  })
  void every_refusal_is_a_state_with_a_sentence(int status, String state) {
    fake.getFunction("fake_fail").invokeVoid(new Object[] {status});

    for (Object result :
        new Object[] {
          keychain.read(ACCOUNT), keychain.write(ACCOUNT, "rl_user_FAKE1"), keychain.delete(ACCOUNT)
        }) {
      assertThat(result)
          .isInstanceOfSatisfying(
              CredentialFailure.class,
              failure ->
                  assertThat(failure.sentence())
                      .contains("runlayer-cli for acme.example", "OSStatus " + status)
                      .doesNotContain("FAKE1"));
      assertThat(result.getClass().getSimpleName()).isEqualTo(state);
    }
  }

  @Test
  void an_item_that_another_process_adds_in_between_is_changed() {
    fake.getFunction("fake_race").invokeVoid(new Object[] {1});

    assertThat(keychain.write(ACCOUNT, "rl_user_FAKE1")).isEqualTo(new CredentialWrite.Done());

    assertThat(keychain.read(ACCOUNT)).isEqualTo(new CredentialRead.Found("rl_user_FAKE1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5000})
  void what_is_no_key_is_not_taken_for_one(int length) {
    keychain.write(ACCOUNT, "x".repeat(length));

    assertThat(keychain.read(ACCOUNT)).isNotInstanceOf(CredentialRead.Found.class);
  }

  private int count(String function) {
    return fake.getFunction(function).invokeInt(new Object[0]);
  }

  private static final String SOURCE =
      """
      #include <stdlib.h>
      #include <string.h>
      typedef struct Object {
        int refs, entries; long length; char *bytes; const struct Object *keys[8]; struct Object *values[8];
      } Object;
      static int live, failure, allowed = 1, race, added;
      int fake_live(void) { return live; }
      int fake_added(void) { return added; }
      void fake_fail(int status) { failure = status; }
      void fake_race(int on) { race = on; }
      #define CONSTANT(name) static Object name##_object = {1000000}; Object *name = &name##_object;
      CONSTANT(kSecClass) CONSTANT(kSecClassGenericPassword) CONSTANT(kSecAttrService)
      CONSTANT(kSecAttrAccount) CONSTANT(kSecValueData) CONSTANT(kSecReturnData)
      CONSTANT(kSecMatchLimit) CONSTANT(kSecMatchLimitOne) CONSTANT(kCFBooleanTrue)
      CONSTANT(kSecUseAuthenticationUI) CONSTANT(kSecUseAuthenticationUIFail)
      int kCFTypeDictionaryKeyCallBacks, kCFTypeDictionaryValueCallBacks;
      static Object *make(const char *bytes, long length) {
        Object *o = calloc(1, sizeof *o);
        o->refs = 1; o->length = length; o->bytes = malloc(length + 1);
        if (bytes) memcpy(o->bytes, bytes, length);
        live++;
        return o;
      }
      void CFRelease(Object *o) {
        if (--o->refs) return;
        for (int i = 0; i < o->entries; i++) CFRelease(o->values[i]);
        free(o->bytes); free(o); live--;
      }
      Object *CFStringCreateWithBytes(void *a, const char *b, long n, unsigned encoding, unsigned char external) {
        return a || encoding != 0x08000100u || external ? 0 : make(b, n);
      }
      Object *CFDataCreate(void *a, const char *b, long n) { return a ? 0 : make(b, n); }
      long CFDataGetLength(Object *o) { return o->length; }
      char *CFDataGetBytePtr(Object *o) { return o->bytes; }
      Object *CFDictionaryCreateMutable(void *a, long n, void *k, void *v) {
        int right = !a && !n && k == &kCFTypeDictionaryKeyCallBacks && v == &kCFTypeDictionaryValueCallBacks;
        return right ? make(0, 0) : 0;
      }
      void CFDictionarySetValue(Object *d, Object *k, Object *v) {
        v->refs++; d->keys[d->entries] = k; d->values[d->entries++] = v;
      }
      static Object *get(Object *d, Object *k) {
        for (int i = 0; i < d->entries; i++) if (d->keys[i] == k) return d->values[i];
        return 0;
      }
      int SecKeychainSetUserInteractionAllowed(unsigned char state) { allowed = state; return 0; }
      static struct { int used; char account[64]; char value[8192]; long length; } item;
      static int refused(Object *q) {
        if (failure) return failure;
        Object *service = get(q, kSecAttrService);
        int right = !allowed && get(q, kSecClass) == kSecClassGenericPassword
            && get(q, kSecUseAuthenticationUI) == kSecUseAuthenticationUIFail
            && service && service->length == 12 && !memcmp(service->bytes, "runlayer-cli", 12);
        return right ? 0 : -50;
      }
      static int matches(Object *q) {
        Object *a = get(q, kSecAttrAccount);
        return item.used && a->length == (long) strlen(item.account) && !memcmp(a->bytes, item.account, a->length);
      }
      static void keep(Object *d) {
        Object *v = get(d, kSecValueData);
        memcpy(item.value, v->bytes, v->length); item.length = v->length;
      }
      int SecItemAdd(Object *d, void *result) {
        int status = refused(d);
        if (status) return status;
        if (result) return -50;
        Object *a = get(d, kSecAttrAccount);
        int twice = race; race = 0;
        if (matches(d)) return -25299;
        item.used = 1; memcpy(item.account, a->bytes, a->length); item.account[a->length] = 0;
        if (twice) return -25299;
        keep(d); added++;
        return 0;
      }
      int SecItemUpdate(Object *q, Object *change) {
        int status = refused(q);
        if (status) return status;
        if (!matches(q)) return -25300;
        keep(change);
        return 0;
      }
      int SecItemCopyMatching(Object *q, Object **result) {
        int status = refused(q);
        if (status) return status;
        if (get(q, kSecReturnData) != kCFBooleanTrue || get(q, kSecMatchLimit) != kSecMatchLimitOne) return -50;
        if (!matches(q)) return -25300;
        *result = make(item.value, item.length);
        return 0;
      }
      int SecItemDelete(Object *q) {
        int status = refused(q);
        if (status) return status;
        if (!matches(q)) return -25300;
        item.used = 0;
        return 0;
      }
      """;
}
