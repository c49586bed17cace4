// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.runlayer.aiwatch.Version;
import com.runlayer.aiwatch.cli.Shell;
import com.runlayer.aiwatch.mocktenant.Misbehaviour;
import com.runlayer.aiwatch.mocktenant.MockTenant;
import com.runlayer.aiwatch.mocktenant.MockTenantOptions;
import com.runlayer.aiwatch.mocktenant.Route;
import com.runlayer.aiwatch.tenant.ForwardProxy;
import com.runlayer.aiwatch.tenant.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// One fault at a time, and the finding that must come first.
class FaultsTest {
  private static final String VERSION = Version.current().number();

  @TempDir static Path certificates;
  private static TestCertificate good;
  private static TestCertificate expired;
  private static TestCertificate other;

  @TempDir Path world;
  private MockTenant tenant;
  private MockTenant https;
  private @Nullable ForwardProxy proxy;
  private Sick sick;

  /// What is done to a Mac on which all is well.
  interface Fault {
    void befall(FaultsTest test) throws Exception;
  }

  @BeforeAll
  static void makeCertificates() throws IOException {
    good =
        TestCertificate.forNames(Files.createDirectory(certificates.resolve("a")), "ip:127.0.0.1");
    expired =
        TestCertificate.expired(Files.createDirectory(certificates.resolve("b")), "ip:127.0.0.1");
    other =
        TestCertificate.forNames(
            Files.createDirectory(certificates.resolve("c")), "dns:other.example");
  }

  @BeforeEach
  void healthyMac() throws IOException {
    tenant = MockTenant.start(MockTenantOptions.defaults());
    https = tenant;
    sick = new Sick(world, tenant, VERSION);
  }

  @AfterEach
  void stop() throws IOException {
    if (proxy != null) {
      proxy.close();
    }
    tenant.close();
    https.close();
  }

  @Test
  void a_mac_on_which_all_is_well_has_no_finding() {
    Shell.Result result = sick.run("doctor", "--json");

    JsonNode document = HealthSchema.check("doctor", result.out());
    assertThat(result.err()).isEmpty();
    assertThat(document.path("first").isNull()).as(result.out()).isTrue();
    assertThat(document.at("/summary/warning").asInt()).as(result.out()).isZero();
    assertThat(document.path("healthy").asBoolean()).isTrue();
    assertThat(result.exit()).isZero();
  }

  @Test
  void events_for_another_tenant_are_told_and_no_fault() {
    sick.event(Duration.ofDays(3), "other.example").event(Duration.ofMinutes(3), sick.hostKey());

    Shell.Result result = sick.run("doctor");

    assertThat(result.out())
        .contains("2 events (0 KiB) wait", "3 minutes ago, 1 of them for another tenant");
    assertThat(result.exit()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void the_cause_comes_first(
      String name, Fault fault, String check, String status, String seen, String todo)
      throws Exception {
    fault.befall(this);

    Shell.Result result = sick.run("doctor", "--json");

    JsonNode document = HealthSchema.check("doctor", result.out());
    assertThat(document.path("first").asText()).as(result.out()).isEqualTo(check);
    JsonNode first =
        document
            .path("checks")
            .valueStream()
            .filter(each -> each.path("check").asText().equals(check))
            .findFirst()
            .orElseThrow();
    assertThat(first.path("status").asText()).isEqualTo(status);
    assertThat(first.path("seen").asText()).contains(seen);
    assertThat(first.path("todo").asText()).contains(todo);
    assertThat(result.exit()).isEqualTo(status.equals("problem") ? 1 : 0);
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .doesNotContain(
            tenant.organisationKey(),
            tenant.enrollmentKey(),
            Sick.USER_KEY,
            "FAKEpw",
            "<redacted>");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        problem(
            "configuration missing",
            t -> t.sick.withoutPreferences(),
            "configuration",
            "nothing is configured",
            "push the preference domain"),
        problem(
            "file malformed",
            t -> {
              t.sick.withoutPreferences();
              t.sick.system(
                  "Library/Managed Preferences/com.runlayer.aiwatch.plist", "<plist><dict>");
            },
            "configuration",
            "com.runlayer.aiwatch.plist",
            "push the profile again"),
        problem(
            "wrong type",
            t -> t.sick.preference("Enforcement", Sick.text("false")),
            "values",
            "Enforcement from",
            "correct the value"),
        problem(
            "template value",
            t -> t.sick.preference("Host", Sick.text("https://REPLACE_WITH_HOST")),
            "values",
            "it is a template that nobody filled in",
            "correct the value"),
        problem(
            "http host",
            t -> t.sick.preference("Host", Sick.text("http://acme.runlayer.com")),
            "values",
            "plain http is for localhost",
            "correct the value"),
        problem("no host", t -> t.sick.without("Host"), "host", "no tenant", "set Host"),
        problem(
            "organisation key of another kind",
            t -> t.sick.preference("OrgApiKey", Sick.text("rl_user_FAKE0123456789")),
            "org_key_form",
            "does not begin with rl_org_",
            "set OrgApiKey"),
        problem(
            "no key at all",
            t -> t.sick.without("OrgApiKey").without("EnrollmentKey"),
            "org_key_form",
            "neither",
            "set OrgApiKey"),
        warning(
            "no organisation key",
            t -> t.sick.without("OrgApiKey"),
            "org_key_form",
            "nothing is scanned",
            "set OrgApiKey"),
        problem(
            "enrollment key with the wrong prefix",
            t -> t.sick.preference("EnrollmentKey", Sick.text("rl_org_FAKE0123456789")),
            "enrollment_key_form",
            "does not begin with rl_enroll_",
            "set EnrollmentKey"),
        problem(
            "CaBundle that others can write",
            t -> {
              Path bundle = t.bundle();
              t.sick.systemMode("etc/ca.pem", "rw-rw-rw-");
              t.sick.preference("CaBundle", Sick.text(bundle.toString()));
            },
            "values",
            "CaBundle from",
            "correct the value"),
        problem(
            "CaBundle without certificates",
            t -> {
              Path bundle = t.bundle();
              t.sick.system("etc/ca.pem", "nothing");
              t.sick.systemMode("etc/ca.pem", "rw-r--r--");
              t.sick.preference("CaBundle", Sick.text(bundle.toString()));
            },
            "ca_bundle",
            "must hold PEM certificates",
            "put a PEM file"),
        problem(
            "proxy that wants a login",
            t -> t.through(new ForwardProxy.Manner.Login("Basic none"), ""),
            "tunnel",
            "wants a login (407)",
            "put a user name and a password into Proxy"),
        problem(
            "proxy that refuses the login",
            t -> t.through(new ForwardProxy.Manner.Login("Basic none"), "svc:FAKEpw@"),
            "tunnel",
            "does not accept the user name and the password of Proxy (407)",
            "correct them"),
        problem(
            "proxy that refuses the tenant",
            t -> t.through(ForwardProxy.Manner.status("403 Forbidden"), ""),
            "tunnel",
            "does not lead to",
            "allow it there"),
        problem(
            "unresolvable",
            t -> t.sick.preference("Host", Sick.text("https://nobody.invalid")),
            "resolve",
            "nobody.invalid cannot be resolved",
            "check Host"),
        problem(
            "connection refused",
            t -> t.sick.preference("Host", Sick.text("https://127.0.0.1:" + closedPort())),
            "connect",
            "refused the connection",
            "firewall"),
        problem(
            "expired certificate",
            t -> t.serve(expired, true),
            "tls",
            "the clock of this device says",
            "new certificate"),
        problem(
            "private root without CaBundle",
            t -> t.serve(good, false),
            "tls",
            "nobody here knows its issuer CN=test root",
            "CaBundle"),
        problem(
            "certificate of somebody else",
            t -> t.serve(other, true),
            "tls",
            "not valid for that name but for other.example",
            "check Host"),
        problem(
            "clock wrong",
            t -> t.sick.shell().now(t.sick.now().plus(Duration.ofHours(3)).toString()),
            "clock",
            "ahead of the tenant's",
            "set its time"),
        problem(
            "captive portal",
            t -> t.tenant.misbehaveAlways(Route.HEALTH_CHECK, Misbehaviour.captivePortal()),
            "tenant_health",
            "with a web page",
            "log in to this network"),
        problem(
            "redirect",
            t ->
                t.tenant.misbehaveAlways(
                    Route.HEALTH_CHECK, Misbehaviour.redirect(URI.create("https://login.example"))),
            "tenant_health",
            "leads elsewhere",
            "log in"),
        problem(
            "health 500",
            t -> t.tenant.misbehaveAlways(Route.HEALTH_CHECK, Misbehaviour.status(500)),
            "tenant_health",
            "answered 500",
            "try again later"),
        problem(
            "another web server",
            t -> t.tenant.misbehaveAlways(Route.HEALTH_CHECK, Misbehaviour.status(404)),
            "tenant_health",
            "not the tenant",
            "check Host"),
        problem(
            "connection that breaks off",
            t -> t.tenant.misbehaveAlways(Route.HEALTH_CHECK, new Misbehaviour.CloseConnection()),
            "tenant_health",
            "broke off",
            "check Host and Proxy"),
        problem(
            "organisation key revoked",
            t -> t.tenant.revoke(t.tenant.organisationKey()),
            "org_key",
            "(401)",
            "make a new key"),
        problem(
            "organisation key without the role",
            t -> t.tenant.misbehaveAlways(Route.PLUGIN_LOOKUP, Misbehaviour.status(403)),
            "org_key",
            "(403)",
            "scan role"),
        problem(
            "marker without credential",
            t -> t.sick.withoutFile(".runlayer/credentials/" + t.sick.hostKey()),
            "enrollment",
            "and there is none",
            "aiwatch enroll"),
        problem(
            "credential without marker",
            t -> t.sick.withoutFile(".runlayer/.enrolled-" + t.sick.hostKey()),
            "enrollment",
            "no marker",
            "makes the marker"),
        problem(
            "not enrolled",
            t -> {
              t.sick.withoutFile(".runlayer/.enrolled-" + t.sick.hostKey());
              t.sick.withoutFile(".runlayer/credentials/" + t.sick.hostKey());
            },
            "enrollment",
            "is not enrolled with",
            "aiwatch enroll"),
        problem(
            "credential file open to others",
            t -> t.sick.mode(".runlayer/credentials/" + t.sick.hostKey(), "rw-r--r--"),
            "enrollment",
            "is open to other users",
            "enroll --force"),
        problem(
            "key rejected",
            t -> t.sick.shell().file(".runlayer/.key-rejected-" + t.sick.hostKey(), ""),
            "user_key",
            "refused the user's key",
            "aiwatch enroll"),
        problem(
            "last enrollment failed",
            t ->
                t.sick
                    .shell()
                    .file(
                        ".runlayer/state.json",
                        "{\"last_enrollment\": {\"finished_at\": \""
                            + t.sick.now()
                            + "\", \"host\": \"x\", \"outcome\": \"failed\", \"error\": \"no network\"}}"),
            "last_enrollment",
            "no network",
            "aiwatch enroll"),
        problem(
            "state folder is a link",
            t -> {
              Files.move(t.sick.home(".runlayer"), t.sick.home("elsewhere"));
              Files.createSymbolicLink(t.sick.home(".runlayer"), t.sick.home("elsewhere"));
            },
            "state_folder",
            "is a symbolic link",
            "remove it"),
        problem(
            "state folder is another's",
            t -> {
              assumeTrue(
                  Files.getAttribute(t.sick.home(".runlayer"), "unix:uid").equals(0),
                  "only root can give a folder to another user");
              Files.setAttribute(t.sick.home(".runlayer"), "unix:uid", 4711);
            },
            "state_folder",
            "belongs to another user",
            "remove it"),
        warning(
            "state folder open to others",
            t -> t.sick.mode(".runlayer", "rwxr-xr-x"),
            "state_folder",
            "(mode 0755)",
            "find out who"),
        problem(
            "spool too old",
            t -> t.sick.event(Duration.ofDays(3), t.sick.hostKey()),
            "spool",
            "1 event (0 KiB) wait for the delivery, the oldest since",
            "aiwatch scan, which starts a courier"),
        warning(
            "spool old, and the tenant away",
            t ->
                t.sick
                    .event(Duration.ofHours(3), t.sick.hostKey())
                    .courier(
                        "tenant_failed",
                        0,
                        "acme answered 503",
                        ", \"next_at\": \"" + t.sick.now().plusSeconds(60) + "\""),
            "spool",
            "3 hours ago; the last courier",
            "see the findings about the way to the tenant; the next courier starts after"),
        problem(
            "courier whose key was refused",
            t ->
                t.sick
                    .event(Duration.ofMinutes(3), t.sick.hostKey())
                    .courier("key_refused", 0, "acme answered 401", ""),
            "spool",
            "acme answered 401",
            "aiwatch enroll"),
        problem(
            "courier whose key lacks the permission",
            t ->
                t.sick
                    .event(Duration.ofMinutes(3), t.sick.hostKey())
                    .courier(
                        "key_refused",
                        0,
                        "acme answered 403",
                        ", \"refused_key\": {\"hash\": \"x\", \"at\": \"" + t.sick.now() + "\"}"),
            "spool",
            "acme answered 403",
            "permission to send events (403)"),
        problem(
            "courier without a tenant",
            t ->
                t.sick
                    .event(Duration.ofDays(2), t.sick.hostKey())
                    .courier("no_host", 0, "no tenant is configured (Host)", ""),
            "spool",
            "no tenant is configured",
            "set Host in a managed file"),
        problem(
            "courier without a key",
            t ->
                t.sick
                    .event(Duration.ofDays(2), t.sick.hostKey())
                    .courier("no_key", 0, "this user has no key", ""),
            "spool",
            "this user has no key",
            "aiwatch enroll"),
        problem(
            "spool that cannot be written",
            t -> t.sick.courier("spool_failed", 0, "no space left", ""),
            "spool",
            "no space left",
            "room on the volume"),
        warning(
            "events given up",
            t -> t.sick.courier("done", 17, "", ""),
            "spool",
            "17 events given up by the last courier",
            "7 days"),
        warning(
            "events that the tenant refuses",
            t -> {
              t.sick.event(Duration.ofMinutes(3), t.sick.hostKey());
              t.setAside();
            },
            "spool",
            "1 event refused by the tenant as they are",
            "set-aside"),
        problem(
            "log folder that is a link",
            t -> {
              Path elsewhere = Files.createDirectories(t.world.resolve("elsewhere"));
              Files.createSymbolicLink(t.sick.home(".runlayer/logs"), elsewhere);
            },
            "log",
            "is a symbolic link",
            "remove what is in its place"),
        problem(
            "log folder that is a file",
            t -> t.sick.shell().file(".runlayer/logs", ""),
            "log",
            "is not a folder",
            "remove what is in its place"),
        warning(
            "log that is a folder",
            t -> {
              Files.createDirectories(t.sick.home(".runlayer/logs/aiwatch.log"));
              t.sick.mode(".runlayer/logs", "rwx------");
            },
            "log",
            "the log is something strange",
            "puts a new file in its place"),
        problem(
            "last scan failed",
            t -> t.sick.scanned(Duration.ofMinutes(5), false, "acme did not answer within 60 s"),
            "last_scan",
            "acme did not answer",
            "aiwatch scan"),
        warning(
            "last scan long ago",
            t -> t.sick.scanned(Duration.ofDays(3), true, ""),
            "last_scan",
            "3 days ago",
            "aiwatch scan"),
        warning(
            "never scanned",
            t -> t.sick.withoutFile(".runlayer/state.json"),
            "last_scan",
            "never scanned",
            "aiwatch scan"),
        problem(
            "hook entry missing",
            t -> t.sick.system("etc/codex/hooks.json", "{\"hooks\": {}}"),
            "hooks_codex",
            "Codex has another hook than is wanted",
            "setup hooks install"),
        problem(
            "Hermes without a hook",
            t -> t.sick.shell().file(".hermes/config.yaml", "hooks: {}"),
            "hooks_hermes",
            "Hermes does not start the hook",
            "bootstrap"),
        problem(
            "version record differs",
            t ->
                t.sick.system(
                    "Library/Preferences/com.runlayer.aiwatch.version.plist",
                    Sick.plist("Version", "0.0.1")),
            "version_record",
            "installed 0.0.1",
            "install the package again"),
        problem(
            "binary writable by others",
            t -> t.sick.systemMode(Sick.PROGRAM, "rwxrwxrwx"),
            "program_path",
            "can be written by others",
            "chmod go-w"),
        problem(
            "folder of the binary writable by others",
            t -> t.sick.systemMode("usr/local", "rwxrwxr-x"),
            "program_path",
            "usr/local, which can be written by others",
            "chmod go-w"),
        problem(
            "signature broken",
            t -> t.sick.answer("/usr/bin/codesign", 1, "aiwatch: invalid signature\n"),
            "signature",
            "invalid signature",
            "install the package again"),
        problem(
            "quarantined",
            t -> t.sick.answer("/usr/bin/xattr", 0, "0083;5f;Safari;\n"),
            "quarantine",
            "is quarantined",
            "xattr -d"),
        problem(
            "unit not loaded",
            t ->
                t.sick.answer(
                    "/bin/launchctl print system/com.runlayer.aiwatch.bootstrap",
                    113,
                    "Could not find service\n"),
            "launchd_bootstrap",
            "launchd does not know",
            "launchctl bootstrap system"),
        warning(
            "unit that failed",
            t ->
                t.sick.answer(
                    "/bin/launchctl print gui/" + uid(t) + "/com.runlayer.aiwatch.enroll",
                    0,
                    "x = {\n\tlast exit code = 1\n}\n"),
            "launchd_enroll",
            "ended with exit code 1",
            "see the log"),
        problem(
            "unit not installed",
            t -> t.sick.withoutSystem("Library/LaunchAgents/com.runlayer.aiwatch.plist"),
            "launchd_scan",
            "is not installed",
            "install the package again"));
  }

  private static Arguments problem(
      String name, Fault fault, String check, String seen, String todo) {
    return Arguments.of(name, fault, check, "problem", seen, todo);
  }

  private static Arguments warning(
      String name, Fault fault, String check, String seen, String todo) {
    return Arguments.of(name, fault, check, "warning", seen, todo);
  }

  /// Lets the tenant be another one, over https.
  private void serve(TestCertificate certificate, boolean trusted) throws IOException {
    https = MockTenant.start(MockTenantOptions.defaults().withTls(certificate.context()));
    sick.preference("Host", Sick.text(https.address().toString()));
    if (trusted) {
      Path bundle = bundle();
      Files.writeString(bundle, certificate.root());
      sick.preference("CaBundle", Sick.text(bundle.toString()));
    }
  }

  /// What a courier does with events that the tenant refuses as they are.
  private void setAside() throws IOException {
    Path folder = sick.home(".runlayer/spool");
    Path aside = Files.createDirectories(folder.resolve("set-aside"));
    try (Stream<Path> all = Files.list(folder)) {
      for (Path event : all.filter(path -> path.toString().endsWith(".event")).toList()) {
        Files.move(event, aside.resolve(event.getFileName()));
      }
    }
  }

  /// Lets a proxy lead to a tenant that is somewhere else.
  private void through(ForwardProxy.Manner manner, String login) throws IOException {
    proxy = new ForwardProxy(manner);
    sick.preference("Host", Sick.text("https://tenant.invalid"))
        .preference("Proxy", Sick.text("http://" + login + "127.0.0.1:" + proxy.port()));
  }

  private Path bundle() {
    sick.system("etc/ca.pem", good.root());
    return sick.shell().root().resolve("etc/ca.pem");
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static Object uid(FaultsTest test) throws IOException {
    return Files.getAttribute(test.sick.home(".runlayer"), "unix:uid");
  }
}
