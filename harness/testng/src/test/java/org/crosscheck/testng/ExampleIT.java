package org.crosscheck.testng;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.platform.Platforms;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/**
 * The example project, whose build shows that it is green, with a page that is broken on purpose.
 */
public class ExampleIT {
  private static final Path ROOT = Checkout.above(Path.of("")).root();
  private static final Path EXAMPLE = ROOT.resolve("examples/own-pages");
  private static final String METHOD = "the_worker_shows_the_total";

  /** The output and exit code of the example's test. */
  private record Result(int exit, String output) {}

  @Test
  public void the_example_uses_this_version() throws IOException {
    String version = Files.readString(ROOT.resolve("pom.xml")).split("</?revision>")[1];

    assertThat(Files.readString(EXAMPLE.resolve("pom.xml")))
        .contains("<crosscheck.version>" + version + "</crosscheck.version>");
  }

  @Test
  public void a_wrong_total_is_red_with_evidence_and_nothing_is_left() throws Exception {
    try (Folder folder = new Folder()) {
      Result result = run(folder.path(), "total.py", "sum(prices)", "sum(prices) - 1");

      assertThat(result.exit()).as(result.output()).isNotZero();
      assertThat(result.output())
          .contains("'#total' must contain '42' but contains '41'.")
          .containsIgnoringCase("Cross-Origin-Opener-Policy: same-origin")
          .contains("prices.total = 41")
          .contains("Suppressed: ");
      Path evidence = folder.path().resolve("own-pages/target/crosscheck");
      assertThat(files(evidence))
          .containsExactlyInAnyOrder(
              "PricesIT.the_worker_shows_the_total-chrome-cloudflare/page-1.png",
              "PricesIT.the_worker_shows_the_total-chrome-cloudflare/page-1.txt");
      assertThat(files(folder.path().resolve("tmp"))).isEmpty();
      assertThat(ProcessHandle.allProcesses())
          .noneMatch(
              p -> p.info().commandLine().filter(c -> c.contains(folder.path() + "/")).isPresent());
    }
  }

  @Test
  public void a_missing_header_is_red_and_says_what_the_response_has() throws Exception {
    try (Folder folder = new Folder()) {
      Result result = run(folder.path(), "_headers", "require-corp", "require-corb");

      assertThat(result.exit()).as(result.output()).isNotZero();
      assertThat(result.output())
          .contains("The page is not cross-origin isolated. Its response has")
          .containsIgnoringCase("cross-origin-embedder-policy: require-corb");
    }
  }

  @Test
  public void the_library_brings_the_data_for_a_project_without_a_checkout() throws Exception {
    try (Folder folder = new Folder()) {
      Checkout own = Home.ofLibrary(folder.path().resolve("cache"), folder.path().resolve("out"));

      assertThat(own.root()).startsWith(folder.path());
      assertThat(HostingCatalog.read(own.fixtures()).hostings())
          .isEqualTo(HostingCatalog.read(ROOT.resolve("fixtures")).hostings());
      assertThat(Platforms.read(own.fixtures()).readableIds())
          .isEqualTo(Platforms.read(ROOT.resolve("fixtures")).readableIds());
    }
  }

  /** Runs one test of a copy of the example in which a file of its page is changed. */
  private static Result run(Path folder, String file, String old, String changed)
      throws IOException, InterruptedException {
    Path copy = folder.resolve("own-pages");
    for (String name : files(EXAMPLE)) {
      if (!name.startsWith("target/")) {
        Path to = copy.resolve(name);
        Files.createDirectories(to.getParent());
        Files.copy(EXAMPLE.resolve(name), to);
      }
    }
    Path broken = copy.resolve("site").resolve(file);
    String text = Files.readString(broken);
    assertThat(text).contains(old);
    Files.writeString(broken, text.replace(old, changed));
    Path tmp = Files.createDirectories(folder.resolve("tmp"));
    Path classes = Files.createDirectories(copy.resolve("target/test-classes"));
    String libraries =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Result compiled =
        process(
            copy,
            "javac",
            "-parameters",
            "-d",
            classes.toString(),
            "-cp",
            libraries,
            copy.resolve("src/test/java/example/PricesIT.java").toString());
    assertThat(compiled.exit()).as(compiled.output()).isZero();
    return process(
        copy,
        "java",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=" + tmp,
        "-Dcrosscheck.home=" + ROOT,
        "-Dcrosscheck.browser=chrome",
        "-cp",
        classes + System.getProperty("path.separator") + libraries,
        "org.testng.TestNG",
        "-verbose",
        "2",
        "-d",
        copy.resolve("target/report").toString(),
        "-methods",
        "example.PricesIT." + METHOD);
  }

  private static Result process(Path folder, String program, String... arguments)
      throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", program).toString();
    Process process =
        new ProcessBuilder(Stream.concat(Stream.of(java), Stream.of(arguments)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), output);
  }

  /**
   * {@return the paths of the files below a folder, relative to it; empty if there is no folder}
   */
  private static List<String> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .toList();
    }
  }
}
