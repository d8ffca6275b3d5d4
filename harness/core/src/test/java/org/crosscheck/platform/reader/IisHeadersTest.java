package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class IisHeadersTest {
  private static final String PROTOCOL =
      "<system.webServer><httpProtocol><customHeaders>%s</customHeaders></httpProtocol>"
          + "</system.webServer>";

  private static PlatformFile read(String text) {
    try (Folder folder = new Folder().with("web.config", text)) {
      return PlatformFile.read(folder.path("web.config"), KnownPlatforms.of("iis"));
    }
  }

  private static String site(String headers) {
    return "<?xml version='1.0'?>\n<configuration>"
        + PROTOCOL.formatted(headers)
        + "</configuration>";
  }

  @Test
  public void added_headers_are_sent_with_every_path() {
    assertThat(
            read(site("<remove name='X-A'/><add name='X-A' value='1'/><add name='B' value='2'/>"))
                .headers()
                .linesFor("/any/page.html", 200))
        .extracting(HeaderField::toString)
        .containsExactly("X-A: 1", "B: 2");
  }

  @Test
  public void what_was_added_can_be_removed_or_cleared() {
    assertThat(
            read(site("<add name='A' value='1'/><add name='B' value='2'/><remove name='a'/>"))
                .headers()
                .linesFor("/", 200))
        .extracting(HeaderField::toString)
        .containsExactly("B: 2");
    assertThat(read(site("<add name='A' value='1'/><clear/>")).headers().linesFor("/", 200))
        .isEmpty();
  }

  @Test
  public void a_location_inherits_and_replaces_headers() {
    PlatformFile file =
        read(
            "<configuration>"
                + PROTOCOL.formatted("<add name='A' value='1'/><add name='B' value='2'/>")
                + "<location path='app'>"
                + PROTOCOL.formatted("<add name='A' value='3'/>")
                + "</location></configuration>");

    assertThat(file.headers().linesFor("/", 200))
        .extracting(HeaderField::toString)
        .containsExactly("A: 1", "B: 2");
    assertThat(file.headers().linesFor("/App/index.html", 200))
        .extracting(HeaderField::toString)
        .containsExactly("B: 2", "A: 3");
    assertThat(file.headers().linesFor("/apple", 200))
        .extracting(HeaderField::toString)
        .containsExactly("A: 1", "B: 2");
  }

  @Test
  public void a_location_removes_headers_that_it_inherits() {
    PlatformFile file =
        read(
            "<configuration><location path='app'>"
                + PROTOCOL.formatted("<remove name='a'/><add name='C' value='3'/>")
                + "</location><location path='bare'>"
                + PROTOCOL.formatted("<clear/>")
                + "</location>"
                + PROTOCOL.formatted("<add name='A' value='1'/><add name='B' value='2'/>")
                + "</configuration>");

    assertThat(file.headers().linesFor("/app/", 200))
        .extracting(HeaderField::toString)
        .containsExactly("B: 2", "C: 3");
    assertThat(file.headers().linesFor("/bare", 200)).isEmpty();
  }

  @Test
  public void headers_of_other_sections_do_not_count() {
    assertThat(
            read("<configuration><system.webServer><tracing><customHeaders>"
                    + "<add name='A' value='1'/></customHeaders></tracing></system.webServer>"
                    + "</configuration>")
                .headers()
                .linesFor("/", 200))
        .isEmpty();
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"<configuration>", "line 1, column 16: it is not XML"},
      {"", "it is not XML"},
      {"<web/>", "the root of web.config must be <configuration>"},
      {
        site("<add name='A' value='1'/><add name='a' value='2'/>"),
        "IIS refuses a file that adds 'a' twice"
      },
      {site("<set name='A'/>"), "<set> is not an element of customHeaders"},
      {site("<add name='A b' value='1'/>"), "'A b' is not a header name"},
      {
        "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><configuration>&x;</configuration>",
        "it is not XML"
      },
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_mistake_is_reported_with_its_place(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(problem);
  }
}
