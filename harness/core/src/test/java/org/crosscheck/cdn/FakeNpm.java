package org.crosscheck.cdn;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.crosscheck.given.Folder;
import org.crosscheck.release.Npm;

/** A program in place of npm that installs prepared packages, and files of a package by name. */
final class FakeNpm implements AutoCloseable {
  /** A package that is wanted but was not prepared is refused as npm refuses it. */
  private static final String SCRIPT =
      """
      here=$(dirname "$0")
      echo "$@" >>"$here/calls"
      if [ -e "$here/offline" ]; then echo "npm error code ENOTFOUND"; exit 1; fi
      if [ ! -e "$here/registry/$2" ]; then echo "npm error code E404"; exit 1; fi
      cp -r "$here/registry/$2/." .
      """;

  private final Folder folder = new Folder().withProgram("npm", SCRIPT).withFolder("installed");

  /**
   * Adds what npm installs for a name and range.
   *
   * @param files the files below {@code node_modules}; each folder with a package.json is a package
   */
  FakeNpm with(String wanted, Map<String, String> files) {
    String place = "registry/" + wanted + "/node_modules/";
    Map<String, String> packages = new LinkedHashMap<>();
    files.forEach(
        (file, text) -> {
          folder.with(place + file, text);
          String path = file.replaceFirst("/package\\.json$", "");
          if (!path.equals(file) && text.contains("\"version\"")) {
            String version = text.replaceFirst("(?s).*\"version\": \"([^\"]+)\".*", "$1");
            packages.put("node_modules/" + path, version);
          }
        });
    folder.with(
        place + ".package-lock.json",
        packages.entrySet().stream()
            .map(
                e ->
                    "\"%s\": {\"version\": \"%s\", \"integrity\": \"sha512-of-%s\"}"
                        .formatted(e.getKey(), e.getValue(), e.getValue()))
            .collect(Collectors.joining(", ", "{\"packages\": {", "}}")));
    return this;
  }

  /** Cuts off the registry. */
  void goOffline() {
    folder.with("offline", "");
  }

  ImportedPackages packages() {
    return new ImportedPackages(
        folder.path("installed"), new Npm(folder.path("npm").toString()), step -> {});
  }

  Path calls() {
    return folder.path("calls");
  }

  @Override
  public void close() {
    folder.close();
  }
}
