package org.crosscheck.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.crosscheck.given.Folder;
import org.crosscheck.told.Told;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HostingBookTest {

  @Test
  public void a_hosting_is_named_like_its_file_and_has_all_that_it_says() {
    String yaml =
        """
        says: It sends some lines twice.
        headers:
          - for: /*
            lines:
              - "Cross-Origin-Opener-Policy: same-origin"
              - "Cross-Origin-Opener-Policy: same-origin"
          - for: /a
            lines: "X-One: 1"
        service-worker-sets: ["Cross-Origin-Embedder-Policy: require-corp"]
        files: {/mini-coi.js: mini-coi/mini-coi.js}
        until: [coi.controlled]
        head: <script src="/mini-coi.js"></script>
        """;
    try (Folder folder =
        new Folder()
            .with("hostings/twice.yaml", yaml)
            .with("hostings/bare.yaml", "{says: It serves., headers: []}\n")
            .with("hostings/README.md", "not a hosting")) {
      HostingBook book = HostingBook.read(folder.path());

      assertThat(book.hostings()).extracting(Hosting::name).containsExactly("bare", "twice");
      Hosting twice = book.hosting("twice");
      assertThat(twice.headers().linesFor("/a", 200).stream().map(HeaderField::toString))
          .containsExactly(
              "Cross-Origin-Opener-Policy: same-origin",
              "Cross-Origin-Opener-Policy: same-origin",
              "X-One: 1");
      assertThat(twice.serviceWorker().stream().map(HeaderField::toString))
          .containsExactly("Cross-Origin-Embedder-Policy: require-corp");
      assertThat(twice.files()).containsEntry("/mini-coi.js", "mini-coi/mini-coi.js").hasSize(1);
      assertThat(twice.until()).containsExactly("coi.controlled");
      assertThat(twice.head()).isEqualTo("<script src=\"/mini-coi.js\"></script>");
    }
  }

  @Test
  public void a_hosting_says_how_it_delivers() {
    String yaml =
        """
        says: Everything at once.
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
      Hosting hosting = HostingBook.read(folder.path()).hosting("a");

      assertThat(hosting.delivery())
          .isEqualTo(
              new Delivery(
                  true,
                  "insecure.test",
                  "/repo/of",
                  true,
                  Optional.of(Delivery.Compression.BROTLI),
                  Map.of("mjs", "text/plain"),
                  true));
      assertThat(hosting.headers().linesFor("/", 304)).hasSize(1);
      assertThat(hosting.headers().linesFor("/", 404)).isEmpty();
      assertThat(hosting.explain()).isEqualTo("Everything at once.");
      assertThat(hosting.details())
          .isEqualTo(
              "Sends A: b on everything that is answered with 200 or 304, over https with a"
                  + " self-signed certificate that the visitor accepted, under"
                  + " https://insecure.test, which is not a loopback name, below /repo/of/,"
                  + " redirecting each page once, compressed by Brotli, with .mjs files as"
                  + " text/plain, answering POST like GET.");
    }
  }

  @Test
  public void an_unknown_hosting_is_told_with_the_nearest() {
    try (Folder folder = new Folder().with("hostings/netlify.yaml", "says: It serves.\n")) {
      HostingBook book = HostingBook.read(folder.path());

      assertThatThrownBy(() -> book.hosting("netlifi"))
          .isInstanceOf(Told.class)
          .hasMessage("There is no hosting 'netlifi'. Did you mean netlify? Known: netlify.");
    }
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"header: []", "line 1, column 1: unknown entry 'header'; did you mean headers?"},
      {"says: It serves.\nheaders: [{lines: ['A: b']}]", "'for' is missing"},
      {"says: It serves.\nheaders: [{for: /*}]", "line 2, column 11: 'lines' is missing"},
      {
        "says: It serves.\nheaders: [{for: a, lines: ['A: b']}]",
        "The path 'a' does not start with a slash."
      },
      {
        "says: It serves.\nheaders: [{for: /*, line: ['A: b']}]",
        "unknown entry 'line'; did you mean lines?"
      },
      {
        "says: It serves.\nheaders: [{for: /*, lines: [x]}]",
        "line 2, column 29: 'x' is not a header line."
      },
      {"says: It serves.\nheaders: [{for: /*, lines: [{a: b}]}]", "'lines' must be a text"},
      {"headers: []", "'says' is missing"},
      {"says: ''", "The hosting a does not say what it is."},
      {
        "says: It serves.\nheaders: [{for: /*, status: 2xx, lines: ['A: b']}]",
        "line 2, column 29: '2xx' is no status code."
      },
      {
        "says: It serves.\nheaders: [{for: /*, status: 600, lines: ['A: b']}]",
        "600 is no status code of a response."
      },
      {"delivery: {schema: https}", "unknown entry 'schema'; did you mean scheme?"},
      {"delivery: {scheme: htps}", "There is no value of 'scheme' 'htps'. Did you mean https?"},
      {"delivery: {host: example.org}", "There is no value of 'host' 'example.org'."},
      {"delivery: {compression: zstd}", "There is no value of 'compression' 'zstd'."},
      {"says: It serves.\ndelivery: {folder: repo}", "'repo' is not a folder. Write it as /repo."},
      {"delivery: {redirect: perhaps}", "'perhaps' is neither true nor false"},
      {"service-worker-sets: ['A b: c']", "'A b' is not a header name."},
      {"files: [a]", "expected entries of the form 'name: value'"},
      {"files: {/a: [b]}", "'/a' must be a text"},
      {"head: [a]", "'head' must be a text"},
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_mistake_in_a_hosting_is_told(String yaml, String told) {
    try (Folder folder = new Folder().with("hostings/a.yaml", yaml)) {
      assertThatThrownBy(() -> HostingBook.read(folder.path()))
          .isInstanceOf(Told.class)
          .hasMessageContaining("Cannot use " + folder.path("hostings/a.yaml"))
          .hasMessageContaining(told);
    }
  }

  @Test
  public void every_wrong_line_of_a_rule_is_told() {
    try (Folder folder =
        new Folder()
            .with(
                "hostings/a.yaml",
                "says: It serves.\nheaders: [{for: /*, lines: [x, 'A: b', y]}]")) {
      assertThatThrownBy(() -> HostingBook.read(folder.path()))
          .hasMessageContaining("'x' is not a header line.")
          .hasMessageContaining("'y' is not a header line.");
    }
  }

  @Test
  public void a_file_that_cannot_name_a_hosting_is_told() {
    try (Folder folder =
        new Folder().with("hostings/My Host.yaml", "{says: It serves., headers: []}\n")) {
      assertThatThrownBy(() -> HostingBook.read(folder.path()))
          .isInstanceOf(Told.class)
          .hasMessageContaining("'My Host' is not a hosting name.");
    }
  }

  @Test
  public void a_folder_that_is_empty_or_not_there_is_told() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> HostingBook.read(folder.path()))
          .isInstanceOf(Told.class)
          .hasMessageContaining("There is no folder " + folder.path("hostings"));
      folder.withFolder("hostings");
      assertThatThrownBy(() -> HostingBook.read(folder.path()))
          .isInstanceOf(Told.class)
          .hasMessageContaining("There is no hosting in " + folder.path("hostings"));
    }
  }
}
