// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.mocktenant;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/// A tenant on 127.0.0.1 that serves the whole interface in memory, for development, tests,
/// demonstrations and load.
///
/// It records what arrives, answers as a tenant would, and misbehaves when told to. A person looks
/// at it at {@link #address()}. All methods may be called from any thread while it serves.
public final class MockTenant implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService executor;
  private final URI address;
  private final MockTenantOptions options;
  private final KeyRing keys;
  private final TenantState state = new TenantState();
  private final Misbehaviours misbehaviours = new Misbehaviours();
  private final BoundedLog<RecordedRequest> requests;
  private volatile Policy policy = Policy.empty();
  private volatile ScanRoutes scanRoutes = ScanRoutes.NEW_AND_OLD;

  private MockTenant(MockTenantOptions options, HttpServer server) {
    this.options = options;
    this.server = server;
    this.executor = Executors.newVirtualThreadPerTaskExecutor();
    this.address =
        URI.create(
            (options.tls().isPresent() ? "https" : "http")
                + "://127.0.0.1:"
                + server.getAddress().getPort());
    this.keys = new KeyRing(options.organisationKey(), options.enrollmentKey());
    this.requests =
        new BoundedLog<>(
            options.maxRequests(),
            options.maxRequestCharacters(),
            request -> request.body().length());
  }

  /// Starts a tenant; it serves when this returns.
  ///
  /// @throws IOException when the port is taken
  public static MockTenant start(MockTenantOptions options) throws IOException {
    InetSocketAddress local =
        new InetSocketAddress(
            InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), options.port());
    MockTenant tenant =
        new MockTenant(
            options,
            options.tls().isPresent()
                ? httpsServer(local, options.tls().get())
                : HttpServer.create(local, BACKLOG));
    tenant.serve();
    return tenant;
  }

  private static HttpServer httpsServer(InetSocketAddress local, SSLContext context)
      throws IOException {
    HttpsServer server = HttpsServer.create(local, BACKLOG);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  private void serve() {
    TenantApi api =
        new TenantApi(
            keys,
            state,
            () -> policy,
            () -> new SourcePolicy(proxyAddress(), policy.allowlist()),
            () -> scanRoutes);
    Pages pages = new Pages(this::snapshot, requests);
    server.createContext("/", new Gateway(options.clock(), api, pages, misbehaviours, requests));
    server.setExecutor(executor);
    server.start();
  }

  /// Where it serves, without a path: the value of `Host` in the managed preferences.
  public URI address() {
    return address;
  }

  /// The address below which a remote server counts as reached through the tenant's own proxy.
  public URI proxyAddress() {
    return address.resolve("/proxy");
  }

  /// The key for scan, skills, plugins and check-in.
  public String organisationKey() {
    return options.organisationKey();
  }

  /// The key that is exchanged for a user key.
  public String enrollmentKey() {
    return options.enrollmentKey();
  }

  /// The user key that an enrollment gives this user on this device.
  public String userKey(String username, String deviceName) {
    return keys.userKey(enrollmentKey(), username, deviceName);
  }

  /// From now on a key is refused. A new enrollment mints another user key.
  public void revoke(String key) {
    keys.revoke(key);
  }

  /// From now on verdicts and classification follow this policy; what was classified before stays
  /// as it is.
  public void usePolicy(Policy newPolicy) {
    policy = newPolicy;
  }

  /// From now on these scan routes are there.
  public void serveScans(ScanRoutes routes) {
    scanRoutes = routes;
  }

  /// The next requests of a route are mistreated. Told again, those come after.
  ///
  /// @param times how many requests
  public void misbehave(Route route, int times, Misbehaviour misbehaviour) {
    misbehaviours.next(route, times, misbehaviour);
  }

  /// All requests of a route are mistreated, once those of {@link #misbehave} are used up.
  public void misbehaveAlways(Route route, Misbehaviour misbehaviour) {
    misbehaviours.always(route, misbehaviour);
  }

  /// All routes work again.
  public void behave() {
    misbehaviours.clear();
  }

  /// What the tenant knows now.
  public TenantSnapshot snapshot() {
    return state.snapshot();
  }

  /// The requests that are kept, the oldest first; not those for the page.
  public List<RecordedRequest> requests() {
    return requests.entries();
  }

  /// The requests of one route that are kept, the oldest first.
  public List<RecordedRequest> requests(Route route) {
    return requests().stream().filter(r -> r.route().filter(route::equals).isPresent()).toList();
  }

  /// How many older requests were forgotten.
  public long droppedRequests() {
    return requests.dropped();
  }

  /// Closes all connections at once, also those with a delayed or endless answer.
  @Override
  public void close() {
    running().stop();
  }

  /// What serves, without a class of this package in it.
  RunningServer running() {
    return new RunningServer(server, executor);
  }
}
