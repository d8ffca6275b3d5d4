package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.crosscheck.cdn.NpmAddress;
import org.crosscheck.given.Folder;
import org.testng.annotations.Test;

public class ReferencedPackagesTest {
  @Test
  public void the_packages_that_the_opened_pages_and_their_files_name_are_found() {
    try (Folder folder =
        new Folder()
            .with(
                "index.html",
                "<script src='https://pyscript.net/latest/core.js'></script>"
                    + "<link href=\"https://unpkg.com/leaflet@1.9/x.css\">")
            .with("other.html", "https://esm.run/other")
            .with("sub/main.py", "js_import('https://esm.run/lit@3')")
            .with("built.mjs", "`https://cdn.jsdelivr.net/npm/wasmoon@${version}/+esm`")
            .with("large.js", "https://esm.run/large".repeat(20_000))
            .with("node_modules/a/index.js", "https://esm.run/needed")
            .with("image.svg", "https://esm.run/shown")) {
      assertThat(ReferencedPackages.in(new AppFolder(folder.path()), Set.of("index.html")))
          .extracting(NpmAddress::name)
          .containsExactly("leaflet", "lit");
    }
  }
}
