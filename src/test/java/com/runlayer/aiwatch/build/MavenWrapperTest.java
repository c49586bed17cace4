// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the project's real `mvnw` where it finds only what a case gives it: its own home and
/// `PATH`, made-up JDKs, and a stand-in for Adoptium and the Apache archive on the loopback
/// interface. The stand-in's Maven is a script that prints its `JAVA_HOME` and its arguments.
///
/// Every folder has a space in its name, as a user's may have.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "mvnw is a POSIX shell script")
class MavenWrapperTest {

  private static final List<String> TOOLS =
      List.of(
          "sh bash dash cat chmod cp dirname grep gzip ldd mkdir mktemp mv rm sed tar tr uname"
              .split(" ", -1));
  private static final List<String> CHECKSUM_TOOLS = List.of("sha256sum", "sha512sum", "shasum");

  /// What Apache's archive would never serve under this name.
  private static final byte[] OTHER_BYTES = "something else".getBytes(UTF_8);

  @TempDir private Path temp;

  private Path project = Path.of("");
  private Path cache = Path.of("");
  private Path jdks = Path.of("");
  private Path bin = Path.of("");
  private byte[] mavenZip = {};
  private final Map<String, String> environment = new HashMap<>();
  private final Properties settings = new Properties();

  private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService serverThreads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server;

  MavenWrapperTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void prepare() throws IOException {
    project = Files.createDirectories(temp.resolve("my project")).toRealPath();
    cache = project.resolveSibling("maven home");
    jdks = Files.createDirectories(project.resolveSibling("some jdks"));
    bin = Files.createDirectories(project.resolveSibling("some tools"));
    Path home = Files.createDirectories(project.resolveSibling("my home"));

    Files.copy(
        Path.of("mvnw"), project.resolve("mvnw"), StandardCopyOption.COPY_ATTRIBUTES); // keeps +x
    Files.createDirectory(project.resolve(".mvn"));
    Path settingsFile = project.resolve(".mvn/wrapper.properties");
    Files.copy(Path.of(".mvn/wrapper.properties"), settingsFile);
    try (Reader reader = Files.newBufferedReader(settingsFile)) {
      settings.load(reader);
    }
    mavenZip = mavenZip();
    Files.writeString(
        settingsFile,
        Files.readString(settingsFile)
            .replace(setting("maven.sha512"), checksum("SHA-512", mavenZip)));

    TOOLS.forEach(this::offer);
    CHECKSUM_TOOLS.forEach(this::offer);
    offer("curl");
    offer("unzip");

    server.setExecutor(serverThreads);
    server.createContext("/", this::answer);
    server.start();
    answers.put(mavenPath(), exchange -> send(exchange, mavenZip));

    environment.put("HOME", home.toString());
    environment.put("PATH", bin.toString());
    environment.put("MAVEN_USER_HOME", cache.toString());
    environment.put("MVNW_JDK_DIRS", jdks.toString());
    environment.put("MVNW_JDK_API", serverAddress() + "/v3");
    environment.put("MVNW_MAVEN_ARCHIVE", serverAddress() + "/maven-3");
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
    serverThreads.close();
  }

  @Nested
  class Jdk {

    @ParameterizedTest
    @ValueSource(ints = {25, 26, 100})
    void isTheOneOfJavaHomeWhereThatIsNewEnough(int version) throws Exception {
      Path javaHome = makeJdk(temp.resolve("java home"), version);
      environment.put("JAVA_HOME", javaHome.toString());

      assertThat(run().javaHome()).isEqualTo(javaHome);
    }

    @Test
    void isLookedForWhereTheOneOfJavaHomeIsTooOld() throws Exception {
      environment.put("JAVA_HOME", makeJdk(temp.resolve("java home"), 17).toString());
      makeJdk(jdks.resolve("java-17"), 17);
      Path newer = makeJdk(jdks.resolve("java-25"), 25);

      assertThat(run().javaHome()).isEqualTo(newer);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "temurin-25-jdk-amd64",
          "25.0.1-tem",
          "current",
          "temurin-25.jdk/Contents/Home",
          "openjdk@25/libexec/openjdk.jdk/Contents/Home"
        })
    void isFoundInTheLayoutsOfLinuxAndMacos(String layout) throws Exception {
      Path jdk = makeJdk(jdks.resolve(layout), 25);

      assertThat(run().javaHome()).isEqualTo(jdk);
    }

    @Test
    void isFoundInAnyOfSeveralFolders() throws Exception {
      Path more = project.resolveSibling("more jdks");
      Path jdk = makeJdk(more.resolve("jdk-25"), 25);
      environment.put("MVNW_JDK_DIRS", jdks + ":" + more);

      assertThat(run().javaHome()).isEqualTo(jdk);
    }

    @Test
    void isAskedForItsVersionWhereItHasNoReleaseFile() throws Exception {
      Files.delete(makeJdk(jdks.resolve("a"), 17).resolve("release"));
      Path jdk = makeJdk(jdks.resolve("b"), 25);
      Files.delete(jdk.resolve("release"));

      assertThat(run().javaHome()).isEqualTo(jdk);
    }

    @Test
    void isNoRuntimeWithoutCompiler() throws Exception {
      Files.delete(makeJdk(jdks.resolve("jre-25"), 25).resolve("bin/javac"));
      Path jdk = makeJdk(jdks.resolve("other"), 25);

      assertThat(run().javaHome()).isEqualTo(jdk);
    }

    @Test
    void isTheOneBehindTheJavaOnThePathWhereThatIsNewEnough() throws Exception {
      Path jdk = makeJdk(temp.resolve("elsewhere"), 25);
      Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));

      assertThat(run().javaHome()).isEqualTo(jdk);
    }

    @Test
    void isNotTheOneBehindAnOlderJavaOnThePath() throws Exception {
      Path old = makeJdk(temp.resolve("elsewhere"), 17);
      Files.createSymbolicLink(bin.resolve("java"), old.resolve("bin/java"));
      Path jdk = makeJdk(jdks.resolve("jdk-25"), 25);

      assertThat(run().javaHome()).isEqualTo(jdk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void isDownloadedOnceWhereThereIsNone(String downloader) throws Exception {
      Files.deleteIfExists(bin.resolve("curl"));
      assumeTrue(offer(downloader), downloader + " is not installed");
      serveJdk("");

      Run first = run();
      assertThat(first.javaHome()).startsWith(cache.resolve("wrapper/jdk")).exists();
      assertThat(first.err()).hasSize(2).first().asString().contains("downloading Eclipse Temurin");
      assertThat(requests).hasSize(3).first().asString().contains("image_type=jdk&os=");

      requests.clear();
      Run second = run();
      assertThat(second.javaHome()).isEqualTo(first.javaHome());
      assertThat(second.err()).isEmpty();
      assertThat(requests).isEmpty();
    }

    @Test
    void isDownloadedInTheLayoutOfMacosToo() throws Exception {
      serveJdk("Contents/Home");

      assertThat(run().javaHome()).startsWith(cache).endsWith(Path.of("Contents/Home"));
    }

    @Test
    void isRefusedWhereItsChecksumIsNotTheOneAdoptiumNames() throws Exception {
      serveJdk("");
      answers.put("/temurin.tar.gz", exchange -> send(exchange, OTHER_BYTES));

      assertThat(run().failure()).contains("SHA-256", installHint());
      assertThat(cachedFiles()).isEmpty();
    }

    @Test
    void isNamedAsToBeInstalledWhereAdoptiumCannotBeReached() throws Exception {
      environment.put("MVNW_JDK_API", closedAddress());

      assertThat(run().failure()).contains(installHint());
      assertThat(cachedFiles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "<html>log in first</html>"})
    void isNamedAsToBeInstalledWhereTheAnswerNamesNoDownload(String answer) throws Exception {
      answers.put(assetsPath(), exchange -> send(exchange, answer.getBytes(UTF_8)));

      assertThat(run().failure()).contains(installHint());
      assertThat(cachedFiles()).isEmpty();
    }
  }

  @Nested
  class Maven {

    @BeforeEach
    void haveJdk() throws IOException {
      makeJdk(jdks.resolve("jdk-25"), 25);
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "wget"})
    void isDownloadedOnce(String downloader) throws Exception {
      Files.deleteIfExists(bin.resolve("curl"));
      assumeTrue(offer(downloader), downloader + " is not installed");

      Run first = run();
      assertThat(first.exit()).isZero();
      assertThat(first.err()).hasSize(1).first().asString().contains("downloading Maven");
      assertThat(requests).containsExactly(mavenPath());

      requests.clear();
      Run second = run();
      assertThat(second.exit()).isZero();
      assertThat(second.err()).isEmpty();
      assertThat(requests).isEmpty();
    }

    @Test
    void isUnpackedByTheJdkWhereThereIsNoUnzip() throws Exception {
      Files.delete(bin.resolve("unzip"));

      assertThat(run().exit()).isZero();
    }

    @Test
    void isRefusedWhereItsChecksumIsNotThePinnedOne() throws Exception {
      answers.put(mavenPath(), exchange -> send(exchange, OTHER_BYTES));

      assertThat(run().failure()).contains("SHA-512");
      assertThat(cachedFiles()).isEmpty();
    }

    @Test
    void isFetchedByAnInstalledMavenWhereTheArchiveCannotBeReached() throws Exception {
      environment.put("MVNW_MAVEN_ARCHIVE", closedAddress());
      Path copied = Files.write(temp.resolve("fetched.zip"), mavenZip);
      installMaven(copied);

      assertThat(run().exit()).isZero();
      assertThat(Files.readString(temp.resolve("mvn was called")))
          .contains(jdks.resolve("jdk-25").toString())
          .contains("org.apache.maven:apache-maven:" + setting("maven.version") + ":zip:bin");
    }

    @Test
    void isRefusedWithAnotherChecksumFromAnInstalledMavenToo() throws Exception {
      environment.put("MVNW_MAVEN_ARCHIVE", closedAddress());
      installMaven(Files.write(temp.resolve("fetched.zip"), OTHER_BYTES));

      assertThat(run().failure()).contains("SHA-512");
      assertThat(cachedFiles()).isEmpty();
    }

    @Test
    void isNamedAsMissingWhereNothingCanFetchIt() throws Exception {
      environment.put("MVNW_MAVEN_ARCHIVE", closedAddress());

      assertThat(run().failure()).contains("Maven " + setting("maven.version"), "go online");
      assertThat(cachedFiles()).isEmpty();
    }

    @Test
    void isThereForTwoFirstRunsAtTheSameTime() throws Exception {
      CyclicBarrier bothAsked = new CyclicBarrier(2);
      answers.put(
          mavenPath(),
          exchange -> {
            awaitOther(bothAsked);
            send(exchange, mavenZip);
          });

      Started one = start(project, List.of(project.resolve("mvnw").toString()));
      Started other = start(project, List.of(project.resolve("mvnw").toString()));

      assertThat(one.finish().exit()).isZero();
      assertThat(other.finish().exit()).isZero();
      assertThat(cachedFiles()).as("one Maven and no other leftovers").hasSize(1);
      requests.clear();
      assertThat(run().exit()).isZero();
      assertThat(requests).isEmpty();
    }

    @Test
    void isDownloadedAnewAfterAFirstRunWasKilled() throws Exception {
      CountDownLatch halfSent = new CountDownLatch(1);
      CountDownLatch killed = new CountDownLatch(1);
      answers.put(
          mavenPath(),
          exchange -> {
            exchange.sendResponseHeaders(200, mavenZip.length);
            exchange.getResponseBody().write(mavenZip, 0, mavenZip.length / 2);
            exchange.getResponseBody().flush();
            halfSent.countDown();
            awaitEnd(killed);
          });
      Started run = start(project, List.of(project.resolve("mvnw").toString()));
      assertThat(halfSent.await(60, SECONDS)).isTrue();
      run.kill();
      killed.countDown();

      answers.put(mavenPath(), exchange -> send(exchange, mavenZip));
      assertThat(run().exit()).isZero();
    }
  }

  @Nested
  class AnyRun {

    @BeforeEach
    void haveJdkAndMaven() throws Exception {
      makeJdk(jdks.resolve("jdk-25"), 25);
      assertThat(run().exit()).isZero();
    }

    @Test
    void hasTheProjectsPomFromAnyFolder() throws Exception {
      Path elsewhere = Files.createDirectories(temp.resolve("some where"));

      Run run = start(elsewhere, List.of(project.resolve("mvnw").toString(), "verify")).finish();

      assertThat(run.arguments())
          .containsExactly("-f", project.resolve("pom.xml").toString(), "verify");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-f other.xml", "--file other.xml", "--file=other.xml"})
    void hasAnotherPomWhereThatIsNamed(String option) throws Exception {
      String[] arguments = option.split(" ", -1);

      assertThat(run(arguments).arguments()).containsExactly(arguments);
    }

    @Test
    void passesEveryArgumentOnUnchanged() throws Exception {
      String[] arguments = {"-Dname=a  b", "", "*", "$HOME", "'\"", "-fae", "test"};

      assertThat(run(arguments).arguments()).endsWith(arguments).hasSize(arguments.length + 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42})
    void endsWithTheExitCodeOfMaven(int exit) throws Exception {
      environment.put("FAKE_MAVEN_EXIT", Integer.toString(exit));

      assertThat(run().exit()).isEqualTo(exit);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash", "dash"})
    void worksInEveryUsualShell(String shell) throws Exception {
      assumeTrue(Files.exists(bin.resolve(shell)), shell + " is not installed");

      Run run = start(project, List.of(bin.resolve(shell).toString(), "mvnw", "test")).finish();

      assertThat(run.exit()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.arguments()).endsWith("test");
    }
  }

  @Nested
  class Address {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://maven.example",
          "http://localhost.maven.example",
          "http://127.0.0.1:80@maven.example",
          "ftp://maven.example",
          "file:///tmp"
        })
    void isRefusedWhereItIsNeitherHttpsNorLoopback(String address) throws Exception {
      environment.put("MVNW_JDK_API", address);
      assertThat(run().failure()).contains("neither https nor", installHint());

      makeJdk(jdks.resolve("jdk-25"), 25);
      environment.put("MVNW_MAVEN_ARCHIVE", address);
      assertThat(run().failure()).contains("neither https nor", "Maven");
    }

    @Test
    void isRefusedInAdoptiumsAnswerToo() throws Exception {
      serveJdk("");
      answers.put(
          assetsPath(), exchange -> send(exchange, assets("http://jdk.example/a.tar.gz", "00")));

      assertThat(run().failure()).contains("neither https nor", installHint());
    }
  }

  // --- Running mvnw.

  private Run run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(project.resolve("mvnw").toString()));
    command.addAll(List.of(arguments));
    return start(project, command).finish();
  }

  private Started start(Path folder, List<String> command) throws IOException {
    Path out = Files.createTempFile(temp, "out", ".txt");
    Path err = Files.createTempFile(temp, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return new Started(process, out, err);
  }

  private record Started(Process process, Path out, Path err) {

    Run finish() throws IOException, InterruptedException {
      boolean ended = process.waitFor(60, SECONDS);
      kill();
      assertThat(ended).as("mvnw ends by itself").isTrue();
      return new Run(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    }

    void kill() {
      Stream.concat(process.descendants(), Stream.of(process.toHandle()))
          .toList()
          .forEach(
              handle -> {
                handle.destroyForcibly();
                handle.onExit().join();
              });
    }
  }

  private record Run(int exit, List<String> out, List<String> err) {

    Path javaHome() {
      assertThat(exit).as("exit code; printed was %s", err).isZero();
      return Path.of(out.getFirst().substring("JAVA_HOME=".length()));
    }

    List<String> arguments() {
      List<String> all =
          out.stream().skip(1).map(line -> line.substring("argument=".length())).toList();
      // Every run is told not to show the steps of a download; the rest is the caller's.
      assertThat(all).startsWith("-ntp");
      return all.subList(1, all.size());
    }

    /// The one sentence that says why it failed, below the one that says what was tried.
    String failure() {
      assertThat(exit).as("exit code").isOne();
      assertThat(out).isEmpty();
      assertThat(err).hasSize(2).allMatch(line -> line.startsWith("mvnw: "));
      assertThat(err.getFirst()).contains("downloading");
      return err.getLast();
    }
  }

  /// Whatever is below the cache, the work of a run that failed included.
  private List<Path> cachedFiles() throws IOException {
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files
          .filter(file -> Files.isRegularFile(file) || file.toString().contains(".work"))
          .toList();
    }
  }

  private String installHint() {
    return "install Eclipse Temurin " + setting("jdk.version") + " and set JAVA_HOME";
  }

  private String setting(String name) {
    return settings.getProperty(name, "");
  }

  // --- What the machine has.

  /// Offers a tool of this machine on the `PATH`, or tells that the machine has none.
  ///
  /// By a script, since some tools of macOS look for the rest of themselves beside their own name.
  private boolean offer(String tool) {
    String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
    Optional<Path> installed =
        Stream.of(path.split(":", -1))
            .map(folder -> Path.of(folder, tool))
            .filter(Files::isExecutable)
            .findFirst();
    installed.ifPresent(file -> script(bin.resolve(tool), "exec '%s' \"$@\"".formatted(file)));
    return installed.isPresent();
  }

  private void installMaven(Path zip) {
    script(
        bin.resolve("mvn"),
        """
        echo "$JAVA_HOME" "$@" >'%s'
        for argument; do
          case $argument in
            -DoutputDirectory=*) cp '%s' "${argument#*=}/apache-maven-%s-bin.zip" ;;
          esac
        done
        """
            .formatted(temp.resolve("mvn was called"), zip, setting("maven.version")));
  }

  private Path makeJdk(Path folder, int version) throws IOException {
    Path jar = Path.of(System.getProperty("java.home", ""), "bin", "jar");
    script(
        folder.resolve("bin/java"),
        """
        echo '    java.home = %s' >&2
        echo 'openjdk version "%d.0.1" 2025-10-21' >&2
        """
            .formatted(folder, version));
    script(folder.resolve("bin/javac"), "exit 0");
    script(folder.resolve("bin/jar"), "exec '%s' \"$@\"".formatted(jar));
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"%d.0.1\"\n".formatted(version));
    return folder;
  }

  private static void script(Path file, String text) {
    try {
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, "#!/bin/sh\n" + text + "\n");
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // --- What Adoptium and the Apache archive serve.

  private String serverAddress() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// An address on which nobody listens any more.
  private static String closedAddress() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort();
    }
  }

  private String mavenPath() {
    String version = setting("maven.version");
    return "/maven-3/%s/binaries/apache-maven-%s-bin.zip".formatted(version, version);
  }

  private String assetsPath() {
    return "/v3/assets/latest/" + setting("jdk.version") + "/hotspot";
  }

  private byte[] mavenZip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      zip.putNextEntry(new ZipEntry("apache-maven-%s/bin/mvn".formatted(setting("maven.version"))));
      zip.write(
          """
          #!/bin/sh
          echo "JAVA_HOME=$JAVA_HOME"
          for argument; do printf 'argument=%s\\n' "$argument"; done
          exit "${FAKE_MAVEN_EXIT:-0}"
          """
              .getBytes(UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  /// Serves a JDK that lies in `inside` of its archive's folder.
  private void serveJdk(String inside) throws IOException, InterruptedException {
    Path source = temp.resolve("jdk to serve");
    makeJdk(source.resolve("jdk-25.0.1+8").resolve(inside), 25);
    Path archive = temp.resolve("temurin.tar.gz");
    Started packed =
        start(
            source,
            List.of(bin.resolve("tar").toString(), "-czf", archive.toString(), "jdk-25.0.1+8"));
    assertThat(packed.finish().exit()).isZero();

    byte[] bytes = Files.readAllBytes(archive);
    String link = serverAddress() + "/temurin.tar.gz";
    answers.put("/temurin.tar.gz", exchange -> send(exchange, bytes));
    answers.put(assetsPath(), exchange -> send(exchange, assets(link, checksum("SHA-256", bytes))));
  }

  /// Adoptium's answer, where the package may stand behind an installer of the same JDK.
  private static byte[] assets(String link, String checksum) {
    return """
    [
        {
            "binary": {
                "architecture": "x64",
                "image_type": "jdk",
                "installer": {
                    "checksum": "ffff",
                    "checksum_link": "https://jdk.example/temurin.pkg.sha256.txt",
                    "link": "https://jdk.example/temurin.pkg",
                    "name": "temurin.pkg"
                },
                "os": "linux",
                "package": {
                    "checksum": "%s",
                    "checksum_link": "https://jdk.example/temurin.tar.gz.sha256.txt",
                    "download_count": 7,
                    "link": "%s",
                    "metadata_link": "https://jdk.example/temurin.tar.gz.json",
                    "name": "temurin.tar.gz"
                },
                "project": "jdk"
            },
            "release_link": "https://jdk.example/jdk-25.0.1+8",
            "release_name": "jdk-25.0.1+8",
            "vendor": "eclipse"
        }
    ]
    """
        .formatted(checksum, link)
        .getBytes(UTF_8);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestURI().toString());
      HttpHandler handler =
          answers.getOrDefault(
              exchange.getRequestURI().getPath(), unknown -> unknown.sendResponseHeaders(404, -1));
      handler.handle(exchange);
    }
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private static String checksum(String algorithm, byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitOther(CyclicBarrier barrier) throws IOException {
    try {
      barrier.await(60, SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IOException(e);
    }
  }

  private static void awaitEnd(CountDownLatch latch) throws IOException {
    try {
      assertThat(latch.await(60, SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
