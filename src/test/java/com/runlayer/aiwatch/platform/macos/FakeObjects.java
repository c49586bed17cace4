// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

/// Objects of CoreFoundation for a [FakeLibrary]: counted, and each of a kind.
final class FakeObjects {
  /// C code: `make_text`, `make_number`, `make_array`, `make_dictionary`, `append`, `set`,
  /// `retain`,
  /// and the functions of CoreFoundation over them. `fake_live` says how many are left.
  static final String SOURCE =
      """
      #include <stdlib.h>
      #include <string.h>
      enum { DATA = 1, TEXT, NUMBER, ARRAY, DICTIONARY, OTHER };
      typedef struct Object {
        int refs, kind; long length, count; char *bytes; struct Object *keys[64], *values[64];
      } Object;
      static int live;
      int fake_live(void) { return live; }
      int kCFTypeArrayCallBacks;
      static Object *make(int kind, const char *bytes, long length) {
        Object *o = calloc(1, sizeof *o);
        o->refs = 1; o->kind = kind; o->length = length; o->bytes = calloc(1, length + 1);
        if (bytes) memcpy(o->bytes, bytes, length);
        live++;
        return o;
      }
      Object *retain(Object *o) { o->refs++; return o; }
      void CFRelease(Object *o) {
        if (--o->refs) return;
        for (int i = 0; i < o->count; i++) {
          if (o->keys[i]) CFRelease(o->keys[i]);
          CFRelease(o->values[i]);
        }
        free(o->bytes); free(o); live--;
      }
      Object *make_text(const char *text) { return make(TEXT, text, strlen(text)); }
      Object *make_number(long value) { return make(NUMBER, (char *) &value, sizeof value); }
      Object *make_array(void) { return make(ARRAY, 0, 0); }
      Object *make_dictionary(void) { return make(DICTIONARY, 0, 0); }
      void append(Object *array, Object *value) { array->values[array->count++] = value; }
      void set(Object *d, const char *key, Object *value) { d->keys[d->count] = make_text(key); append(d, value); }
      Object *CFStringCreateWithBytes(void *a, const char *b, long n, unsigned encoding, unsigned char external) {
        return a || encoding != 0x08000100u || external ? 0 : make(TEXT, b, n);
      }
      Object *CFDataCreate(void *a, const char *b, long n) { return a ? 0 : make(DATA, b, n); }
      long CFDataGetLength(Object *o) { return o->length; }
      char *CFDataGetBytePtr(Object *o) { return o->bytes; }
      Object *CFArrayCreateMutable(void *a, long n, void *callbacks) {
        return !a && !n && callbacks == &kCFTypeArrayCallBacks ? make_array() : 0;
      }
      void CFArrayAppendValue(Object *array, Object *value) { append(array, retain(value)); }
      long CFArrayGetCount(Object *o) { return o->count; }
      Object *CFArrayGetValueAtIndex(Object *o, long i) { if (i < 0 || i >= o->count) abort(); return o->values[i]; }
      Object *CFDictionaryGetValue(Object *d, Object *key) {
        for (int i = 0; i < d->count; i++) {
          Object *k = d->keys[i];
          if (k->length == key->length && !memcmp(k->bytes, key->bytes, k->length)) return d->values[i];
        }
        return 0;
      }
      unsigned char CFNumberGetValue(Object *o, long type, long *value) {
        if (o->kind != NUMBER || type != 4) abort();
        memcpy(value, o->bytes, sizeof *value);
        return 1;
      }
      unsigned char CFStringGetCString(Object *o, char *buffer, long size, unsigned encoding) {
        if (o->kind != TEXT || encoding != 0x08000100u) abort();
        if (o->length >= size) return 0;
        memcpy(buffer, o->bytes, o->length + 1);
        return 1;
      }
      long CFGetTypeID(Object *o) { return o->kind; }
      long CFArrayGetTypeID(void) { return ARRAY; }
      long CFNumberGetTypeID(void) { return NUMBER; }
      long CFStringGetTypeID(void) { return TEXT; }
      """;

  private FakeObjects() {}
}
