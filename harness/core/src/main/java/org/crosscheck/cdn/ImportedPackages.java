package org.crosscheck.cdn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.crosscheck.json.JsonFile;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Npm;
import org.crosscheck.yaml.YamlMap;

/**
 * The npm packages that pages import, installed on first use with the packages that they need. The
 * npm client chooses the version and checks each package against the integrity that npm's registry
 * gives. It runs no scripts of the packages. Safe for use by several threads.
 */
public final class ImportedPackages {
  private static final String MODULES = "node_modules/";

  private final Path folder;
  private final Npm npm;
  private final Progress progress;
  private final Map<String, CompletableFuture<Lookup>> lookups = new ConcurrentHashMap<>();
  private final Map<String, InstalledPackage> byId = new ConcurrentHashMap<>();
  private final Map<Path, InstalledPackage> byFolder = new ConcurrentHashMap<>();
  private volatile boolean offline;

  /**
   * No packages yet.
   *
   * @param folder an empty folder to install them in; the caller deletes it
   * @param progress receives each step before it starts
   */
  public ImportedPackages(Path folder, Progress progress) {
    this(folder, new Npm("npm"), progress);
  }

  ImportedPackages(Path folder, Npm npm, Progress progress) {
    this.folder = folder;
    this.npm = npm;
    this.progress = progress;
  }

  /**
   * The result of looking for a package.
   *
   * @param found the package; empty if there is none
   * @param absent whether npm's registry does not have it
   * @param why why there is none, as a clause without a period; "" if there is one
   */
  public record Lookup(Optional<InstalledPackage> found, boolean absent, String why) {}

  /** {@return the folder below which the packages are} */
  public Path folder() {
    return folder;
  }

  /**
   * {@return the package of a name}
   *
   * @param range a version, a range of versions, or a tag of npm; "" for the newest version
   */
  public Lookup find(String name, String range) {
    InstalledPackage exact = byId.get(name + "@" + range);
    if (exact != null) {
      return new Lookup(Optional.of(exact), false, "");
    }
    String wanted = name + (range.isBlank() ? "" : "@" + range);
    CompletableFuture<Lookup> mine = new CompletableFuture<>();
    CompletableFuture<Lookup> others = lookups.putIfAbsent(wanted, mine);
    if (others == null) {
      try {
        mine.complete(install(name, wanted));
      } catch (IOException e) {
        mine.completeExceptionally(new UncheckedIOException("Cannot install " + wanted, e));
      } catch (RuntimeException e) {
        mine.completeExceptionally(e);
      }
    }
    try {
      return (others == null ? mine : others).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** {@return the package that a file is in; empty if it is in none} */
  Optional<InstalledPackage> owner(Path file) {
    return above(file)
        .flatMap(folder -> Optional.ofNullable(byFolder.get(folder)).stream())
        .findFirst();
  }

  /** {@return the package that a file means by a name, as Node finds it; empty if there is none} */
  Optional<InstalledPackage> neededBy(Path file, String name) {
    return above(file)
        .map(folder -> folder.resolve("node_modules").resolve(name))
        .flatMap(folder -> Optional.ofNullable(byFolder.get(folder)).stream())
        .findFirst();
  }

  private Stream<Path> above(Path file) {
    return Stream.iterate(
        file.getParent(), at -> at != null && at.startsWith(folder), Path::getParent);
  }

  private Lookup install(String name, String wanted) throws IOException {
    progress.report("Fetching " + wanted + " from npm");
    Path place = Files.createTempDirectory(folder, "p");
    Files.writeString(place.resolve("package.json"), "{\"private\": true}\n");
    Optional<UserError> failure = attempt(place, wanted, offline ? "--offline" : "--prefer-online");
    if (failure.isPresent() && !offline && !isAbsent(failure.get())) {
      offline = true;
      failure = attempt(place, wanted, "--offline");
    }
    if (failure.isPresent()) {
      boolean absent = isAbsent(failure.get());
      return new Lookup(
          Optional.empty(),
          absent,
          absent ? "npm has no " + wanted : "npm could not fetch " + wanted);
    }
    for (InstalledPackage one : read(place)) {
      byFolder.put(one.folder(), one);
      byId.putIfAbsent(one.id(), one);
    }
    return Optional.ofNullable(byFolder.get(place.resolve("node_modules").resolve(name)))
        .map(found -> new Lookup(Optional.of(found), false, ""))
        .orElseGet(() -> new Lookup(Optional.empty(), true, "npm has no " + wanted));
  }

  /** {@return why npm failed; empty if it did not} */
  private Optional<UserError> attempt(Path place, String wanted, String how) throws IOException {
    try {
      npm.run(
          place,
          "install",
          wanted,
          how,
          "--ignore-scripts",
          "--omit=dev",
          "--omit=optional",
          "--no-audit",
          "--no-fund",
          "--fetch-retries=0",
          "--loglevel=error");
      return Optional.empty();
    } catch (UserError e) {
      return Optional.of(e);
    }
  }

  private static boolean isAbsent(UserError failure) {
    return failure.getMessage().matches("(?s).*\\b(?:E404|ETARGET)\\b.*");
  }

  private static List<InstalledPackage> read(Path place) {
    return JsonFile.read(
        place.resolve("node_modules/.package-lock.json"),
        root -> {
          List<InstalledPackage> packages = new ArrayList<>();
          root.map("packages")
              .ifPresent(
                  all ->
                      all.names()
                          .forEach(
                              path ->
                                  all.map(path)
                                      .ifPresent(one -> packages.add(of(place, path, one)))));
          return Optional.of(packages);
        });
  }

  private static InstalledPackage of(Path place, String path, YamlMap one) {
    String name = path.substring(path.lastIndexOf(MODULES) + MODULES.length());
    return new InstalledPackage(
        name, one.text("version", ""), one.text("integrity", ""), place.resolve(path));
  }
}
