package org.crosscheck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.input.Step;
import org.crosscheck.message.UserError;
import org.crosscheck.server.AppFolder;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ManifestTest {
  private static final List<Hosting> USUAL = List.of(Given.hosting("usual"));

  @Test
  public void a_manifest_describes_its_pages() {
    Manifest read =
        read(
            """
            timeout-seconds: 20
            allow: [everywhere]
            pages:
              - path: index.html
              - path: sub/chart.html?dark
                done-selector: "#chart svg"
                text:
                  "#total": "42"
                allow: [ResizeObserver loop]
                hostings: [bare]
                timeout-seconds: 5
            """);

    AppPage first = read.pages().get(0);
    assertThat(first.path()).isEqualTo("index.html");
    assertThat(first.done().selector()).isEmpty();
    assertThat(first.hostings()).isEqualTo(USUAL);
    assertThat(first.timeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(first.allowed()).containsExactly("everywhere");
    AppPage second = read.pages().get(1);
    assertThat(second.done().selector()).contains("#chart svg");
    assertThat(second.texts()).isEqualTo(Map.of("#total", "42"));
    assertThat(second.hostings()).extracting(Hosting::name).containsExactly("bare");
    assertThat(second.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(second.allowed()).containsExactly("ResizeObserver loop", "everywhere");
  }

  @Test
  public void a_page_can_need_a_person() {
    AppPage page =
        read("""
        pages:
          - path: index.html
            done-text: Hello
            steps:
              - click: "#go"
              - type: Ada
                into: "#name"
              - press: Enter
              - wait-for: .greeting
        """)
            .pages()
            .get(0);

    assertThat(page.done().text()).contains("Hello");
    assertThat(page.steps())
        .extracting(Step::toString)
        .containsExactly("click #go", "type Ada into #name", "press Enter", "wait-for .greeting");
    assertThatThrownBy(
            () -> read("{pages: [{path: index.html, steps: [{click: a, press: b}, {click: ''}]}]}"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("a step has one of 'click', 'type', 'press' and 'wait-for'");
  }

  @Test
  public void a_page_can_be_done_at_lines_of_the_console() {
    assertThat(page("done-console: all loaded").done().console()).containsExactly("all loaded");
    assertThat(page("done-console: [one, two, one]").done().console())
        .containsExactly("one", "two", "one");
    assertThat(page("name: x").done()).isEqualTo(DoneWhen.PYSCRIPT_IS);
    assertThatThrownBy(() -> page("done-console: ['']"))
        .hasMessageContaining("A page is done at a blank text, which every page shows.");
    assertThatThrownBy(() -> page("done-console: {a: b}"))
        .hasMessageContaining("line 1, column 42: 'done-console' must be text");
  }

  @Test
  public void one_file_can_be_several_pages() {
    Manifest read =
        read(
            """
            pages:
              - path: index.html?type=mpy
              - path: index.html?type=mpy&worker
              - path: index.html?type=mpy
                name: without a click
              - path: sub/
              - path: sub/?dark
            """);

    assertThat(read.pages())
        .extracting(AppPage::name)
        .containsExactly(
            "index.html?type=mpy",
            "index.html?type=mpy&worker",
            "without a click",
            "sub/",
            "sub/?dark");
    assertThat(read.pages().get(4).on("http://localhost:1"))
        .hasToString("http://localhost:1/sub/?dark");
    assertThatThrownBy(() -> read("pages: [{path: index.html}, {path: index.html}]"))
        .hasMessageContaining(
            "line 1, column 36: 'index.html' is listed twice; give one of the two a 'name'");
    assertThatThrownBy(
            () -> read("pages: [{path: index.html, name: sub/}, {path: sub/}, {path: none/}]"))
        .hasMessageContainingAll("'sub/' is listed twice", "There is no page 'none/'.");
  }

  @Test
  public void a_manifest_names_the_servers_beside_its_pages() {
    Manifest read =
        read(
            """
            serve:
              - command: python3 'echo server.py' "" --quiet
                port: 5037
              - command: [node, ws server.js]
                port-variable: WS
            pages:
              - path: index.html?ws={WS}&http={PORT}
            """);

    PageServer first = read.surroundings().servers().get(0);
    assertThat(first.command()).containsExactly("python3", "echo server.py", "", "--quiet");
    assertThat(first.port()).hasValue(5037);
    assertThat(first.folder()).hasFileName("app");
    PageServer second = read.surroundings().servers().get(1);
    assertThat(second.command()).containsExactly("node", "ws server.js");
    assertThat(second.port()).isEmpty();
    assertThat(second.variable()).isEqualTo("WS");
    assertThat(read("{serve: node a.js, pages: [{path: index.html}]}").surroundings().servers())
        .singleElement()
        .hasToString("node a.js");
  }

  @Test
  public void all_mistakes_of_servers_are_reported_together_with_their_lines() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    serve:
                      - comand: node a.js
                      - command: node a.js
                        port: 70000
                        port-variable: A
                      - command: node a.js
                        port: 5037
                        port-variable: B-C
                      - command: node a.js
                        port: 5037
                        port-variable: A
                      - command: " "
                        port: soon
                        port-variable: D
                    pages:
                      - path: index.html?{WS}
                    """))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "line 2, column 5: unknown entry 'comand'; did you mean command?",
            "line 2, column 5: 'command' is missing",
            "line 3, column 5: The port 70000 is out of range.",
            "line 6, column 5: 'B-C' is not the name of an environment variable.",
            "line 10, column 11: two servers listen on port 5037",
            "line 11, column 20: two servers have the port-variable 'A'",
            "line 13, column 11: 'soon' is not a whole number",
            "line 16, column 11: '{WS}' is not the port-variable of a server of 'serve'");
    assertThatThrownBy(() -> read("{serve: ' ', pages: [{path: index.html}]}"))
        .hasMessageContaining("The command of a server is blank.");
    assertThatThrownBy(() -> read("{serve: [node a.js], pages: [{path: index.html}]}"))
        .hasMessageContaining("expected entries of the form 'name: value'");
  }

  private static AppPage page(String more) {
    return read("pages: [{path: index.html, " + more + "}]").pages().get(0);
  }

  @Test
  public void the_hostings_of_a_manifest_apply_to_pages_without_their_own() {
    assertThat(read("{hostings: [bare], pages: [{path: index.html}]}").pages().get(0).hostings())
        .extracting(Hosting::name)
        .containsExactly("bare");
    assertThat(read("{hostings: all, pages: [{path: index.html}]}").pages().get(0).hostings())
        .extracting(Hosting::name)
        .containsExactly("bare", "pyscript-com");
  }

  @Test
  public void a_manifest_names_a_folder_of_wheels() {
    String pages = "pages: [{path: index.html}]\n";

    assertThat(read(pages).surroundings().wheels()).isEmpty();
    assertThat(read(pages + "wheels: sub\n").surroundings().wheels())
        .hasValueSatisfying(wheels -> assertThat(wheels.folder()).hasFileName("sub"));
    assertThatThrownBy(() -> read(pages + "wheels: gone\n"))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll("gone is not a folder.", "line ");
  }

  @Test
  public void all_mistakes_are_reported_together_with_their_lines() {
    assertThatThrownBy(
            () ->
                read(
                    """
                    page: []
                    hostings: [bear]
                    pages:
                      - path: indx.html
                        done-selektor: "#x"
                      - done-selector: " "
                      - path: index.html
                        timeout-seconds: soon
                        text: [x]
                      - path: index.html
                        timeout-seconds: 0
                    """))
        .isInstanceOf(UserError.class)
        .hasMessageContainingAll(
            "line 1, column 1: unknown entry 'page'; did you mean pages?",
            "line 2, column 12: There is no hosting 'bear'. Did you mean bare?",
            "line 4, column 11: There is no page 'indx.html'. Did you mean index.html?",
            "line 5, column 5: unknown entry 'done-selektor'; did you mean done-selector?",
            "line 6, column 5: 'path' is missing",
            "line 8, column 22: 'soon' is not a whole number",
            "line 9, column 11: expected entries of the form 'name: value'",
            "line 10, column 11: 'index.html' is listed twice",
            "line 10, column 5: A timeout of 0 s is out of range.");
  }

  @DataProvider
  public Object[][] empty() {
    return new Object[][] {{"{hostings: bare}"}, {"pages: []"}};
  }

  @Test(dataProvider = "empty")
  public void a_manifest_without_a_page_is_reported(String yaml) {
    assertThatThrownBy(() -> read(yaml)).hasMessageContaining("'pages' is empty");
  }

  private static Manifest read(String yaml) {
    try (Folder folder =
        new Folder()
            .with("app/index.html", "")
            .with("app/sub/chart.html", "")
            .with("app/sub/index.html", "")
            .with("app/crosscheck.yaml", yaml)
            .with(
                "fixtures/hostings/bare.yaml",
                "{summary: x, promises: not isolated, headers: []}\n")
            .with(
                "fixtures/hostings/pyscript-com.yaml",
                "{summary: x, promises: not isolated, headers: []}\n")) {
      return Manifest.read(
          folder.path("app/crosscheck.yaml"),
          new AppFolder(folder.path("app")),
          HostingCatalog.read(folder.path("fixtures")),
          USUAL);
    }
  }
}
