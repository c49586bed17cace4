// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.platform;

/// The machine as the tenant knows it: the device fields of a scan.
///
/// @param id stable over reinstallations of the program, see [DeviceId]
/// @param hostName as the system calls itself, without asking a name service
/// @param os `macos` or `linux`: the words of `-Daiwatch.layout`
/// @param osVersion what the runtime's `os.version` says: the product version on macOS (`26.1`),
/// the kernel's release on Linux
/// @param arch `arm64` or `x86_64`, the same word on both systems
public record Device(String id, String hostName, String os, String osVersion, String arch) {}
