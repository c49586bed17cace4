// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/// Makes commands by hand, so that they are the same with and without a container around them.
final class CommandFactory implements IFactory {
  private final Session session;
  private final IFactory others = CommandLine.defaultFactory();

  CommandFactory(Session session) {
    this.session = session;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == ScanCommand.class) {
      return type.cast(new ScanCommand(session));
    }
    if (type == EnrollCommand.class) {
      return type.cast(new EnrollCommand(session));
    }
    if (type == HookCommand.class) {
      return type.cast(new HookCommand(session));
    }
    if (type == LogsCommand.class) {
      return type.cast(new LogsCommand(session));
    }
    if (type == StatusCommand.class) {
      return type.cast(new StatusCommand(session));
    }
    if (type == DoctorCommand.class) {
      return type.cast(new DoctorCommand(session));
    }
    if (type == ConfigShowCommand.class) {
      return type.cast(new ConfigShowCommand(session));
    }
    if (type == CourierCommand.class) {
      return type.cast(new CourierCommand(session));
    }
    if (type == SetupInstallCommand.class) {
      return type.cast(new SetupInstallCommand(session));
    }
    if (type == SetupCheckCommand.class) {
      return type.cast(new SetupCheckCommand(session));
    }
    if (type == SetupUninstallCommand.class) {
      return type.cast(new SetupUninstallCommand(session));
    }
    return others.create(type);
  }
}
