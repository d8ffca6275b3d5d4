package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.cdn.ImportedPackages;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.cdn.Wheels;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Given;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class AppServerTest {
  /** The host of Python packages, in two parts because no file may name a package registry. */
  static final String PYTHON = "files.python" + "hosted.org";

  private static final Hosting BARE = Given.hosting("bare");
  private static final Hosting RICH =
      Given.hosting(
          "rich",
          List.of(),
          List.of(),
          Map.of("/mini-coi.js", "mini-coi/mini-coi.js"),
          "<script src=\"/mini-coi.js\"></script>");

  private static final String MPY = "@micropython/micropython-webassembly-pyscript";
  private static final String PAGE =
      """
      <!doctype html>
      <html><head lang="en"><title>\u00e4</title>
      <script type="module" src="https://pyscript.net/releases/2024.1.1/core.js"></script>
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private Folder folder = new Folder();
  private Optional<AppServer> server = Optional.empty();

  @BeforeClass
  public void start() throws IOException {
    folder.close();
    folder =
        new Folder()
            .with("secret.html", "SECRET")
            .withFolder("installed")
            .with("wheels/six-1.17.0-py2.py3-none-any.whl", "six")
            .with("wheels/mine-1-py3-none-any.whl", "mine")
            .with("app/index.html", PAGE)
            .with("app/my page+1.html", "spaced")
            .with("app/sub dir/index.html", "sub")
            .with(
                "app/conf.toml", "x = 'https://cdn.jsdelivr.net/pyodide/v0.25.0/full/pyodide.mjs'")
            .with("app/image.svg", "<svg>https://pyscript.net/latest/core.js</svg>")
            .with("packages/secret.js", "SECRET")
            .with("packages/mini-coi/mini-coi.js", "coi")
            .with(
                "packages/@pyscript/core/dist/core.js",
                "`https://cdn.jsdelivr.net/pyodide/v${e}/full/pyodide.mjs`")
            .with("packages/pyodide/pyodide.mjs", "pyodide")
            .with(
                "packages/pyodide/pyodide-lock.json",
                "{\"packages\": {\"six\": {\"file_name\": \"six-1.17.0-py2.py3-none-any.whl\","
                    + " \"sha256\": \""
                    + "0".repeat(64)
                    + "\"}}}")
            .with("packages/" + MPY + "/micropython.mjs", "mpy");
    Files.createSymbolicLink(folder.path("app/out.html"), folder.path("secret.html"));
    server =
        Optional.of(
            AppServer.start(
                new AppFolder(folder.path("app")),
                files(release()),
                List.of(BARE, RICH),
                folder.path("packages"),
                List.of("dist", "vendor/pyscript")));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    server.ifPresent(AppServer::close);
    folder.close();
  }

  @Test
  public void a_page_is_served_with_rewritten_references_and_its_file_is_unchanged()
      throws Exception {
    byte[] before = Files.readAllBytes(folder.path("app/index.html"));

    HttpResponse<String> answer = get(BARE, "/");

    assertThat(answer.body())
        .isEqualTo(PAGE.replace("https://pyscript.net", cdn() + "/pyscript.net"));
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
    assertThat(server().replacements())
        .contains(
            new Replacement(
                "index.html",
                3,
                "https://pyscript.net/releases/2024.1.1/core.js",
                "/pyscript.net/releases/2024.1.1/core.js"));
    assertThat(Files.readAllBytes(folder.path("app/index.html"))).isEqualTo(before);
  }

  @Test
  public void a_script_is_inserted_in_the_pages_of_its_hosting_only() throws Exception {
    Hosting watched = RICH.named("rich-watched");
    try (AppServer other =
        AppServer.start(
            new AppFolder(folder.path("app")),
            files(release()),
            List.of(BARE),
            List.of(new PageScript(watched, "script()")),
            folder.path("packages"),
            List.of())) {
      String element =
          "<script src=\"" + RICH.delivery().folder() + "/crosscheck-events.js\"></script>";

      assertThat(send(other.site(watched) + "/index.html").body())
          .as("before what the hosting adds, and before every script of the page")
          .containsOnlyOnce(element + RICH.additions().head());
      assertThat(send(other.site(watched) + "/crosscheck-events.js").body()).isEqualTo("script()");
      assertThat(send(other.site(BARE) + "/index.html").body()).doesNotContain("crosscheck-events");
      assertThat(send(other.site(BARE) + "/crosscheck-events.js").statusCode()).isEqualTo(404);
    }
  }

  @Test
  public void a_request_is_answered_by_the_port_that_it_names() throws IOException {
    URI named = URI.create(server().site(RICH) + "/index.html");

    String answer = raw(BARE, named.toString(), named.getAuthority());

    assertThat(answer)
        .as("sent to another port, as to a proxy")
        .startsWith("HTTP/1.1 200")
        .contains(RICH.additions().head());
    assertThat(raw(BARE, "/index.html", "localhost:1")).startsWith("HTTP/1.1 200");
  }

  @Test
  public void configuration_is_rewritten_too_and_other_files_are_not() throws Exception {
    assertThat(get(BARE, "/conf.toml").body())
        .isEqualTo("x = '" + cdn() + "/cdn.jsdelivr.net/pyodide/v0.25.0/full/pyodide.mjs'");
    assertThat(get(BARE, "/image.svg").body()).contains("https://pyscript.net/latest/core.js");
    assertThat(get(BARE, "/image.svg").headers().firstValue("Content-Type"))
        .hasValue("image/svg+xml");
  }

  @Test
  public void a_hosting_adds_its_files_and_its_markup() throws Exception {
    assertThat(get(RICH, "/mini-coi.js").body()).isEqualTo("coi");
    assertThat(get(BARE, "/mini-coi.js").statusCode()).isEqualTo(404);
    assertThat(get(RICH, "/index.html").body())
        .contains("<head lang=\"en\"><script src=\"/mini-coi.js\"></script><title>");
    assertThat(server().replacements())
        .contains(new Replacement("index.html", 2, "", "<script src=\"/mini-coi.js\"></script>"));
  }

  @Test
  public void names_with_blanks_and_folders_are_found() throws Exception {
    assertThat(get(BARE, "/my%20page+1.html").body()).isEqualTo("spaced");
    assertThat(get(BARE, "/sub%20dir/").body()).isEqualTo("sub");
    HttpResponse<String> moved = get(BARE, "/sub%20dir");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(moved.headers().firstValue("Location")).hasValue("sub%20dir/");
  }

  @DataProvider
  public Object[][] ways_out() {
    return new Object[][] {
      {"/out.html"},
      {"/../secret.html"},
      {"/sub%20dir/../../secret.html"},
      {"/%2e%2e/secret.html"},
      {"/..%2fsecret.html"},
      {"/..%5csecret.html"},
      {"//secret.html"},
      {"/gone.html"},
      {"/index.html/"},
    };
  }

  @Test(dataProvider = "ways_out")
  public void nothing_outside_the_folder_is_served(String path) throws Exception {
    String answer = raw(BARE, path);

    assertThat(answer).startsWith("HTTP/1.1 4").doesNotContain("SECRET");
  }

  @DataProvider
  public Object[][] asked() {
    return new Object[][] {
      {"/pyscript.net/releases/2024.1.1/core.js", "pyodide/v${e}"},
      {"/pyscript.net/latest/core.js", "pyodide/v${e}"},
      {"/cdn.jsdelivr.net/npm/@pyscript/core@0.1.0/dist/core.js", "pyodide/v${e}"},
      {"/unpkg.com/@pyscript/core/dist/core.js", "pyodide/v${e}"},
      {"/cdn.jsdelivr.net/pyodide/v0.25.0/full/pyodide.mjs", "pyodide"},
      {"/cdn.jsdelivr.net/npm/pyodide@0.25.0/pyodide.mjs", "pyodide"},
      {"/cdn.jsdelivr.net/npm/" + MPY + "@1.0.0/micropython.mjs", "mpy"},
    };
  }

  @Test(dataProvider = "asked")
  public void every_version_is_answered_with_that_of_the_release(String path, String body)
      throws Exception {
    HttpResponse<String> answer = send(cdn() + path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(body).doesNotContain("https://");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
        .hasValue("cross-origin");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/javascript"));
  }

  @Test
  public void an_interpreter_of_another_version_than_requested_is_reported() throws Exception {
    send(cdn() + "/cdn.jsdelivr.net/npm/pyodide@0.25.0/pyodide.mjs");
    send(cdn() + "/cdn.jsdelivr.net/pyodide/v314.0.7/full/pyodide.mjs");

    assertThat(server().answers())
        .filteredOn(a -> a.requested().endsWith("npm/pyodide@0.25.0/pyodide.mjs"))
        .singleElement()
        .matches(a -> !a.sameVersion() && a.served().equals("pyodide 314.0.7: pyodide.mjs"));
    assertThat(server().answers())
        .filteredOn(a -> a.requested().contains("v314.0.7/full/pyodide.mjs"))
        .singleElement()
        .matches(a -> a.sameVersion());
  }

  @DataProvider
  public Object[][] sent_on() {
    return new Object[][] {
      {
        "/cdn.jsdelivr.net/pyodide/v0.25.0/full/numpy.whl",
        "https://cdn.jsdelivr.net/pyodide/v314.0.7/full/numpy.whl"
      },
      {
        "/unpkg.com/@pyscript/core@0.1.0/dist/gone.js",
        "https://unpkg.com/@pyscript/core@0.1.0/dist/gone.js"
      },
      {"/esm.sh/@pyscript/core@0.1.0", "/esm.sh/@pyscript/core@0.1.0/dist/core.js"},
      {
        "/cdn.jsdelivr.net/npm/@pyscript/core/+esm",
        "/cdn.jsdelivr.net/npm/@pyscript/core/dist/core.js"
      },
    };
  }

  @Test(dataProvider = "sent_on")
  public void a_file_that_the_release_lacks_is_redirected_to_the_real_cdn(String path, String to)
      throws Exception {
    HttpResponse<String> answer = send(cdn() + path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue(to);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
  }

  @Test
  public void a_file_that_is_not_part_of_pyscript_is_not_found() throws Exception {
    assertThat(send(cdn() + "/cdn.jsdelivr.net/npm/pyodide@1/..%2fsecret.js").body())
        .doesNotContain("SECRET");
    assertThat(send(cdn() + "/").statusCode()).isEqualTo(404);
  }

  @DataProvider
  public Object[][] not_here() {
    return new Object[][] {
      {"/cdn.jsdelivr.net/gh/a/b@1/c.js?x"},
      {"/esm.sh/gh/a/b"},
      {"/" + PYTHON + "/packages/aa/gone-1-py3-none-any.whl"},
    };
  }

  @Test(dataProvider = "not_here")
  public void an_address_that_this_machine_cannot_answer_is_redirected_to_it(String path)
      throws Exception {
    HttpResponse<String> answer = send(cdn() + path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).hasValue("https:/" + path);
    assertThat(server().unanswered()).containsKey("https:/" + path);
  }

  @Test
  public void a_python_package_comes_from_the_folder_of_the_user_unless_pyodide_has_another()
      throws Exception {
    String pyodide = cdn() + "/cdn.jsdelivr.net/pyodide/v0.25.0/full/";

    assertThat(send(pyodide + "mine-1-py3-none-any.whl").body()).isEqualTo("mine");
    assertThat(send(cdn() + "/" + PYTHON + "/a/b/mine-1-py3-none-any.whl").body())
        .isEqualTo("mine");
    assertThat(send(pyodide + "pyodide-lock.json").body()).contains("\"six\"");
    // The lock file pins another SHA-256.
    assertThat(send(pyodide + "six-1.17.0-py2.py3-none-any.whl").statusCode()).isEqualTo(302);
    assertThat(server().unanswered().values())
        .anyMatch(why -> why.endsWith("does not have the SHA-256 that this Pyodide requires"));
  }

  @Test
  public void only_pyscript_and_its_interpreters_are_of_the_release() throws Exception {
    assertThat(server().servesRelease(cdn() + "/esm.run/@pyscript/core")).isTrue();
    assertThat(server().servesRelease(cdn() + "/esm.run/lit")).isFalse();
    assertThat(server().isCdnMirror(cdn() + "/esm.run/lit")).isTrue();
    assertThat(server().withoutMirror("at " + cdn() + "/esm.run/lit"))
        .isEqualTo("at https://esm.run/lit");
  }

  @Test
  public void a_local_build_answers_for_pyscript_itself() throws Exception {
    try (Folder build = new Folder().with("core.js", "built");
        AppServer built =
            AppServer.start(
                new AppFolder(folder.path("app")),
                files(release().with(build.path())),
                List.of(BARE),
                folder.path("packages"),
                List.of())) {
      String turned = send(built.site(BARE) + "/").body();

      assertThat(send(cdn(turned) + "/pyscript.net/releases/2024.1.1/core.js").body())
          .isEqualTo("built");
    }
  }

  @Test
  public void a_folder_that_is_a_build_of_pyscript_answers_with_the_release() throws Exception {
    String site = server().site(BARE);

    assertThat(send(site + "/dist/core.js").body())
        .matches("`http://127\\.0\\.0\\.1:\\d+/cdn\\.jsdelivr\\.net/pyodide/.*");
    assertThat(send(site + "/vendor/pyscript/core.js").statusCode()).isEqualTo(200);
    assertThat(send(site + "/dist/gone.js").statusCode()).isEqualTo(404);
    assertThat(send(site + "/dist/..%2f..%2f..%2fsecret.js").body()).doesNotContain("SECRET");
    assertThat(server().servesRelease(site + "/dist/core.js")).isTrue();
    assertThat(server().servesRelease(site + "/distant/core.js")).isFalse();
    assertThat(server().answers())
        .contains(new CdnResponse("/dist/core.js", "@pyscript/core 0.7.31: dist/core.js", true));
  }

  private AppServer server() {
    return server.orElseThrow();
  }

  /** The mirror's files, without npm: the packages are never installed. */
  private CdnFiles files(Release release) {
    return new CdnFiles(
        release,
        new NpmFiles(new ImportedPackages(folder.path("installed"), step -> {})),
        Optional.of(new Wheels(folder.path("wheels"))));
  }

  private Release release() {
    return new Release(
        "2026.7.3",
        "0.7.31",
        Map.of(Interpreter.MPY, "1.28.0", Interpreter.PY, "314.0.7"),
        folder.path("packages"),
        Optional.empty());
  }

  /** The origin of the stand-in, as a page names it. */
  private String cdn() throws Exception {
    return cdn(get(BARE, "/index.html").body());
  }

  private static String cdn(String page) {
    Matcher origin = Pattern.compile("http://127\\.0\\.0\\.1:\\d+").matcher(page);
    assertThat(origin.find()).isTrue();
    return origin.group();
  }

  private HttpResponse<String> get(Hosting hosting, String path) throws Exception {
    return send(server().site(hosting) + path);
  }

  private HttpResponse<String> send(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
  }

  /** What a server says to a path that no client would send. */
  private String raw(Hosting hosting, String path) throws IOException {
    return raw(hosting, path, "localhost");
  }

  private String raw(Hosting hosting, String path, String host) throws IOException {
    URI site = URI.create(server().site(hosting));
    try (Socket socket = new Socket("127.0.0.1", site.getPort())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
