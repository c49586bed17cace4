// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.discovery.generated;

import com.runlayer.aiwatch.config.Layout;
import com.runlayer.aiwatch.discovery.DiscoveryOptions;
import com.runlayer.aiwatch.discovery.catalogue.Catalogue;
import com.runlayer.aiwatch.discovery.catalogue.Client;
import com.runlayer.aiwatch.discovery.catalogue.ClientFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// One home, and the system and the environment around it, put together at random.
public final class GeneratedHome {
  private record Kind(Client client, ClientFile file) {}

  private final Random random;
  private final Catalogue catalogue;
  private final Layout layout;
  private final Disk disk;
  private final Secrets secrets;
  private final Contents contents;
  private final Map<String, String> environment;
  private final Set<String> projects;
  private final List<Path> remembered;
  private final Map<Path, PlantedContent> files = new TreeMap<>();
  private final Set<Path> skills = new TreeSet<>();
  private final DiscoveryOptions options;

  /// Writes the home.
  ///
  /// @param world an empty folder; its `root` and `home` become the system and the home
  public GeneratedHome(Path world, Layout.Os os, Catalogue catalogue, Random random) {
    this.random = random;
    this.catalogue = catalogue;
    this.layout = new Layout(os, world.resolve("root"), world.resolve("home"), "ada");
    this.disk = new Disk(world, random);
    this.secrets = new Secrets(random);
    this.contents = new Contents(random, secrets);
    this.environment = new Variables(random, catalogue, layout).next(world.resolve("variables"));
    ProjectFolders folders = new ProjectFolders(random);
    this.projects = folders.next();
    disk.home(layout.home());
    this.remembered = folders.remembered(layout.home(), Folders.real(layout.home()), projects);
    plantGlobal();
    projects.forEach(this::plantProject);
    decoys();
    install();
    this.options = nextOptions();
  }

  private void plantGlobal() {
    List<Kind> kinds = kinds(ClientFile.Place.Fixed.class);
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      Kind kind = any(kinds);
      // A place of the other system counts for nothing on this one, unless it is one here too.
      Layout.Os os = random.nextInt(12) == 0 ? any(List.of(Layout.Os.values())) : layout.os();
      List<String> templates =
          ((ClientFile.Place.Fixed) kind.file.place()).templates().getOrDefault(os, List.of());
      if (!templates.isEmpty()) {
        Layout there = new Layout(os, layout.root(), layout.home(), layout.user());
        List<Path> paths = new Templates(there, environment).concrete(any(templates), star());
        if (!paths.isEmpty()) {
          plant(any(paths), kind.file, disk::writeGlobal);
        }
      }
    }
  }

  private void plantProject(String project) {
    Path folder = layout.home().resolve(project);
    List<Kind> kinds = kinds(ClientFile.Place.InProject.class);
    if (!project.isEmpty() && random.nextInt(3) == 0) {
      disk.write(folder.resolve(".git/HEAD"), bytes("ref: refs/heads/main\n"));
      // Nobody looks there, unless a client remembers something below it.
      ClientFile file =
          kinds.stream()
              .map(Kind::file)
              .filter(each -> template(each).equals(".mcp.json"))
              .findFirst()
              .orElseThrow();
      plant(folder.resolve(".git/.mcp.json"), file, disk::write);
    } else if (random.nextInt(3) == 0) {
      disk.write(folder.resolve(".git"), bytes("gitdir: /elsewhere/.git/worktrees/x\n"));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      Kind kind = any(kinds);
      Path path = folder.resolve(template(kind.file).replace("*", star()));
      List<Path> others =
          files.keySet().stream()
              .filter(other -> content(other).isUnderstoodBy(kind.file))
              .toList();
      if (!others.isEmpty() && random.nextInt(10) == 0) {
        Path other = any(others);
        PlantedContent content = content(other);
        if (disk.link(path, other)) {
          put(path, content);
        }
      } else {
        plant(path, kind.file, disk::writeProject);
      }
    }
    if (random.nextInt(6) == 0) {
      Path skill = folder.resolve(".claude/skills/s" + random.nextInt(3));
      String text = "---\nname: s\n---\nexport API_KEY=" + secrets.placed() + "\n";
      if (disk.write(skill.resolve("SKILL.md"), bytes(text))) {
        skills.add(skill);
        disk.behindLinks(skill, layout.home()).ifPresent(skills::add);
      }
    }
    if (random.nextInt(10) == 0) {
      disk.link(layout.home().resolve("link-to-project-" + random.nextInt(100)), folder);
    }
  }

  private static String template(ClientFile file) {
    return file.place() instanceof ClientFile.Place.InProject(String template) ? template : "";
  }

  private interface Writer {
    boolean write(Path path, byte[] content);
  }

  private void plant(Path path, ClientFile file, Writer writer) {
    PlantedContent content = contents.next(file, remembered);
    if (writer.write(path, content.bytes())) {
      put(path, content);
    }
  }

  /// Where its folder is a link, a file has its name in the folder behind it too.
  private void put(Path path, PlantedContent content) {
    files.put(path, content);
    disk.behindLinks(path, layout.home()).ifPresent(other -> files.put(other, content));
  }

  /// Names that are nearly right, and copies of what could be installed.
  private void decoys() {
    for (String place :
        List.of(
            ".claude/plugins/marketplaces/acme/plugins/db/.mcp.json",
            ".claude/plugins/cache/acme/removed/1.0.0/.mcp.json",
            "src/.mcp.json.bak",
            "src/mcp.json",
            "src/.cursor/mcp.json~",
            "code/.MCP.json",
            "code/x.code-workspace.old",
            "code/.code-workspace")) {
      if (random.nextInt(8) == 0) {
        disk.write(layout.home().resolve(place), contents.decoy());
      }
    }
  }

  /// Clients without any file are installed too.
  private void install() {
    for (int i = random.nextInt(5); i > 0; i--) {
      List<String> markers =
          any(catalogue.clients()).markers().getOrDefault(layout.os(), List.of());
      if (!markers.isEmpty() && !markers.getFirst().endsWith(".json")) {
        disk.folder(any(new Templates(layout, environment).concrete(markers.getFirst(), "x")));
      }
    }
  }

  private DiscoveryOptions nextOptions() {
    List<Path> excluded = new ArrayList<>();
    if (random.nextInt(6) == 0) {
      List<Path> places = new ArrayList<>(files.keySet());
      projects.forEach(project -> places.add(layout.home().resolve(project)));
      places.removeIf(place -> !place.startsWith(layout.home()) || place.equals(layout.home()));
      if (!places.isEmpty()) {
        Path place = any(places);
        Path relative = layout.home().relativize(place);
        Path real = Folders.real(layout.home()).resolve(relative);
        excluded.add(any(List.of(place, relative, real)));
      }
    }
    return new DiscoveryOptions(
        random.nextInt(15) > 0,
        random.nextInt(4) == 0 ? random.nextInt(10) : DiscoveryOptions.DEFAULT.depth(),
        Duration.ofMinutes(10),
        excluded);
  }

  private List<Kind> kinds(Class<? extends ClientFile.Place> place) {
    List<Kind> kinds = new ArrayList<>();
    for (Client client : catalogue.clients()) {
      for (ClientFile file : client.files()) {
        if (place.isInstance(file.place())) {
          kinds.add(new Kind(client, file));
        }
      }
    }
    return kinds;
  }

  private String star() {
    return any(List.of("x", "y.z", "a b", "zürich"));
  }

  private PlantedContent content(Path path) {
    PlantedContent content = files.get(path);
    if (content == null) {
      throw new IllegalArgumentException(path.toString());
    }
    return content;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /// Home, root, system.
  public Layout layout() {
    return layout;
  }

  /// The variables that are set.
  public Map<String, String> environment() {
    return environment;
  }

  /// How the home is to be scanned.
  public DiscoveryOptions options() {
    return options;
  }

  /// What must not come out.
  public Secrets secrets() {
    return secrets;
  }

  /// What a scan must find.
  public Expected expected() {
    return new Expected(
        layout,
        new Readers(catalogue, layout, new Templates(layout, environment), files.keySet()),
        new Folders(layout, options),
        files,
        skills);
  }

  /// Removes it from the disk.
  public void delete() {
    disk.delete();
  }

  /// For whoever looks for a mistake.
  @Override
  public String toString() {
    Set<String> lines = new TreeSet<>();
    files.forEach((path, content) -> lines.add(path + ": " + content.placements()));
    return "%s\n%s\n%s\n%s".formatted(layout, environment, options, String.join("\n", lines));
  }
}
