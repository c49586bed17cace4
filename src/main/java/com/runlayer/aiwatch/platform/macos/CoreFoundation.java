// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;

/// The functions of CoreFoundation that build and read what Security takes. What a `Create` or
/// `Copy` function gives is the caller's to release.
interface CoreFoundation extends Library {
  /// `CFStringCreateWithBytes`, `<CoreFoundation/CFString.h>`.
  ///
  /// @param allocator null: the default one
  /// @param external 0: no byte order mark
  Pointer CFStringCreateWithBytes(
      Pointer allocator, byte[] bytes, long count, int encoding, byte external);

  /// `CFDataCreate`, `<CoreFoundation/CFData.h>`.
  Pointer CFDataCreate(Pointer allocator, byte[] bytes, long length);

  long CFDataGetLength(Pointer data);

  Pointer CFDataGetBytePtr(Pointer data);

  /// `CFDictionaryCreateMutable`, `<CoreFoundation/CFDictionary.h>`.
  ///
  /// @param capacity 0: no limit
  /// @param keyCallBacks address of a `CFDictionaryKeyCallBacks`
  /// @param valueCallBacks address of a `CFDictionaryValueCallBacks`
  Pointer CFDictionaryCreateMutable(
      Pointer allocator, long capacity, Pointer keyCallBacks, Pointer valueCallBacks);

  /// Retains both where the dictionary has the callbacks for it.
  void CFDictionarySetValue(Pointer dictionary, Pointer key, Pointer value);

  /// Does not retain what it gives.
  ///
  /// @return null where the dictionary has no such key
  Pointer CFDictionaryGetValue(Pointer dictionary, Pointer key);

  /// `CFNumberGetValue`, `<CoreFoundation/CFNumber.h>`.
  ///
  /// @param type 4: a signed integer of 64 bits
  /// @return 0 if the number does not fit
  byte CFNumberGetValue(Pointer number, long type, LongByReference value);

  /// Copies a string with a NUL at its end.
  ///
  /// @return 0 if it does not fit
  byte CFStringGetCString(Pointer string, byte[] buffer, long size, int encoding);

  /// `CFArrayCreateMutable`, `<CoreFoundation/CFArray.h>`.
  ///
  /// @param capacity 0: no limit
  /// @param callBacks address of a `CFArrayCallBacks`
  Pointer CFArrayCreateMutable(Pointer allocator, long capacity, Pointer callBacks);

  /// Retains the value where the array has the callbacks for it.
  void CFArrayAppendValue(Pointer array, Pointer value);

  long CFArrayGetCount(Pointer array);

  /// Does not retain what it gives.
  ///
  /// @param index from 0, below the count: nobody checks it
  Pointer CFArrayGetValueAtIndex(Pointer array, long index);

  /// What kind of object something is; compared with what `CF…GetTypeID` gives.
  long CFGetTypeID(Pointer object);

  long CFArrayGetTypeID();

  long CFNumberGetTypeID();

  long CFStringGetTypeID();

  void CFRelease(Pointer object);
}
