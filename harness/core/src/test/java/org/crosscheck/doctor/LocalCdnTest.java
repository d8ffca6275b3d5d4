package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.cdn.ImportedPackages;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.FetchError;
import org.crosscheck.http.HttpReply;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.crosscheck.server.CdnFiles;
import org.crosscheck.server.SiteServer;
import org.crosscheck.workspace.Workspace;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Tests when and how the doctor answers for the CDN of PyScript. */
public class LocalCdnTest {
  private static final String PAGE =
      "<script type=module integrity=x src=\"https://pyscript.net/releases/%s/core.js\"></script>";

  private static final FetchError LOST =
      new FetchError(FetchError.Kind.NAME_NOT_FOUND, "has a host name that does not resolve");

  @DataProvider
  public Object[][] pages() {
    List<HeaderField> policy =
        List.of(HeaderField.parse("Content-Security-Policy: script-src https://pyscript.net"));
    String missing =
        "PyScript 2026.7.3 was answered from npm, because this machine cannot reach pyscript.net.";
    return new Object[][] {
      {PAGE.formatted("2026.7.3"), List.of(), Optional.of(LOST), missing},
      {PAGE.formatted("latest").replace("releases/", ""), List.of(), Optional.of(LOST), missing},
      {
        PAGE.formatted("2020.1.1"),
        List.of(),
        Optional.of(LOST),
        missing.replace("npm,", "npm in place of 2020.1.1,")
      },
      {
        PAGE.formatted("{{version}}"),
        List.of(),
        Optional.of(LOST),
        missing.replace("npm,", "npm in place of {{version}},")
      },
      {
        "<script src='https://cdn.jsdelivr.net/npm/@pyscript/core@0.7.31/dist/core.js'></script>",
        List.of(),
        Optional.of(LOST),
        missing.replace("pyscript.net", "cdn.jsdelivr.net")
      },
      {PAGE.formatted("2026.7.3"), List.of(), Optional.empty(), ""},
      {
        PAGE.formatted("2026.7.3"),
        List.of(),
        Optional.of(new FetchError(FetchError.Kind.TOO_LARGE, "is too large")),
        ""
      },
      {PAGE.formatted("2026.7.3"), policy, Optional.of(LOST), ""},
      {
        "<meta http-equiv='Content-Security-Policy' content=''>" + PAGE.formatted("2026.7.3"),
        List.of(),
        Optional.of(LOST),
        ""
      },
      {"<a href=\"https://docs.pyscript.net/\">", List.of(), Optional.of(LOST), ""},
    };
  }

  @Test(dataProvider = "pages")
  public void pyscript_is_answered_only_if_its_cdn_cannot_be_reached(
      String page, List<HeaderField> lines, Optional<FetchError> error, String summary)
      throws Exception {
    try (Folder folder =
            new Folder()
                .withFolder("npm")
                .with("packages/@pyscript/core/dist/core.js", "core")
                .with("page.html", page);
        Workspace workspace = Workspace.create();
        LocalCdn cdn =
            new LocalCdn((name, place) -> Optional.of(files(folder)), workspace, url -> error)) {
      SiteServer.Reply reply =
          new SiteServer.Reply(
              200,
              List.of(HeaderField.parse("Content-Type: text/html; charset=utf-8")),
              Optional.of(folder.path("page.html")));
      LocalPyScript site = new LocalPyScript(path -> reply, workspace.newFolder("l"));

      List<Finding> findings = cdn.answer(page(page, lines), site);

      assertThat(findings)
          .extracting(Finding::summary)
          .containsExactlyElementsOf(summary.isEmpty() ? List.of() : List.of(summary));
      String served = java.nio.file.Files.readString(site.get("/").body().orElseThrow());
      if (summary.isEmpty()) {
        assertThat(served).isEqualTo(page);
      } else {
        assertThat(served).contains("http://127.0.0.1:").doesNotContain("https://", "integrity");
        assertThat(cdn.withoutMirror(served)).contains("https://").doesNotContain("127.0.0.1");
      }
    }
  }

  @Test
  public void only_servers_of_this_machine_are_copied() {
    assertThat(LocalCdn.isOnThisMachine(URI.create("http://localhost:1/a"))).isTrue();
    assertThat(LocalCdn.isOnThisMachine(URI.create("https://127.0.0.1/"))).isTrue();
    assertThat(LocalCdn.isOnThisMachine(URI.create("http://[::1]:8000/"))).isTrue();
    assertThat(LocalCdn.isOnThisMachine(URI.create("https://localhost.example.com/"))).isFalse();
  }

  private static CdnFiles files(Folder folder) {
    Release release =
        new Release(
            "2026.7.3",
            "0.7.31",
            Map.of(Interpreter.MPY, "1.28.0", Interpreter.PY, "314.0.7"),
            folder.path("packages"),
            Optional.empty());
    return new CdnFiles(
        release,
        new NpmFiles(new ImportedPackages(folder.path("npm"), step -> {})),
        Optional.empty());
  }

  private static HttpReply page(String body, List<HeaderField> lines) {
    return Given.reply(URI.create("http://localhost:1/"), lines, body);
  }
}
