// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

/// The work of one route, for a request whose key was checked.
@FunctionalInterface
interface Endpoint {
  Reply answer(Request request) throws Refusal;
}
