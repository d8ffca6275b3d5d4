package org.crosscheck.release;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;

/**
 * Releases that are not the pinned one, fetched by the npm client, which checks each package
 * against the integrity that npm records; that must be the one that is pinned. A fingerprint of all
 * files is stored with them and checked before each use, so that damaged files are fetched again.
 * Without a network, undamaged files in the cache are used.
 */
public final class ReleaseCache {
  private static final String FINGERPRINT = "fingerprint";
  private static final String VERSION = "[0-9]+\\.[0-9]+\\.[0-9A-Za-z.+-]+";

  /** File locks exclude other processes, but not other threads of this one. */
  private static final Object ONE_AT_A_TIME = new Object();

  private final Path folder;
  private final Pins pins;
  private final Npm npm;
  private final Registry registry;

  /**
   * A cache in a folder, which is created when it is first needed.
   *
   * @param pins what packages must be
   */
  public ReleaseCache(Path folder, Pins pins) {
    this(folder, pins, "npm");
  }

  ReleaseCache(Path folder, Pins pins, String npm) {
    this.folder = folder;
    this.pins = pins;
    this.npm = new Npm(npm);
    this.registry = new Registry(npm);
  }

  /**
   * {@return the folder that {@code CROSSCHECK_CACHE} names, or the user's cache}
   *
   * @param environment the environment variables
   */
  public static Path place(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("CROSSCHECK_CACHE"))
        .filter(text -> !text.isBlank())
        .map(Path::of)
        .orElseGet(
            () ->
                Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                    .filter(text -> !text.isBlank())
                    .map(Path::of)
                    .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                    .resolve("crosscheck"));
  }

  /**
   * {@return a release with its files}
   *
   * @param name its name in reports
   * @param core the npm version of PyScript itself
   * @param progress receives each step before it starts
   * @throws UserError if npm does not have it, it is not what is pinned, it is not in the cache and
   *     npm cannot be reached, or the cache cannot be written
   */
  public Release release(String name, String core, Progress progress) {
    if (!core.matches(VERSION)) {
      throw new UserError("'" + core + "' is not an npm version.", "Write it as 0.7.31.");
    }
    Path place = folder.resolve("core-" + core);
    synchronized (ONE_AT_A_TIME) {
      try {
        Files.createDirectories(folder);
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("core-" + core + ".lock").toFile(), "rw");
            FileLock lock = file.getChannel().lock()) {
          if (lock.isValid() && !intact(place)) {
            fetch(core, place, progress);
          }
        }
      } catch (IOException e) {
        throw FileErrors.cannotWrite(folder, e);
      }
    }
    Path modules = place.resolve("node_modules");
    Map<Interpreter, String> interpreters = new EnumMap<>(Interpreter.class);
    for (Interpreter interpreter : Interpreter.values()) {
      interpreters.put(interpreter, NpmPackages.versionOf(modules, interpreter.npmName()));
    }
    return new Release(name, core, interpreters, modules, Optional.empty());
  }

  private boolean intact(Path place) throws IOException {
    Path stored = place.resolve(FINGERPRINT);
    return Files.isRegularFile(stored)
        && Files.readString(stored).equals(fingerprint(place.resolve("node_modules")))
        && pins.problems(place.resolve("node_modules")).isEmpty();
  }

  /** Fetches into a temporary folder first, so that the final folder is always complete. */
  private void fetch(String core, Path place, Progress progress) throws IOException {
    progress.report("Fetching PyScript " + core + " and its interpreters with npm");
    delete(place);
    Path fresh = Files.createTempDirectory(folder, "fetching-");
    try {
      Files.writeString(fresh.resolve("package.json"), "{\"private\": true}\n");
      install(fresh, Release.CORE + "@" + core);
      Map<Interpreter, String> named =
          NamedInterpreters.of(fresh.resolve("node_modules").resolve(Release.CORE).resolve("dist"));
      install(
          fresh,
          named.entrySet().stream()
              .map(e -> e.getKey().npmName() + "@" + registry.used(e.getKey(), e.getValue()))
              .toArray(String[]::new));
      Path modules = fresh.resolve("node_modules");
      List<String> unpinned = pins.check(modules);
      if (!unpinned.isEmpty()) {
        progress.report(
            "Trusting the registry about %s, which %s does not pin; './crosscheck releases --refresh' pins what npm has now"
                .formatted(String.join(", ", unpinned), ReleaseCatalog.VERSIONS));
      }
      Pins.removeOthers(modules);
      Files.writeString(fresh.resolve(FINGERPRINT), fingerprint(modules));
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(fresh);
    }
  }

  private void install(Path where, String... packages) throws IOException {
    String[] arguments =
        Stream.concat(
                Stream.of(
                    "install",
                    "--save-exact",
                    "--ignore-scripts",
                    "--no-audit",
                    "--no-fund",
                    "--loglevel=error"),
                Stream.of(packages))
            .toArray(String[]::new);
    npm.run(where, arguments);
  }

  private static String fingerprint(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return "";
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (Path file : files) {
        digest.update((root.relativize(file) + "\n").getBytes(StandardCharsets.UTF_8));
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          while (in.read(buffer) >= 0) {
            // Reading updates the digest.
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void delete(Path place) throws IOException {
    if (!Files.exists(place)) {
      return;
    }
    try (Stream<Path> all = Files.walk(place)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
