// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health.check;

import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.FileContent;
import com.runlayer.aiwatch.platform.SafeFiles;
import com.runlayer.aiwatch.tenant.CaBundle;
import com.runlayer.aiwatch.tenant.ProbeAnswer;
import com.runlayer.aiwatch.tenant.ProbeStep;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantException;
import com.runlayer.aiwatch.tenant.TenantProbe;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The way to the tenant, which several checks look at and which is gone once. Only to be asked for
/// a step when a host is configured. For one thread.
final class Way {
  private static final int MAX_CA_BUNDLE = 4 * 1024 * 1024;

  private final Subject subject;
  private @Nullable TenantProbe probe;
  private @Nullable ProbeAnswer health;

  Way(Subject subject) {
    this.subject = subject;
  }

  Optional<Path> caBundle() {
    return subject.settings().caBundle();
  }

  /// The additional roots; empty where none are configured.
  ///
  /// @throws UnusableException if they are configured and cannot be used
  Optional<CaBundle> roots() throws UnusableException {
    Optional<Path> path = caBundle();
    if (path.isEmpty()) {
      return Optional.empty();
    }
    switch (subject.files().read(path.get(), SafeFiles.Links.FOLLOW, MAX_CA_BUNDLE)) {
      case FileContent.Absent _ -> throw new UnusableException("is not there");
      case FileContent.Refused refused -> throw new UnusableException(refused.explanation());
      case FileContent.Read read -> {
        try {
          return Optional.of(CaBundle.parse(path.get(), read.bytes()));
        } catch (TenantException e) {
          throw new UnusableException("holds no PEM certificates");
        }
      }
    }
  }

  ProbeStep resolve() {
    return probe().resolve();
  }

  ProbeStep connect() {
    return probe().connect();
  }

  ProbeAnswer health() {
    ProbeAnswer known = health;
    if (known == null) {
      known = probe().health();
      health = known;
    }
    return known;
  }

  ProbeAnswer lookUp(String orgKey) {
    return probe().lookUp(orgKey);
  }

  boolean hasProxy() {
    return subject.settings().proxy().isPresent();
  }

  private TenantProbe probe() {
    TenantProbe made = probe;
    if (made == null) {
      Optional<CaBundle> roots;
      try {
        roots = roots();
      } catch (UnusableException e) {
        throw new IllegalStateException("a check of the way needs the one of its roots", e);
      }
      made =
          new TenantProbe(
              new TenantConnection(
                  subject.settings().host().orElseThrow(),
                  roots,
                  subject.settings().proxy(),
                  subject.userAgent()));
      probe = made;
    }
    return made;
  }

  /// A file that cannot be used. The message is one clause for a person, without the path.
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String clause) {
      super(clause);
    }
  }
}
