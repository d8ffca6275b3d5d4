package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Nightly;
import org.crosscheck.given.Programs;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.Recipe;
import org.crosscheck.record.HostingInfo;
import org.crosscheck.record.RecordReader;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.webserver.WebServer;
import org.crosscheck.workspace.ServerProcess;
import org.crosscheck.workspace.Workspace;
import org.testng.SkipException;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.Test;

/** Browsers that nobody drives, started with the address that they are given. */
public class DeviceIT {
  private static final String PAGES = "isolation,worker-tag";

  private final List<Process> started = new ArrayList<>();

  @AfterMethod(alwaysRun = true)
  public void end() throws InterruptedException {
    for (Process process : started) {
      process.descendants().forEach(ProcessHandle::destroy);
      process.destroy();
      process.waitFor(20, TimeUnit.SECONDS);
    }
    started.clear();
  }

  @Test
  public void two_browsers_that_nobody_drives_are_two_runs_as_accepted() throws Exception {
    try (Folder folder = new Folder()) {
      Serving serving = serve(folder, 2);
      open(chromium(folder.path("chromium")), serving.url());
      open(firefox(folder.path("firefox")), serving.url());

      assertThat(serving.process().waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(serving.process().exitValue()).isEqualTo(0);
      Map<String, RunRecord> runs = runs(folder);
      assertThat(runs.keySet()).containsExactly("chrome", "firefox");
      runs.values().forEach(DeviceIT::hasAskedWhatItCan);
    }
  }

  @Test(groups = Nightly.ONLY)
  public void a_browser_that_is_closed_in_the_middle_goes_on() throws Exception {
    try (Folder folder = new Folder()) {
      Serving serving = serve(folder, 1);
      Process first = open(chromium(folder.path("chromium")), serving.url());
      // Chromium writes down some seconds later what pages keep, even if it is closed before.
      while (visits(folder) < 1 || !keeps(folder.path("chromium"), "crosscheck-run")) {
        assertThat(first.waitFor(100, TimeUnit.MILLISECONDS)).as("Chromium ended").isFalse();
        assertThat(serving.process().isAlive()).as("visits are left").isTrue();
      }
      first.descendants().forEach(ProcessHandle::destroy);
      first.destroy();
      assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
      open(chromium(folder.path("chromium")), serving.url());

      assertThat(serving.process().waitFor(10, TimeUnit.MINUTES)).isTrue();
      assertThat(runs(folder)).hasSize(1);
      runs(folder).values().forEach(DeviceIT::hasAskedWhatItCan);
    }
  }

  /** The engine of Safari, in the small browser that WebKitGTK brings; it needs a display. */
  @Test(groups = Nightly.ONLY)
  public void webkit_without_a_driver_is_a_run_too() throws Exception {
    Path browser = Path.of("/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser");
    if (!Files.isExecutable(browser) || !Files.isExecutable(Path.of("/usr/bin/xvfb-run"))) {
      throw new SkipException("MiniBrowser or xvfb-run is not installed; both are optional");
    }
    try (Folder folder = new Folder()) {
      Serving serving = serve(folder, 1, "isolation");
      ProcessBuilder builder =
          new ProcessBuilder("xvfb-run", "-a", browser.toString(), serving.url());
      builder.environment().put("JSC_useSharedArrayBuffer", "1");
      builder.environment().put("HOME", folder.path("home").toString());
      started.add(quiet(builder).start());

      assertThat(serving.process().waitFor(10, TimeUnit.MINUTES)).isTrue();
      RunRecord run = Objects.requireNonNull(runs(folder).get("webkit"));
      assertThat(run.browsers().get(0).name()).contains("AppleWebKit");
      assertThat(run.results())
          .filteredOn(r -> r.of().claim().text().equals("headers-isolate-page"))
          .isNotEmpty()
          .allMatch(r -> r.verdict().kind() == Verdict.Kind.HOLDS);
    }
  }

  /** As a site owner does it: upload, open on a device, copy the file, import. */
  @Test(groups = Nightly.ONLY)
  public void an_exported_site_behind_nginx_saves_a_file_that_is_judged() throws Exception {
    Recipe nginx = Platforms.read(Path.of("../../fixtures")).recipe("nginx");
    Path program = Programs.of(nginx);
    try (Folder folder = new Folder()) {
      // nginx, started as root, reads as another user.
      Files.setPosixFilePermissions(folder.path(), PosixFilePermissions.fromString("rwx--x--x"));
      try (Workspace workspace = Workspace.create(folder.path())) {
        int port = ServerProcess.freePort();
        String url = "http://localhost:" + port + "/";
        Path site = workspace.newPublicFolder("site");
        CommandResult export =
            CommandResult.of("export", site.toString(), "--at", url, "--fixture", PAGES);
        assertThat(export.exit()).as(export.err()).isZero();
        WebServer.start(nginx, program, true, site, port, workspace);
        Path saved = folder.path("downloads/crosscheck-results.json");
        folder.with(
            "chromium/Default/Preferences",
            "{\"download\": {\"default_directory\": \"" + saved.getParent() + "\"}}");

        Process browser = open(chromium(folder.path("chromium")), url + "#start");
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        while (!Files.exists(saved)) {
          assertThat(browser.waitFor(100, TimeUnit.MILLISECONDS)).as("Chromium ended").isFalse();
          assertThat(System.nanoTime()).as("a file is saved in time").isLessThan(deadline);
        }
        CommandResult imported =
            CommandResult.of(
                "import",
                saved.toString(),
                "--as",
                "my-host",
                "--reports",
                folder.path("reports").toString());

        assertThat(imported.exit()).as(imported.out() + imported.err()).isZero();
        RunRecord run = Objects.requireNonNull(runs(folder).get("chrome"));
        hasAskedWhatItCan(run);
        assertThat(run.info().hostings()).extracting(HostingInfo::name).containsExactly("my-host");
        assertThat(run.results())
            .filteredOn(r -> r.of().claim().text().equals("page-is-isolated"))
            .isNotEmpty()
            .allMatch(r -> r.verdict().because().equals("true"));
      } finally {
        end();
      }
    }
  }

  /** Every verdict is a conclusion, except of claims that only a driver can ask. */
  private static void hasAskedWhatItCan(RunRecord run) {
    assertThat(run.cutOff()).isFalse();
    assertThat(run.results()).isNotEmpty();
    assertThat(run.results())
        .filteredOn(r -> r.of().claim().text().equals("isolated-page-gets-no-warning"))
        .isNotEmpty()
        .allMatch(r -> r.verdict().kind() == Verdict.Kind.NOT_APPLICABLE);
    assertThat(run.results())
        .filteredOn(r -> r.of().claim().text().equals("worker-tag-runs"))
        .isNotEmpty()
        .allMatch(r -> r.verdict().kind() == Verdict.Kind.HOLDS);
  }

  private record Serving(Process process, String url) {}

  private Serving serve(Folder folder, int devices) throws IOException {
    return serve(folder, devices, PAGES);
  }

  private Serving serve(Folder folder, int devices, String fixtures) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dcrosscheck.home=" + Path.of("../..").toAbsolutePath().normalize(),
            "-cp",
            System.getProperty("java.class.path"),
            "org.crosscheck.cli.Main",
            "serve",
            "--collect",
            "--hosting",
            "pyscript-com,bare",
            "--fixture",
            fixtures,
            "--devices",
            String.valueOf(devices),
            "--reports",
            folder.path("reports").toString());
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    started.add(process);
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    while (line != null && !line.strip().startsWith("http://")) {
      line = out.readLine();
    }
    assertThat(line).as("the address").isNotNull();
    // The rest is read, so that the process does not wait for it.
    Thread reader = new Thread(() -> out.lines().forEach(text -> {}), "output");
    reader.setDaemon(true);
    reader.start();
    return new Serving(process, line.strip());
  }

  private Process open(List<String> browser, String url) throws IOException {
    Process process =
        quiet(new ProcessBuilder(Stream.concat(browser.stream(), Stream.of(url)).toList())).start();
    started.add(process);
    return process;
  }

  private static ProcessBuilder quiet(ProcessBuilder builder) {
    return builder
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static List<String> chromium(Path profile) {
    return List.of(
        program("chromium"),
        "--headless=new",
        "--no-sandbox",
        "--no-first-run",
        "--user-data-dir=" + profile);
  }

  private static List<String> firefox(Path profile) throws IOException {
    Files.createDirectories(profile);
    return List.of(
        program("firefox"), "--headless", "--no-remote", "--profile", profile.toString());
  }

  private static String program(String name) {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(() -> new SkipException(name + " is not installed"));
  }

  private static long visits(Folder folder) throws IOException {
    Path runs = folder.path("reports").resolve("runs");
    if (!Files.isDirectory(runs)) {
      return 0;
    }
    try (Stream<Path> all = Files.walk(runs)) {
      return all.filter(file -> file.endsWith(RunRecord.FILE))
          .flatMap(file -> lines(file).stream())
          .filter(line -> line.contains("\"kind\":\"visit\""))
          .count();
    }
  }

  /** {@return whether the local storage in a profile of Chromium has a key} */
  private static boolean keeps(Path profile, String key) throws IOException {
    Path storage = profile.resolve("Default/Local Storage/leveldb");
    if (!Files.isDirectory(storage)) {
      return false;
    }
    try (Stream<Path> files = Files.list(storage)) {
      for (Path log : files.filter(file -> file.toString().endsWith(".log")).toList()) {
        if (Files.readString(log, StandardCharsets.ISO_8859_1).contains(key)) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, RunRecord> runs(Folder folder) throws IOException {
    Map<String, RunRecord> byEngine = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder.path("reports").resolve("runs"))) {
      all.map(RecordReader::read)
          .forEach(
              run -> {
                String engine = run.browsers().get(0).engine();
                assertThat(byEngine.put(engine, run)).as("a second run of " + engine).isNull();
              });
    }
    return byEngine;
  }
}
