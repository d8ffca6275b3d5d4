package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.platform.Platform;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * On servers started by their own programs, the doctor recognizes the server, and its page is
 * isolated in both browsers when the lines that the doctor gives are followed to the letter.
 */
public class HostLinesPlatformIT {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(lines|part (\\d))\\}\\}");

  private final HostPrograms programs = new HostPrograms(Path.of("target", "hosts"));
  private final Map<String, String> rows = new TreeMap<>();
  private Optional<Doctor> doctor = Optional.empty();

  /** What starts a server. */
  interface Command {
    /** {@return the command, in which {@code {port}} is replaced} */
    List<String> of(HostPrograms programs, Path folder, boolean withLines);
  }

  /**
   * A server.
   *
   * @param id the platform
   * @param page the path of its page
   * @param shows whether its responses show what it is; if not, the platform is named
   */
  record Server(String id, String page, boolean shows, Command command) {
    @Override
    public String toString() {
      return id;
    }
  }

  private static List<String> node(HostPrograms programs, String script, String... arguments) {
    return Stream.concat(
            Stream.of(
                HostPrograms.onPath("node", "--version"),
                programs.modules().resolve(script).toString()),
            Stream.of(arguments))
        .toList();
  }

  private static List<String> python(HostPrograms programs, String... arguments) {
    return Stream.concat(Stream.of(programs.python().toString()), Stream.of(arguments)).toList();
  }

  @DataProvider
  public Object[][] servers() {
    return Stream.of(
            new Server(
                "express",
                "/",
                true,
                (p, folder, lines) -> {
                  p.modules();
                  return List.of(HostPrograms.onPath("node", "--version"), "server.cjs", "{port}");
                }),
            new Server(
                "fastify",
                "/",
                false,
                (p, folder, lines) -> {
                  p.modules();
                  return List.of(HostPrograms.onPath("node", "--version"), "server.mjs", "{port}");
                }),
            new Server(
                "serve",
                "/",
                true,
                (p, folder, lines) ->
                    node(p, "serve/build/main.js", "--listen=tcp://127.0.0.1:{port}")),
            new Server(
                "vite",
                "/",
                true,
                (p, folder, lines) ->
                    node(p, "vite/bin/vite.js", "--host=127.0.0.1", "--port={port}")),
            new Server(
                "webpack-dev-server",
                "/",
                true,
                (p, folder, lines) ->
                    node(
                        p, "webpack/bin/webpack.js", "serve", "--host=127.0.0.1", "--port={port}")),
            new Server(
                "live-server",
                "/",
                true,
                (p, folder, lines) ->
                    node(
                        p,
                        "live-server/live-server.js",
                        "--no-browser",
                        "--host=127.0.0.1",
                        "--port={port}",
                        lines ? "--middleware=" + folder.resolve("isolation.js") : "--quiet")),
            new Server(
                "django",
                "/",
                true,
                (p, folder, lines) ->
                    python(p, "manage.py", "runserver", "--noreload", "127.0.0.1:{port}")),
            new Server(
                "flask",
                "/",
                true,
                (p, folder, lines) -> python(p, "-m", "flask", "run", "--port={port}")),
            new Server(
                "fastapi",
                "/",
                true,
                (p, folder, lines) -> python(p, "-m", "uvicorn", "app:app", "--port={port}")),
            new Server(
                "gunicorn",
                "/",
                true,
                (p, folder, lines) ->
                    python(p, "-m", "gunicorn", "--bind=127.0.0.1:{port}", "app:app")),
            new Server(
                "rack",
                "/",
                true,
                (p, folder, lines) ->
                    List.of(
                        HostPrograms.onPath("ruby", "-rsinatra/base", "-rwebrick", "-e", "0"),
                        "app.rb",
                        "-s",
                        "webrick",
                        "-o",
                        "127.0.0.1",
                        "-p",
                        "{port}")),
            new Server(
                "jupyter",
                "/",
                true,
                (p, folder, lines) ->
                    python(
                        p,
                        "-m",
                        "jupyter_server",
                        "--no-browser",
                        "--allow-root",
                        "--ip=127.0.0.1",
                        "--port={port}",
                        "--config=" + folder.resolve("jupyter_server_config.py"),
                        "--IdentityProvider.token=")),
            new Server(
                "python",
                "/",
                true,
                (p, folder, lines) ->
                    lines
                        ? List.of(
                            HostPrograms.onPath("python3", "--version"),
                            "-c",
                            // Another program may use port 8000.
                            "exec(open('serve.py').read().replace('8000', '{port}'))")
                        : List.of("python3", "-m", "http.server", "--bind=127.0.0.1", "{port}")),
            new Server(
                "s3",
                "/site/",
                false,
                (p, folder, lines) ->
                    node(
                        p,
                        "s3rver/bin/s3rver.js",
                        "--directory=" + folder,
                        "--address=127.0.0.1",
                        "--port={port}",
                        "--configure-bucket",
                        "site",
                        folder.resolve("website.xml").toString())))
        .map(server -> new Object[] {server})
        .toArray(Object[][]::new);
  }

  @BeforeClass
  public void start() {
    doctor = Optional.of(Doctors.plain(Duration.ofSeconds(20)));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    doctor.ifPresent(Doctor::close);
    System.out.println("| server | recognized by its response | isolated by its lines |");
    System.out.println("| --- | --- | --- |");
    rows.values().forEach(System.out::println);
  }

  @Test(dataProvider = "servers")
  public void a_server_isolates_its_page_when_its_lines_are_followed(Object given)
      throws IOException {
    Server server = (Server) given;
    Optional<Platform> named =
        server.shows() ? Optional.empty() : Optional.of(KnownPlatforms.of(server.id()));
    Diagnosis before = diagnosis(server, named, List.of());

    assertThat(before.host().id()).as(before.host().id() + Said.all(before)).isEqualTo(server.id());
    assertThat(before.bad()).as(before.host().id() + Said.all(before)).isTrue();

    List<String> lines = before.host().remedy(before.changes());
    Diagnosis after = diagnosis(server, named, lines);

    assertThat(after.bad()).as(lines + " give " + after.host().id() + Said.all(after)).isFalse();
    assertThat(after.host()).isEqualTo(before.host());
    for (Map.Entry<Engine, String> verdict : after.verdicts().entrySet()) {
      assertThat(verdict.getValue()).as(lines.toString()).contains(": isolated;");
    }
    rows.put(
        server.id(),
        "| %s | %s | %s |"
            .formatted(
                before.host().title(),
                server.shows() ? "yes" : "no, named with --for",
                String.join(
                    ", ", after.verdicts().keySet().stream().map(Engine::id).sorted().toList())));
  }

  @Test
  public void the_lines_for_iis_isolate_the_page_of_a_folder() throws IOException {
    Platform iis = KnownPlatforms.of("iis");
    Path bare = files(new Server("iis", "", false, (p, f, l) -> List.of()), List.of());
    Diagnosis before =
        doctor
            .orElseThrow()
            .diagnose(bare.toString(), Optional.empty(), Optional.of(iis), Trial.NONE);
    List<String> lines = before.host().remedy(before.changes());
    Path changed = files(new Server("iis", "", false, (p, f, l) -> List.of()), lines);

    Diagnosis after =
        doctor
            .orElseThrow()
            .diagnose(changed.toString(), Optional.empty(), Optional.empty(), Trial.NONE);

    assertThat(before.bad()).isTrue();
    assertThat(after.host().id()).isEqualTo("iis");
    assertThat(after.bad()).as(lines + " give " + after.host().id() + Said.all(after)).isFalse();
    assertThat(after.verdicts().values()).allMatch(verdict -> verdict.contains(": isolated;"));
  }

  private Diagnosis diagnosis(Server server, Optional<Platform> named, List<String> lines)
      throws IOException {
    Path folder = files(server, lines);
    List<String> command = server.command().of(programs, folder, !lines.isEmpty());
    try (HostProgram program = HostProgram.start(command, folder)) {
      return doctor
          .orElseThrow()
          .diagnose(program.origin() + server.page(), Optional.empty(), named, Trial.NONE);
    }
  }

  /** Writes the lines where the files of the server have a placeholder for them. */
  private Path files(Server server, List<String> lines) throws IOException {
    Path folder = programs.files(server.id(), server.id());
    List<String> parts =
        new ArrayList<>(List.of(String.join("\n", lines).split("\n(?=# at the end of )", 2)));
    List<Path> all;
    try (Stream<Path> files = Files.walk(folder)) {
      all = files.filter(Files::isRegularFile).toList();
    }
    for (Path file : all) {
      String text = Files.readString(file);
      if (PLACEHOLDER.matcher(text).find()) {
        String filled =
            text.replace("{{lines}}", line(server, lines))
                .replace("{{part 1}}", parts.get(0))
                .replace("{{part 2}}", parts.size() > 1 ? parts.get(1) : "")
                .replace("PROJECT.", "site_project.");
        if (filled.isBlank()) {
          Files.delete(file);
        } else {
          Files.writeString(file, filled);
        }
      }
    }
    if (server.id().equals("s3")) {
      upload(folder, !lines.isEmpty());
    }
    return folder;
  }

  /**
   * The line for an element of the page is the last one of the steps with mini-coi; the first line
   * for a JSON file is its name.
   */
  private static String line(Server server, List<String> lines) {
    if (server.id().equals("serve")) {
      return String.join("\n", lines.subList(Math.min(1, lines.size()), lines.size()));
    }
    return server.id().equals("s3")
        ? lines.stream().filter(line -> line.startsWith("<script")).findFirst().orElse("")
        : String.join("\n", lines);
  }

  /** Puts the files where s3rver keeps objects, and with the lines also mini-coi.js. */
  private void upload(Path folder, boolean withLines) throws IOException {
    Path bucket = folder.resolve("site");
    if (withLines) {
      Files.copy(programs.modules().resolve("mini-coi/mini-coi.js"), bucket.resolve("mini-coi.js"));
    }
    List<Path> objects;
    try (Stream<Path> files = Files.list(bucket)) {
      objects = files.toList();
    }
    for (Path object : objects) {
      String name = String.valueOf(object.getFileName());
      String type = name.endsWith(".js") ? "text/javascript" : "text/html";
      Files.move(object, bucket.resolve(name + "._S3rver_object"));
      Files.writeString(
          bucket.resolve(name + "._S3rver_metadata.json"), "{\"content-type\": \"" + type + "\"}");
    }
  }
}
