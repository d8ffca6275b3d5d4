package org.crosscheck.cdn;

import java.nio.file.Files;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Fuzz;
import org.testng.annotations.Test;

/** Packages of npm, which anybody can publish, are read or refused. */
public class PackageFuzzTest {
  private static final String PACKAGE =
      """
      {"name": "a", "version": "1.2.3", "type": "module",
       "main": "./lib/index.js", "module": "es/index.mjs", "jsdelivr": "dist/a.min.js",
       "browser": {"./lib/index.js": "./lib/browser.js", "fs": false, "ws": "./ws.js"},
       "exports": {".": [{"import": "./es/index.mjs", "node": null}, "./lib/index.js"],
         "./hooks/*": {"browser": "./hooks/*.js", "default": {"import": "./hooks/*/index.js"}},
         "./old/": "./lib/", "./*/x/*": "./../*"},
       "imports": {"#ui": "./ui.js", "#dep/*": "other/*"},
       "dependencies": {"other": "^1.0.0 || >=2"}}
      """;

  @Test
  public void a_package_is_read_or_refused() {
    try (Folder folder =
        new Folder()
            .with("lib/index.js", "")
            .with("lib/package.json", PACKAGE)
            .with("es/index.mjs", "")
            .with("hooks/a.js", "")) {
      Fuzz.text(
          "package.json",
          List.of(PACKAGE),
          text -> {
            Files.writeString(folder.path("package.json"), text);
            PackageFiles files = PackageFiles.of(folder.path());
            for (String path : List.of("", "hooks/a", "old/index.js", "b/x/../c", "lib")) {
              files.imported(path);
              files.relative(path);
            }
            for (String name : List.of("#ui", "#dep/a", "fs", "ws", "other")) {
              files.internal(name);
              files.replaced(name);
              files.leavesOut(name);
              files.needs(name);
            }
            files.file("jsdelivr");
            files.isOfModules("lib/index.js");
          });
    }
  }
}
