package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.cdn.ImportedPackages;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.given.Answers;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.given.Nightly;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.HttpProbe;
import org.crosscheck.platform.Platform;
import org.crosscheck.release.Release;
import org.crosscheck.server.CdnFiles;
import org.crosscheck.server.SiteServer;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.workspace.Provisioning;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/**
 * Tests that folders are served as their platform would serve them, and that the changes are tried.
 */
public class FoldersIT {
  private static final String PAGE =
      "<!doctype html><html><head><link rel=icon href=data:,><title>page</title></head></html>";

  private Optional<Doctor> doctor = Optional.empty();

  @BeforeClass
  public void start() {
    Release release = Provisioning.release(new Checkout(Path.of("../..")), System.out::println);
    doctor =
        Optional.of(
            new Doctor(
                Browsers::installations,
                Browsers.scaled(Duration.ofSeconds(30)),
                name -> List.of(),
                KnownPlatforms.all(),
                Optional.of(release.packages().resolve("mini-coi/mini-coi.js")),
                (name, folder) ->
                    Optional.of(
                        new CdnFiles(
                            release,
                            new NpmFiles(new ImportedPackages(folder, System.out::println)),
                            Optional.empty()))));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    doctor.ifPresent(Doctor::close);
  }

  private Diagnosis diagnose(String target, Optional<Platform> host) {
    return doctor.orElseThrow().diagnose(target, Optional.empty(), host, Trial.ON_COPY);
  }

  @Test
  public void two_rules_that_cloudflare_joins_are_found_and_fixed() {
    try (Folder folder =
        new Folder()
            .with("index.html", PAGE)
            .with(
                "_headers",
                "/*\n  Cross-Origin-Opener-Policy: same-origin\n"
                    + "  Cross-Origin-Embedder-Policy: require-corp\n"
                    + "/\n  Cross-Origin-Embedder-Policy: require-corp\n")) {
      Diagnosis diagnosis = diagnose(folder.path().toString(), Optional.empty());

      assertThat(diagnosis.host()).isEqualTo(KnownPlatforms.of("cloudflare"));
      assertThat(diagnosis.findings())
          .extracting(Finding::type)
          .contains(FindingType.COEP_JOINED, FindingType.CONFIGURATION);
      assertThat(diagnosis.verification())
          .hasValueSatisfying(
              c ->
                  assertThat(c.summary())
                      .isEqualTo("With this change: isolated in Chrome and Firefox."));
      assertThat(String.join("\n", diagnosis.host().remedy(diagnosis.changes())))
          .contains("/*\n  Cross-Origin-Embedder-Policy: require-corp");
    }
  }

  @Test
  public void of_two_configuration_files_the_one_of_the_host_is_read_and_the_other_is_named() {
    try (Folder folder =
        new Folder()
            .with("index.html", PAGE)
            .with("firebase.json", "{\"hosting\": {}}")
            .with(
                "vercel.json",
                "{\"headers\": [{\"source\": \"/(.*)\", \"headers\": ["
                    + "{\"key\": \"Cross-Origin-Opener-Policy\", \"value\": \"same-origin\"},"
                    + "{\"key\": \"Cross-Origin-Embedder-Policy\", \"value\": \"require-corp\"}"
                    + "]}]}")) {
      Diagnosis firebase = diagnose(folder.path().toString(), Optional.empty());
      Diagnosis vercel =
          diagnose(folder.path().toString(), Optional.of(KnownPlatforms.of("vercel")));

      assertThat(firebase.host()).isEqualTo(KnownPlatforms.of("firebase"));
      assertThat(firebase.bad()).isTrue();
      assertThat(firebase.findings())
          .extracting(Finding::summary)
          .contains("Firebase Hosting does not read vercel.json.");
      assertThat(vercel.bad()).isFalse();
    }
  }

  @Test(groups = Nightly.ONLY)
  public void pyscript_comes_from_npm_if_this_machine_cannot_reach_its_cdn() {
    String page =
        """
        <!doctype html><html><head><link rel=icon href=data:,>
        <script type="module" src="https://pyscript.net/releases/2026.7.3/core.js"></script>
        </head><body><script type="mpy" worker>
        from pyscript import document
        document.body.append("from a worker")
        </script></body></html>
        """;
    String lines = "/*\n  Cross-Origin-Opener-Policy: same-origin\n";
    boolean reached =
        new HttpProbe(Duration.ofSeconds(5), 1)
            .head(URI.create("https://pyscript.net/releases/2026.7.3/core.js"), Map.of())
            .error()
            .isEmpty();
    try (Folder folder =
        new Folder()
            .with("index.html", page)
            .with("_headers", lines + "  Cross-Origin-Embedder-Policy: require-corp\n")) {
      Diagnosis ofFolder = diagnose(folder.path().toString(), Optional.empty());
      Diagnosis ofUrl;
      try (SiteServer server =
          SiteServer.start(
              path ->
                  new SiteServer.Reply(
                      200,
                      List.of(
                          HeaderField.parse("Content-Type: text/html"),
                          HeaderField.parse("Cross-Origin-Opener-Policy: same-origin"),
                          HeaderField.parse("Cross-Origin-Embedder-Policy: require-corp")),
                      Optional.of(folder.path("index.html"))))) {
        ofUrl = diagnose(server.origin() + "/", Optional.empty());
      }

      String answered =
          "PyScript 2026.7.3 was answered from npm, because this machine cannot reach"
              + " pyscript.net.";
      assertThat(List.of(ofFolder, ofUrl))
          .allSatisfy(
              diagnosis -> {
                assertThat(diagnosis.findings())
                    .extracting(Finding::summary)
                    .contains("The page uses PyScript 2026.7.3.")
                    .doesNotContain(reached ? answered : "")
                    .anyMatch(summary -> reached || summary.equals(answered))
                    .noneMatch(summary -> summary.contains("127.0.0.1"))
                    .noneMatch(summary -> summary.contains("could not be fetched"));
                assertThat(diagnosis.bad()).as(diagnosis.toString()).isFalse();
                assertThat(diagnosis.verdicts().values())
                    .hasSize(2)
                    .allMatch(verdict -> verdict.contains("DOM access and synchronous calls work"));
              });
    }
  }

  @Test
  public void mini_coi_is_tried_if_the_host_cannot_send_headers() {
    try (Folder folder = new Folder().with("index.html", PAGE)) {
      Diagnosis diagnosis =
          diagnose(folder.path().toString(), Optional.of(KnownPlatforms.of("github-pages")));

      assertThat(diagnosis.verification())
          .hasValueSatisfying(
              c ->
                  assertThat(c.summary())
                      .isEqualTo("With mini-coi.js: isolated in Chrome and Firefox."));
      assertThat(String.join("\n", diagnosis.host().remedy(diagnosis.changes())))
          .contains("<script src=\"mini-coi.js\"></script>");
    }
  }

  @Test
  public void problems_that_the_changes_do_not_fix_are_reported() {
    try (Answers answers =
        new Answers()
            .page("/page", PAGE + "<iframe src={{other}}/frame></iframe>")
            .page("/frame", "frame")) {
      Diagnosis diagnosis = diagnose(answers.url("/page"), Optional.empty());

      assertThat(diagnosis.verification())
          .hasValueSatisfying(
              c ->
                  assertThat(c.summary())
                      .startsWith("With these changes: isolated in Chrome and Firefox, but: ")
                      .contains("/frame is blocked"));
    }
  }

  @Test(groups = Nightly.ONLY)
  public void an_address_gets_only_the_documented_requests() {
    try (Answers answers =
        new Answers()
            .page("/page", PAGE + "<script src=/a.js></script>")
            .file("/a.js", "text/javascript", "1")) {
      diagnose("http://me:secret@localhost:" + answers.port() + "/page", Optional.empty());

      assertThat(answers.requests())
          .as("ourselves, two browsers, and the copy")
          .containsExactlyInAnyOrder(
              "GET /page",
              "GET /page",
              "GET /page",
              "GET /page",
              "GET /a.js",
              "GET /a.js",
              "GET /a.js");
    }
  }

  @Test
  public void credentials_are_not_in_any_report() {
    try (Answers answers = new Answers().page("/page", PAGE)) {
      Diagnosis diagnosis =
          diagnose("http://me:secret@localhost:" + answers.port() + "/page", Optional.empty());

      assertThat(diagnosis.verdicts()).hasSize(2);
      assertThat(diagnosis.toString()).doesNotContain("secret");
    }
  }
}
