// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.spool;

import static org.assertj.core.api.Assertions.assertThat;

import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.tenant.TenantConnector;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The command that hooks start.
@QuarkusTest
@Timeout(120)
class CourierCommandTest {
  private final TenantConnector connector;
  @TempDir Path folder;
  private MockTenant mock;
  private Shell shell;
  private SpoolWorld world;

  CourierCommandTest(TenantConnector connector) {
    this.connector = connector;
  }

  @BeforeEach
  void world() throws IOException {
    mock = MockTenant.start(MockTenantOptions.defaults());
    shell = new Shell(folder).tenant(connector).managed(host(mock.address().toString()));
    world = new SpoolWorld(shell.home(), mock.address().toString());
    world.credentials().write(world.host.hostKey(), mock.userKey("dev", "mac"));
    world.add(world.event("Stop", "{}"));
  }

  @AfterEach
  void stop() {
    mock.close();
  }

  @Test
  void it_delivers_and_says_nothing() {
    assertThat(shell.run("courier")).isEqualTo(new Shell.Result(0, "", ""));

    assertThat(mock.requests(Route.EVENTS)).hasSize(1);
  }

  @Test
  void what_went_wrong_is_one_sentence() {
    mock.misbehaveAlways(Route.EVENTS, Misbehaviour.status(403));

    Shell.Result result = shell.run("courier");

    assertThat(result.exit()).isOne();
    assertThat(result.err()).startsWith("aiwatch: ").contains("answered 403").hasLineCount(1);
  }

  @Test
  void without_a_key_nobody_is_enrolled() {
    world.credentials().delete(world.host.hostKey());

    assertThat(shell.run("courier").exit()).isEqualTo(4);
    assertThat(mock.requests()).isEmpty();
  }

  @Test
  void a_host_from_the_environment_does_not_count() {
    Path other = folder.resolve("other");
    SpoolWorld unmanaged = new SpoolWorld(other.resolve("home"), mock.address().toString());
    Shell development =
        new Shell(other).tenant(connector).environment("RUNLAYER_HOST", mock.address().toString());
    unmanaged.credentials().write(unmanaged.host.hostKey(), mock.userKey("dev", "mac"));
    unmanaged.add(unmanaged.event("Stop", "{}"));

    Shell.Result result = development.run("courier");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(mock.requests()).isEmpty();
  }

  @Test
  void help_does_not_name_it() {
    assertThat(shell.run("--help").out()).contains("enroll").doesNotContain("courier");
  }

  private static String host(String address) {
    return "<key>Host</key><string>" + address + "</string>";
  }
}
