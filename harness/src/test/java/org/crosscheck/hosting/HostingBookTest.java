package org.crosscheck.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.given.Folder;
import org.crosscheck.told.Told;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HostingBookTest {

  @Test
  public void a_hosting_is_named_like_its_file_and_has_all_that_it_says() {
    String yaml =
        """
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
            .with("hostings/bare.yaml", "headers: []\n")
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
  public void an_unknown_hosting_is_told_with_the_nearest() {
    try (Folder folder = new Folder().with("hostings/netlify.yaml", "head: ''\n")) {
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
      {"headers: [{lines: ['A: b']}]", "'for' is missing"},
      {"headers: [{for: /*}]", "line 1, column 11: 'lines' is missing"},
      {"headers: [{for: a, lines: ['A: b']}]", "The path 'a' does not start with a slash."},
      {"headers: [{for: /*, line: ['A: b']}]", "unknown entry 'line'; did you mean lines?"},
      {"headers: [{for: /*, lines: [x]}]", "line 1, column 29: 'x' is not a header line."},
      {"headers: [{for: /*, lines: [{a: b}]}]", "'lines' must be a text"},
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
        new Folder().with("hostings/a.yaml", "headers: [{for: /*, lines: [x, 'A: b', y]}]")) {
      assertThatThrownBy(() -> HostingBook.read(folder.path()))
          .hasMessageContaining("'x' is not a header line.")
          .hasMessageContaining("'y' is not a header line.");
    }
  }

  @Test
  public void a_file_that_cannot_name_a_hosting_is_told() {
    try (Folder folder = new Folder().with("hostings/My Host.yaml", "headers: []\n")) {
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
