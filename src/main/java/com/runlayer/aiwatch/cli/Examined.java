// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.config.ManagedFile;
import com.runlayer.aiwatch.config.ManagedPreferences;
import com.runlayer.aiwatch.config.ProxyAddress;
import com.runlayer.aiwatch.config.ProxyRoute;
import com.runlayer.aiwatch.config.Secret;
import com.runlayer.aiwatch.config.Settings;
import com.runlayer.aiwatch.config.SettingsReader;
import com.runlayer.aiwatch.config.TenantHost;
import com.runlayer.aiwatch.config.Value;
import com.runlayer.aiwatch.enroll.EnrollmentReader;
import com.runlayer.aiwatch.health.InstalledHooks;
import com.runlayer.aiwatch.health.Network;
import com.runlayer.aiwatch.health.Subject;
import com.runlayer.aiwatch.platform.CredentialRead;
import com.runlayer.aiwatch.setup.DeviceLook;
import com.runlayer.aiwatch.setup.client.HookSet;
import com.runlayer.aiwatch.tenant.TenantConnection;
import com.runlayer.aiwatch.tenant.TenantException;
import com.runlayer.aiwatch.wiring.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/// What `status` and `doctor` look at, put together of a session's parts.
final class Examined {
  private Examined() {}

  /// @param command whose `--ca-bundle` counts
  static Subject of(Session session, CommandSpec command) {
    Layout layout = session.layout();
    ManagedPreferences managed = session.managedPreferences();
    Settings settings =
        SettingsReader.merge(
            session.flags(command, Optional.empty(), Optional.empty()),
            managed,
            session.invocation().environment());
    return new Subject(
        layout,
        managed,
        settings,
        session.invocation().clock(),
        session.version().number(),
        network(session.parts(), settings),
        session.actsAsRoot(),
        session.parts().files(),
        session.parts().files(),
        session.parts().state(),
        session.logs().file(),
        new EnrollmentReader(session.parts().state(), session.parts().credentials()),
        session.enrollmentRecord(),
        session.scanState(),
        new InstalledHooks(
            new DeviceLook(layout, session.parts().files()),
            session.parts().files(),
            new HookSet(settings.enforcement(), settings.sessions()),
            session.invocation().clock()),
        session.deviceReader(),
        session.invocation().surroundings().programs());
  }

  private static Network network(Parts parts, Settings settings) {
    return new Network() {
      @Override
      public ProxyRoute proxy(TenantHost host) {
        return parts.proxyRoute(host, settings);
      }

      @Override
      public TenantConnection connection(TenantHost host) throws TenantException {
        return parts.connection(host, settings);
      }
    };
  }

  /// Every secret that the program knows on this device, for whoever must not give one away: also
  /// what does not count, because a stronger file has another value.
  static List<String> secrets(Session session, Subject subject) {
    List<String> secrets = new ArrayList<>();
    subject.settings().orgApiKey().map(Secret::value).ifPresent(secrets::add);
    subject.settings().enrollmentKey().map(Secret::value).ifPresent(secrets::add);
    for (ManagedFile file : subject.managed().files()) {
      for (Value value : file.values().values()) {
        if (value instanceof Value.Hidden hidden) {
          secrets.add(hidden.secret().value());
        }
      }
    }
    subject
        .settings()
        .host()
        .flatMap(host -> subject.network().proxy(host).proxy())
        .flatMap(ProxyAddress::login)
        .ifPresent(login -> secrets.add(login.password()));
    if (!subject.root() && subject.settings().host().isPresent()) {
      String account = subject.settings().host().get().hostKey();
      if (session.parts().credentials().read(account) instanceof CredentialRead.Found found) {
        secrets.add(found.key());
      }
    }
    return List.copyOf(secrets);
  }
}
