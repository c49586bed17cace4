// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Check;
import com.runlayer.aiwatch.health.Finding;

/// Whether the additional roots can be used. Whose file it is was looked at when the value was
/// read.
final class CaBundleCheck implements Check {
  static final String NAME = "ca_bundle";

  private final Way way;

  CaBundleCheck(Way way) {
    this.way = way;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Finding run() {
    try {
      return way.roots()
          .map(bundle -> Finding.ok(bundle.roots().size() + " additional roots from " + path()))
          .orElseGet(() -> Finding.notApplicable("no CaBundle is configured"));
    } catch (Way.UnusableException e) {
      return Finding.problem(
          "the CA bundle " + path() + " " + e.getMessage(),
          "put a PEM file with the roots there, or leave CaBundle out");
    }
  }

  private String path() {
    return way.caBundle().map(Object::toString).orElse("");
  }
}
