package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.app.Manifest;
import org.crosscheck.claim.ClaimCatalog;
import org.crosscheck.comparison.Baseline;
import org.crosscheck.document.DocumentCatalog;
import org.crosscheck.document.DocumentCheck;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Fuzz;
import org.crosscheck.given.SampleRun;
import org.crosscheck.grid.GridSettings;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.json.JsonFile;
import org.crosscheck.message.Problems;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunRecord;
import org.crosscheck.record.VisitTimes;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.server.AppFolder;
import org.crosscheck.server.CdnReferences;
import org.crosscheck.workspace.Checkout;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Readers answer every input with a value or with a message. */
public class InputFuzzTest {
  private static final Checkout CHECKOUT = Checkout.above(Path.of(""));

  private static final String PAGE =
      """
      <!doctype html>
      <html><head>
        <link rel="stylesheet" href="https://pyscript.net/releases/2026.7.3/core.css" integrity="a">
        <script type="module" integrity='sha384-x' src="https://cdn.jsdelivr.net/npm/@pyscript/core@0.7.31/dist/core.js"></script>
      </head><body><script type="mpy" worker config='{"interpreter": "1"}'>
        print("https://unpkg.com/pyodide")
      </script></body></html>
      """;

  @Test
  public void yaml_is_read_or_refused() {
    List<String> samples =
        new ArrayList<>(Fuzz.samples(CHECKOUT.fixtures().resolve("hostings"), ".yaml"));
    samples.addAll(Fuzz.samples(CHECKOUT.fixtures().resolve("claims"), ".yaml"));

    Fuzz.file(
        "any.yaml",
        samples,
        file ->
            YamlFile.read(
                file,
                root -> {
                  everything(root, 0);
                  return java.util.Optional.of("");
                }));
  }

  /** Reads all that an entry can be read as. */
  private static void everything(YamlMap map, int depth) {
    for (String name : map.names()) {
      map.kind(name);
      map.place(name);
      map.any(name);
      map.texts(name);
      map.number(name, 0);
      map.flag(name, false);
      if (depth < 200) {
        map.maps(name).forEach(inner -> everything(inner, depth + 1));
      }
    }
  }

  @Test
  public void json_is_read_or_refused() {
    Fuzz.file(
        "any.json",
        Fuzz.samples(CHECKOUT.fixtures(), "npm-versions.json"),
        file -> {
          try {
            JsonFile.readWithComments(file, root -> java.util.Optional.of(root.names()));
          } finally {
            JsonFile.read(file, root -> java.util.Optional.of(root.map("a")));
          }
        });
  }

  @Test
  public void hostings_are_read_or_refused() {
    inFolder(
        "hostings", ".yaml", "a.yaml", folder -> HostingCatalog.read(folder.resolve("hostings")));
  }

  @Test
  public void claims_are_read_or_refused() throws java.io.IOException {
    try (Folder folder = new Folder().withFolder("claims")) {
      Files.createSymbolicLink(
          folder.path("documents"), CHECKOUT.fixtures().resolve("documents").toAbsolutePath());
      Fuzz.text(
          "claims",
          Fuzz.samples(CHECKOUT.fixtures().resolve("claims"), ".yaml"),
          text -> {
            Files.writeString(folder.path("claims/a.yaml"), text);
            ClaimCatalog.read(folder.path());
          });
    }
  }

  @Test
  public void documents_are_read_or_refused() {
    inFolder("documents", ".yaml", "a.yaml", folder -> DocumentCatalog.read(folder));
  }

  @Test
  public void fixtures_are_read_or_refused() {
    Path values = CHECKOUT.fixtures().resolve("pages/values");
    try (Folder folder = new Folder().with("pages/values/index.html", "<head>{{head}}")) {
      Fuzz.text(
          "fixture",
          Fuzz.samples(values, "fixture.yaml"),
          text -> {
            Files.writeString(folder.path("pages/values/fixture.yaml"), text);
            FixtureCatalog.read(folder.path());
          });
    }
  }

  @Test
  public void rows_of_headers_are_read_or_refused() {
    Fuzz.file(
        "rows.json",
        List.of(
            "[{\"url\": \"http://localhost/\", \"headers\": [[\"A\", \"b\"], [\"C\", \"d\"]]},"
                + " {\"headers\": []}]"),
        HeaderRow::read);
  }

  @Test
  public void a_manifest_is_read_or_refused() {
    String sample =
        """
        hostings: [bare]
        timeout-seconds: 20
        allow: ["a.*b"]
        pages:
          - path: index.html
            done: {text: ok}
          - path: other.html
            allow: ["(a+)+"]
        """;
    HostingCatalog hostings = HostingCatalog.read(CHECKOUT.fixtures());
    try (Folder folder = new Folder().with("index.html", "<p>").with("other.html", "<p>")) {
      Fuzz.text(
          "manifest",
          List.of(sample),
          text -> {
            Files.writeString(folder.path("crosscheck.yaml"), text);
            Manifest.read(
                folder.path("crosscheck.yaml"),
                new AppFolder(folder.path()),
                hostings,
                hostings.hostings());
          });
    }
  }

  @Test
  public void a_baseline_is_read_or_refused() {
    String whole =
        Fuzz.samples(CHECKOUT.root().resolve("reports/baselines"), "2026.7.3.txt").get(0);
    Fuzz.file(
        "baseline.txt",
        List.of(
            whole.substring(0, 4_000),
            """
            reason why: it is known

            one page bare chrome mpy = BROKEN  # why
            two page:variant bare firefox none = ANSWER(a (b) | c) | HOLDS
            three page bare chrome mpy+py = NOT_ASKED
            """),
        file -> assertThat(Baseline.read(file).map(Baseline::text)).isNotNull());
  }

  @Test
  public void a_record_is_read_or_refused() throws java.io.IOException {
    RunRecord run = SampleRun.complete();
    try (Folder folder = new Folder()) {
      Path sample = folder.path(RunRecord.FILE);
      try (RecordWriter writer = RecordWriter.open(sample, run.info())) {
        run.browsers().forEach(writer::append);
        run.visits().stream().limit(6).forEach(writer::append);
        writer.end(run.end().orElseThrow().endedAt(), run.end().orElseThrow().how());
      }
      Fuzz.file(
          RunRecord.FILE,
          List.of(Files.readString(sample)),
          file -> {
            VisitTimes.read(List.of(file.resolveSibling("")), List.of(run.visits().get(0).key()));
            RecordReader.read(file).partial();
          });
    }
  }

  @Test
  public void capabilities_are_read_or_refused() {
    Fuzz.file(
        "capabilities.json",
        List.of(
            "{\"goog:chromeOptions\": {\"args\": [\"--no-sandbox\", 1, true, null]},"
                + " \"moz:firefoxOptions\": {\"prefs\": {\"a.b\": 1.5}}, \"se:name\": \"a\"}"),
        file -> {
          Problems problems = new Problems();
          GridSettings.of(
              new GridSettings.Words(
                  Optional.of("http://hub:4444"),
                  Optional.empty(),
                  Optional.of(file.toString()),
                  Optional.empty()),
              problems);
          problems.throwIfAny("Nothing was run.");
        });
  }

  @DataProvider
  Object[][] checkouts() {
    return new Object[][] {
      {
        "docs/user-guide/workers.md",
        """
        # Workers

        Workers run code that **blocks** the [main thread](a.md) in a `worker`.

        ## HTTP headers { #headers }

        ~~~js
        # not a heading
        ~~~
        !!! warning "A note"
            Workers need `Cross-Origin-Opener-Policy`.
        <table><tr><td>a worker &amp; a page</td></tr></table>
        """
      },
      {
        "core/tests/python/tests/test_config.py",
        """
        # a comment on workers
        class TestConfig:
            "A worker has a config."
            @only_worker
            async def test_config(self, a="(", b='x'):
                # the worker's own
                assert f"{a!r}" == 'b' and \\
                    b
        """
      },
    };
  }

  @Test(dataProvider = "checkouts")
  public void a_checkout_of_documents_is_compared_or_refused(String name, String sample) {
    DocumentCatalog documents = DocumentCatalog.read(CHECKOUT.fixtures());
    try (Folder folder = new Folder().with(name, sample)) {
      Fuzz.text(
          name,
          List.of(sample),
          text -> {
            Files.writeString(folder.path(name), text);
            DocumentCheck.of(documents, folder.path(), Optional.empty());
          });
    }
  }

  @DataProvider
  Object[][] releases() {
    return new Object[][] {{"releases.yaml"}, {"npm-versions.json"}};
  }

  @Test(dataProvider = "releases")
  public void releases_are_read_or_refused(String file) {
    try (Folder folder = new Folder()) {
      for (Object[] one : releases()) {
        String name = (String) one[0];
        folder.with(name, Fuzz.samples(CHECKOUT.fixtures(), name).get(0));
      }
      Fuzz.text(
          file,
          Fuzz.samples(CHECKOUT.fixtures(), file),
          text -> {
            Files.writeString(folder.path(file), text);
            ReleaseCatalog catalog = ReleaseCatalog.read(folder.path());
            catalog.inOrder(catalog.matrixReleases().stream().map(catalog::core).toList());
          });
    }
  }

  @Test
  public void a_header_line_is_read_or_refused() {
    List<Engine> engines = Engines.defaults();
    Fuzz.text(
        "header line",
        List.of(
            "Cross-Origin-Opener-Policy: same-origin; report-to=\"a\"",
            "Cross-Origin-Embedder-Policy: require-corp, credentialless",
            "Permissions-Policy: cross-origin-isolated=(self \"https://a.example\"), a=*"),
        line ->
            IsolationModel.predict(
                List.of(
                    HeaderField.parse(line),
                    HeaderField.parse("Cross-Origin-Opener-Policy: same-origin"),
                    HeaderField.parse("Cross-Origin-Embedder-Policy: require-corp")),
                URI.create("http://localhost/"),
                engines.get(0).traits()));
  }

  @Test
  public void markup_is_rewritten() {
    Fuzz.text(
        "page",
        List.of(PAGE),
        page -> CdnReferences.rewritePage("index.html", page, "http://localhost:1"));
  }

  /** Fuzzes one file among those of a folder of fixtures. */
  private static void inFolder(String name, String end, String file, Fuzz.FileReader reader) {
    try (Folder folder = new Folder().withFolder(name)) {
      Fuzz.text(
          name,
          Fuzz.samples(CHECKOUT.fixtures().resolve(name), end),
          text -> {
            Files.writeString(folder.path(name).resolve(file), text);
            reader.read(folder.path());
          });
    }
  }
}
