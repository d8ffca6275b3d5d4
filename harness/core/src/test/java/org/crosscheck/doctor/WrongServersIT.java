package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.given.Nightly;
import org.crosscheck.given.Programs;
import org.crosscheck.platform.Recipe;
import org.crosscheck.webserver.WebServer;
import org.crosscheck.workspace.ServerProcess;
import org.crosscheck.workspace.Workspace;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * What the doctor summaries of real web servers, and whether the lines that it gives are right
 * there.
 */
public class WrongServersIT {
  private static final String PAGE =
      "<!doctype html><html><head><link rel=icon href=data:,><title>page</title>"
          + "<script src=/a.js></script><script type=module src=/b.mjs></script></head></html>";

  /** A finding on every page of these servers, which this test ignores. */
  private static final Set<FindingType> BESIDE =
      Set.of(FindingType.NOTHING_NEEDS_IT, FindingType.NOT_MODIFIED);

  private Optional<Doctor> doctor = Optional.empty();

  @BeforeClass
  public void start() {
    doctor = Optional.of(Doctors.plain(Duration.ofSeconds(30)));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    doctor.ifPresent(Doctor::close);
  }

  @DataProvider
  public Object[][] wrong() {
    return WrongServers.all().stream().map(w -> new Object[] {w}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "wrong", groups = Nightly.ONLY)
  public void a_mistake_is_named_on_the_real_server(Object given) throws IOException {
    WrongServers.Wrong wrong = (WrongServers.Wrong) given;

    Diagnosis diagnosis = diagnosed(wrong.server(), Optional.of(wrong.lines()));

    Set<FindingType> found =
        diagnosis.findings().stream()
            .map(Finding::type)
            .filter(k -> !BESIDE.contains(k))
            .collect(Collectors.toSet());
    assertThat(found).as(summary(diagnosis)).isEqualTo(wrong.types());
    assertThat(diagnosis.host().id()).isEqualTo(wrong.server());
    assertThat(diagnosis.bad()).isTrue();
  }

  @DataProvider
  public Object[][] servers() {
    return new Object[][] {{"lighttpd"}, {"nginx"}, {"apache"}, {"caddy"}};
  }

  @Test(dataProvider = "servers", groups = Nightly.ONLY)
  public void the_recommended_lines_isolate_the_page_on_the_real_server(String server)
      throws IOException {
    Diagnosis before = diagnosed(server, Optional.empty());
    assertThat(before.findings())
        .extracting(Finding::type)
        .contains(FindingType.COOP_MISSING, FindingType.COEP_MISSING);

    Diagnosis after =
        diagnosed(
            server, Optional.of(String.join("\n", before.host().remedy(before.changes())) + "\n"));

    assertThat(after.bad()).as(summary(after)).isFalse();
    assertThat(after.verdicts().values())
        .hasSize(2)
        .allSatisfy(verdict -> assertThat(verdict).contains(": isolated;"));
  }

  @DataProvider
  public Object[][] types() {
    return WrongServers.all().stream()
        .filter(w -> w.types().contains(FindingType.WRONG_TYPE))
        .map(w -> new Object[] {w})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "types", groups = Nightly.ONLY)
  public void the_recommended_lines_fix_a_type_on_the_copy_and_on_the_real_server(Object given)
      throws IOException {
    WrongServers.Wrong wrong = (WrongServers.Wrong) given;
    Diagnosis before = diagnosed(wrong.server(), Optional.of(wrong.lines()), Trial.ON_COPY);
    String lines = String.join("\n", before.host().remedy(before.changes())) + "\n";

    Diagnosis after = diagnosed(wrong.server(), Optional.of(wrong.lines() + lines));

    assertThat(before.verification().orElseThrow().summary())
        .isEqualTo("With this change: isolated in Chrome and Firefox.");
    assertThat(after.bad()).as(summary(after)).isFalse();
  }

  private Diagnosis diagnosed(String server, Optional<String> lines) throws IOException {
    return diagnosed(server, lines, Trial.NONE);
  }

  private Diagnosis diagnosed(String server, Optional<String> lines, Trial trial)
      throws IOException {
    Recipe recipe = KnownPlatforms.all().recipe(server);
    Path program = Programs.of(recipe);
    // The server reads from next to the workspace, and may run as another user.
    try (Folder folder = new Folder();
        Folder written = new Folder()) {
      Files.setPosixFilePermissions(
          folder.path(), java.nio.file.attribute.PosixFilePermissions.fromString("rwx--x--x"));
      Files.copy(recipe.files().configFile(), written.path().resolve(recipe.files().config()));
      written.with(recipe.files().recipe(), lines.orElse(""));
      try (Workspace workspace = Workspace.create(folder.path())) {
        Path root = workspace.newPublicFolder("site");
        Files.writeString(root.resolve("index.html"), PAGE);
        Files.writeString(root.resolve("a.js"), "1");
        Files.writeString(root.resolve("b.mjs"), "export {}");
        int port = ServerProcess.freePort();
        WebServer.start(
            in(written.path(), recipe, lines), program, lines.isPresent(), root, port, workspace);
        return doctor
            .orElseThrow()
            .diagnose("http://localhost:" + port + "/", Optional.empty(), Optional.empty(), trial);
      }
    }
  }

  /**
   * The recipe with other lines; those that say types of a whole nginx stand for the usual ones.
   */
  private static Recipe in(Path folder, Recipe recipe, Optional<String> lines) throws IOException {
    if (lines.filter(l -> l.contains("types { text/html")).isPresent()) {
      Path config = folder.resolve(recipe.files().config());
      Files.writeString(
          config,
          Files.readString(config)
              .replaceFirst("(?s)include \\{\\{types}};\\s*types \\{[^}]*}", ""));
    }
    return new Recipe(
        recipe.name(),
        recipe.summary(),
        recipe.program(),
        new Recipe.Files(
            folder, recipe.files().config(), recipe.files().recipe(), recipe.files().servedAs()));
  }

  private static String summary(Diagnosis diagnosis) {
    List<String> summaries = diagnosis.findings().stream().map(Finding::summary).toList();
    return diagnosis.verdicts() + " " + summaries;
  }
}
