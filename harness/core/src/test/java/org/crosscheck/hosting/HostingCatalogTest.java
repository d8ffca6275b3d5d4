package org.crosscheck.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HostingCatalogTest {

  @Test
  public void a_hosting_is_named_like_its_file_and_has_all_its_parts() {
    String yaml =
        """
        summary: It sends some lines twice.
        promises: {chrome: isolated, firefox: not isolated}
        headers:
          - for: /*
            lines:
              - "Cross-Origin-Opener-Policy: same-origin"
              - "Cross-Origin-Opener-Policy: same-origin"
          - for: /a
            lines: "X-One: 1"
        service-worker-sets: ["Cross-Origin-Embedder-Policy: require-corp"]
        files: {/mini-coi.js: mini-coi/mini-coi.js}
        done-when: [coi.controlled]
        head: <script src="/mini-coi.js"></script>
        """;
    try (Folder folder =
        new Folder()
            .with("hostings/twice.yaml", yaml)
            .with(
                "hostings/bare.yaml",
                "{summary: It serves., promises: not isolated, headers: []}\n")
            .with("hostings/README.md", "not a hosting")) {
      HostingCatalog catalog = HostingCatalog.read(folder.path());

      assertThat(catalog.hostings()).extracting(Hosting::name).containsExactly("bare", "twice");
      Hosting twice = catalog.hosting("twice");
      assertThat(twice.headers().linesFor("/a", 200).stream().map(HeaderField::toString))
          .containsExactly(
              "Cross-Origin-Opener-Policy: same-origin",
              "Cross-Origin-Opener-Policy: same-origin",
              "X-One: 1");
      assertThat(twice.additions().serviceWorkerSets().stream().map(HeaderField::toString))
          .containsExactly("Cross-Origin-Embedder-Policy: require-corp");
      assertThat(twice.additions().files())
          .containsEntry("/mini-coi.js", "mini-coi/mini-coi.js")
          .hasSize(1);
      assertThat(twice.promise().in("chrome")).contains(true);
      assertThat(twice.promise().in("firefox")).contains(false);
      assertThat(twice.promise().in("another")).isEmpty();
      assertThat(twice.promise().explain())
          .isEqualTo("isolated in chrome, not isolated in firefox");
      assertThat(catalog.hosting("bare").promise()).isEqualTo(Promise.of(false));
      assertThat(twice.additions().doneWhen()).containsExactly("coi.controlled");
      assertThat(twice.additions().head()).isEqualTo("<script src=\"/mini-coi.js\"></script>");
    }
  }

  @Test
  public void a_hosting_explains_its_delivery() {
    String yaml =
        """
        summary: Everything at once.
        promises: isolated
        headers: [{for: /*, status: [200, 304], lines: ["A: b"]}]
        delivery:
          scheme: https
          host: insecure.test
          folder: /repo/of
          redirect: true
          compression: brotli
          types: {mjs: text/plain}
          post: answered
        """;
    try (Folder folder = new Folder().with("hostings/a.yaml", yaml)) {
      Hosting hosting = HostingCatalog.read(folder.path()).hosting("a");

      assertThat(hosting.delivery())
          .isEqualTo(
              Delivery.PLAIN
                  .overHttps()
                  .underHost("insecure.test")
                  .inFolder("/repo/of")
                  .redirecting()
                  .compressedBy(Delivery.Compression.BROTLI)
                  .withType("mjs", "text/plain")
                  .takingPost());
      assertThat(hosting.headers().linesFor("/", 304)).hasSize(1);
      assertThat(hosting.headers().linesFor("/", 404)).isEmpty();
      assertThat(hosting.summary()).isEqualTo("Everything at once.");
      assertThat(hosting.details())
          .isEqualTo(
              "Sends A: b on everything with status 200 or 304, over https with a"
                  + " self-signed certificate that the visitor accepted, under"
                  + " https://insecure.test, which is not a loopback name, below /repo/of/,"
                  + " redirecting each page once, compressed with Brotli, with .mjs files as"
                  + " text/plain, answering POST like GET.");
    }
  }

  @Test
  public void an_unknown_hosting_is_reported_with_the_nearest() {
    try (Folder folder =
        new Folder().with("hostings/netlify.yaml", "summary: It serves.\npromises: isolated\n")) {
      HostingCatalog catalog = HostingCatalog.read(folder.path());

      assertThatThrownBy(() -> catalog.hosting("netlifi"))
          .isInstanceOf(UserError.class)
          .hasMessage("There is no hosting 'netlifi'. Did you mean netlify? Known: netlify.");
    }
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"says: It serves.", "line 1, column 1: 'says' is now called 'summary'"},
      {"summary: It serves.\nuntil: a", "line 2, column 1: 'until' is now called 'done-when'"},
      {"summary: It serves.\nonly-if-named: true", "'only-if-named' is now called 'opt-in'"},
      {"header: []", "line 1, column 1: unknown entry 'header'; did you mean headers?"},
      {"summary: It serves.\nheaders: [{lines: ['A: b']}]", "'for' is missing"},
      {"summary: It serves.\nheaders: [{for: /*}]", "line 2, column 11: 'lines' is missing"},
      {
        "summary: It serves.\nheaders: [{for: a, lines: ['A: b']}]",
        "The path 'a' does not start with a slash."
      },
      {
        "summary: It serves.\nheaders: [{for: /*, line: ['A: b']}]",
        "unknown entry 'line'; did you mean lines?"
      },
      {
        "summary: It serves.\nheaders: [{for: /*, lines: [x]}]",
        "line 2, column 29: 'x' is not a header line."
      },
      {"summary: It serves.\nheaders: [{for: /*, lines: [{a: b}]}]", "'lines' must be text"},
      {"headers: []", "'summary' is missing"},
      {"summary: It serves.", "'promises' is missing. Write 'isolated' or 'not isolated'"},
      {"promises: yes", "line 1, column 11: 'yes' is not a promise."},
      {"promises: {chrome: maybe}", "'maybe' is not a promise. Write 'isolated' or 'not isolated'"},
      {"promises: {chorme: isolated}", "unknown entry 'chorme'; did you mean chrome?"},
      {"summary: ''\npromises: isolated", "The hosting a has no summary."},
      {
        "summary: It serves.\nheaders: [{for: /*, status: 2xx, lines: ['A: b']}]",
        "line 2, column 29: '2xx' is not a status code."
      },
      {
        "summary: It serves.\nheaders: [{for: /*, status: 600, lines: ['A: b']}]",
        "600 is not a status code of a response."
      },
      {"delivery: {schema: https}", "unknown entry 'schema'; did you mean scheme?"},
      {"delivery: {scheme: htps}", "There is no value of 'scheme' 'htps'. Did you mean https?"},
      {"delivery: {host: example.org}", "There is no value of 'host' 'example.org'."},
      {"delivery: {compression: zstd}", "There is no value of 'compression' 'zstd'."},
      {
        "summary: It serves.\ndelivery: {folder: repo}",
        "'repo' is not a folder. Write it as /repo."
      },
      {"delivery: {redirect: perhaps}", "'perhaps' is neither true nor false"},
      {"service-worker-sets: ['A b: c']", "'A b' is not a header name."},
      {"files: [a]", "expected entries of the form 'name: value'"},
      {"files: {/a: [b]}", "'/a' must be text"},
      {"head: [a]", "'head' must be text"},
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_mistake_in_a_hosting_is_reported(String yaml, String problem) {
    try (Folder folder = new Folder().with("hostings/a.yaml", yaml)) {
      assertThatThrownBy(() -> HostingCatalog.read(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("Cannot use " + folder.path("hostings/a.yaml"))
          .hasMessageContaining(problem);
    }
  }

  @Test
  public void every_wrong_line_of_a_rule_is_reported() {
    try (Folder folder =
        new Folder()
            .with(
                "hostings/a.yaml",
                "summary: It serves.\nheaders: [{for: /*, lines: [x, 'A: b', y]}]")) {
      assertThatThrownBy(() -> HostingCatalog.read(folder.path()))
          .hasMessageContaining("'x' is not a header line.")
          .hasMessageContaining("'y' is not a header line.");
    }
  }

  @Test
  public void a_file_that_cannot_name_a_hosting_is_reported() {
    try (Folder folder =
        new Folder()
            .with(
                "hostings/My Host.yaml",
                "{summary: It serves., promises: not isolated, headers: []}\n")) {
      assertThatThrownBy(() -> HostingCatalog.read(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("'My Host' is not a hosting name.");
    }
  }

  @Test
  public void an_empty_or_missing_folder_is_reported() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> HostingCatalog.read(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no folder " + folder.path("hostings"));
      folder.withFolder("hostings");
      assertThatThrownBy(() -> HostingCatalog.read(folder.path()))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no hosting in " + folder.path("hostings"));
    }
  }
}
