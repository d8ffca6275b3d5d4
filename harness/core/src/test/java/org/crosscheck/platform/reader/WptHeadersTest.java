package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.platform.reader.Read.COEP;
import static org.crosscheck.platform.reader.Read.COOP;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class WptHeadersTest {

  @DataProvider
  public Object[][] matching() {
    return new Object[][] {
      {"__dir__.headers", "/", true},
      {"__dir__.headers", "/a/b.html", true},
      {"__dir__.sub.headers", "/a/b.html", true},
      {"b.html.headers", "/a/b.html", true},
      {"b.html.sub.headers", "/b.html", true},
      {"b.html.headers", "/a/xb.html", false},
      {"b.html.headers", "/b.html/", false},
      {"b.html.headers", "/B.html", false},
    };
  }

  @Test(dataProvider = "matching")
  public void a_file_applies_to_its_folder_or_to_files_of_its_name(
      String name, String path, boolean matches) {
    assertThat(Read.lines(read(name, "A: 1\n"), path)).hasSize(matches ? 1 : 0);
  }

  @Test
  public void lines_of_one_name_are_all_sent_together_in_the_first_spelling() {
    PlatformFile file =
        read(
            "a.html.headers",
            COOP + "\r\n" + COEP + "\n\nA: 1: 2\n" + COEP.toLowerCase(java.util.Locale.ROOT));

    assertThat(Read.lines(file, "/a.html")).containsExactly(COOP, COEP, COEP, "A: 1: 2");
    assertThat(Read.isolated(file, "/a.html")).isFalse();
    assertThat(Read.remarks(file))
        .containsExactly(
            "line 5, column 1: 'Cross-Origin-Embedder-Policy' is set earlier (line 2); wptserve"
                + " sends both, and browsers combine them into 'require-corp, require-corp', and"
                + " browsers ignore a policy that is a list");
  }

  @Test
  public void a_missing_file_gets_no_headers() {
    PlatformFile file = read("__dir__.headers", COOP + "\n" + COEP + "\n");

    assertThat(Read.isolated(file, "/a.html")).isTrue();
    assertThat(file.headers().linesFor("/a.html", 206)).hasSize(2);
    assertThat(file.headers().linesFor("/a.html", 404)).isEmpty();
  }

  @Test
  public void what_makes_wptserve_fail_is_reported_together() {
    Read.refused("wpt", "__dir__.headers", "# a comment\nA: 1\n  \nB b: 1\n: 1\n")
        .hasMessageContaining(
            "  - line 1, column 1: '# a comment' has no colon, which makes wptserve fail")
        .hasMessageContaining("  - line 3, column 3: the line is blank but not empty")
        .hasMessageContaining("  - line 4, column 1: 'B b' is not a header name.")
        .hasMessageContaining("  - line 5, column 1: '' is not a header name.");
    Read.refused("wpt", "headers.txt", "A: 1\n")
        .hasMessageContaining("wptserve does not read headers from headers.txt.");
  }

  @Test
  public void differences_from_wptserve_get_a_remark() {
    assertThat(Read.remarks(read("__dir__.headers", "A: {{host}}\n")))
        .containsExactly(
            "line 1, column 1: Crosscheck does not expand {{ }} placeholders",
            "line 1, column 1: wptserve sends these headers for files in this folder but not in its"
                + " subfolders; Crosscheck applies them to all paths");
  }

  private static PlatformFile read(String name, String text) {
    return Read.file("wpt", name, text);
  }
}
