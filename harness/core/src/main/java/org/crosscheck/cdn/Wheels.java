package org.crosscheck.cdn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;

/**
 * A folder of the user with Python packages, as Pyodide's distribution and PyPI have them.
 *
 * @param folder the folder; its files are found by their names
 */
public record Wheels(Path folder) {
  /** The name of a wheel (PyPA, binary distribution format) that Pyodide can install. */
  private static final Pattern WHEEL =
      Pattern.compile(
          "(?<name>[\\w.]+)-(?<version>[\\w.!+]+)(?:-\\d\\w*)?"
              + "-[\\w.]+-[\\w.]+-(?:any|[\\w.]*(?:wasm32|pyodide|pyemscripten|emscripten)[\\w.]*)\\.whl");

  private static final Pattern NEEDED =
      Pattern.compile("(?m)^Requires-Dist:\\s*([\\w.-]+)([^\\r\\n]*)");

  private static final Pattern PACKAGES = Pattern.compile("\"packages\"\\s*:\\s*\\{");

  /**
   * Checks the folder.
   *
   * @throws UserError if it is not a folder
   */
  public Wheels {
    if (!Files.isDirectory(folder)) {
      throw new UserError(
          folder + " is not a folder.", "Name a folder with the wheels that the pages load.");
    }
    folder = folder.toAbsolutePath().normalize();
  }

  /** {@return the file of a name; empty if there is none} */
  public Optional<Path> named(String name) {
    try {
      Path file = folder.resolve(name).normalize();
      return folder.equals(file.getParent()) && Files.isRegularFile(file)
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /**
   * {@return why a file must not be sent in place of the one that a Pyodide has; empty if it may}
   *
   * @param lock the text of the pyodide-lock.json of that Pyodide
   */
  public static Optional<String> refusal(Path file, String lock) {
    Matcher pinned =
        Pattern.compile(
                "\"file_name\"\\s*:\\s*\""
                    + Pattern.quote(String.valueOf(file.getFileName()))
                    + "\"[^{}]*?\"sha256\"\\s*:\\s*\"(?<sha>[0-9a-f]{64})\"")
            .matcher(lock);
    return pinned.find() && !pinned.group("sha").equals(sha256(file))
        ? Optional.of(file + " does not have the SHA-256 that this Pyodide requires")
        : Optional.empty();
  }

  /**
   * {@return a pyodide-lock.json with the wheels of the folder whose packages it does not name}
   *
   * @param lock the text of the file
   */
  public String addedTo(String lock) {
    Matcher packages = PACKAGES.matcher(lock);
    if (!packages.find()) {
      return lock;
    }
    Map<String, Path> wheels = byPackage();
    String added =
        wheels.entrySet().stream()
            .filter(wheel -> !names(lock, wheel.getKey()))
            .flatMap(w -> entry(w.getKey(), w.getValue(), lock, wheels.keySet()).stream())
            .map(entry -> entry + ",")
            .collect(Collectors.joining());
    return lock.substring(0, packages.end()) + added + lock.substring(packages.end());
  }

  private Map<String, Path> byPackage() {
    try (Stream<Path> files = Files.list(folder)) {
      Map<String, Path> wheels = new TreeMap<>();
      for (Path file : files.sorted().toList()) {
        Matcher wheel = wheel(file);
        if (wheel.matches()) {
          wheels.put(normal(wheel.group("name")), file);
        }
      }
      return wheels;
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  private static Matcher wheel(Path file) {
    return WHEEL.matcher(String.valueOf(file.getFileName()));
  }

  private static boolean names(String lock, String name) {
    return Pattern.compile("\"" + Pattern.quote(name) + "\"\\s*:\\s*\\{").matcher(lock).find();
  }

  /** The entry of a wheel; empty if the file is not a ZIP archive, which Pyodide reports. */
  private static Optional<String> entry(String name, Path file, String lock, Set<String> others) {
    Matcher wheel = wheel(file);
    if (!wheel.matches()) {
      throw new IllegalArgumentException(file + " is not a wheel");
    }
    Set<String> needed = new TreeSet<>();
    Set<String> imports = new TreeSet<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        String path = entry.getName();
        if (path.matches("[^/]+\\.dist-info/METADATA")) {
          try (InputStream in = zip.getInputStream(entry)) {
            needed.addAll(needed(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
          }
        } else if (path.matches("\\w+/.*\\.(?:py|so)|\\w+(?:\\.[\\w-]+){0,9}\\.(?:py|so)")) {
          imports.add(path.replaceFirst("[./].*", ""));
        }
      }
    } catch (ZipException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw FileErrors.cannotRead(file, e);
    }
    needed.removeIf(other -> !names(lock, other) && !others.contains(other));
    return Optional.of(
        ("\"%s\":{\"name\":\"%s\",\"version\":\"%s\",\"file_name\":\"%s\",\"sha256\":\"%s\","
                + "\"imports\":%s,\"depends\":%s,\"install_dir\":\"site\","
                + "\"package_type\":\"package\",\"unvendored_tests\":false}")
            .formatted(
                name,
                name,
                wheel.group("version"),
                file.getFileName(),
                sha256(file),
                list(imports),
                list(needed)));
  }

  private static List<String> needed(String metadata) {
    return NEEDED
        .matcher(metadata)
        .results()
        .filter(line -> !line.group(2).contains("extra"))
        .map(line -> normal(line.group(1)))
        .toList();
  }

  private static String list(Set<String> texts) {
    return texts.stream().map(t -> '"' + t + '"').collect(Collectors.joining(",", "[", "]"));
  }

  /** The normal form of a name (PEP 503). */
  private static String normal(String name) {
    return name.replaceAll("[-_.]+", "-").toLowerCase(Locale.ROOT);
  }

  private static String sha256(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
