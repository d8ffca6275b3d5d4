package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.crosscheck.given.Folder;
import org.crosscheck.workspace.Checkout;
import org.testng.SkipException;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * The launchers of a checkout and of a distribution, in a folder whose name has accents and spaces,
 * with what this test runs as their build.
 */
public class LauncherTest {
  private final Folder folder = new Folder();
  private final String home = "päth mit ☃";
  private static final String CHECKOUT = "./crosscheck";
  private static final String DISTRIBUTION = "dist/bin/crosscheck";

  @BeforeClass
  public void writeCheckout() throws IOException {
    if (!"UTF-8".equals(System.getProperty("sun.jnu.encoding"))) {
      throw new SkipException("This Java cannot make a folder of that name.");
    }
    Path root = Checkout.above(Path.of("")).root().toAbsolutePath();
    folder
        .with(home + "/pom.xml", "")
        .with(home + "/harness/core/pom.xml", "")
        .with(home + "/harness/cli/pom.xml", "")
        .with(home + "/harness/core/src/main/a", "")
        .with(home + "/harness/cli/src/main/a", "")
        .withFolder(home + "/harness/cli/target/lib");
    Files.createSymbolicLink(folder.path(home + "/fixtures"), root.resolve("fixtures"));
    Files.createSymbolicLink(folder.path(home + "/crosscheck"), root.resolve("crosscheck"));
    String entries =
        Optional.ofNullable(System.getProperty("surefire.test.class.path"))
            .orElseGet(() -> System.getProperty("java.class.path"));
    for (String entry : entries.split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isDirectory(path)) {
        copy(path, folder.path(home + "/harness/cli/target/classes"));
      } else if (Files.isRegularFile(path)) {
        Path link = folder.path(home + "/harness/cli/target/lib").resolve(path.getFileName());
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, path);
      }
    }
    Path sources = root.resolve("harness/cli/src/main/distribution");
    folder
        .withFolder(home + "/harness/cli/src/main")
        .withFolder(home + "/dist/lib")
        .withFolder(home + "/dist/baselines");
    Files.createSymbolicLink(folder.path(home + "/harness/cli/src/main/distribution"), sources);
    Files.createSymbolicLink(
        folder.path(home + "/dist/lib/java.sh"), sources.resolve("lib/java.sh"));
    Files.createSymbolicLink(folder.path(home + "/dist/fixtures"), root.resolve("fixtures"));
    folder.withFolder(home + "/dist/bin");
    // Not a link, because the launcher follows links to find its distribution.
    Files.copy(sources.resolve("bin/crosscheck"), folder.path(home + "/" + DISTRIBUTION));
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(entries.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    Path jar = folder.path(home + "/dist/lib/crosscheck-cli-1.0.jar");
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    // Last, because the launcher builds when something is newer.
    folder.with(home + "/harness/cli/target/launcher-stamp", "");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.write(target, Files.readAllBytes(file));
      }
    }
  }

  @AfterClass(alwaysRun = true)
  public void removeCheckout() {
    folder.close();
  }

  @DataProvider
  Object[][] locales() {
    return Stream.of(CHECKOUT, DISTRIBUTION)
        .flatMap(
            launcher ->
                Stream.of(
                        Map.of(),
                        Map.of("LC_ALL", "C"),
                        Map.of("LANG", "POSIX"),
                        Map.of("LC_ALL", "de_DE.ISO-8859-1"),
                        Map.of("LANG", "C.UTF-8"))
                    .map(locale -> new Object[] {launcher, locale}))
        .toArray(Object[][]::new);
  }

  @DataProvider
  Object[][] launchers() {
    return new Object[][] {{CHECKOUT}, {DISTRIBUTION}};
  }

  @Test(dataProvider = "locales")
  public void any_locale_finds_classes_and_files_in_any_folder(
      String launcher, Map<String, String> locale) throws IOException, InterruptedException {
    CommandResult result =
        launch(launcher, locale, "explain", "--file", folder.path(home) + "/none ☃.json");

    assertThat(result.err())
        .isEqualTo(
            "There is no file %s/none ☃.json. Correct the path, or add the file.\n"
                .formatted(folder.path(home)));
    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
  }

  @Test(dataProvider = "launchers")
  public void an_old_java_is_wrong_usage(String launcher) throws IOException, InterruptedException {
    folder.with("jdk/release", "JAVA_VERSION=\"11.0.2\"\n").withProgram("jdk/bin/java", "exit 1");

    CommandResult result =
        launch(launcher, Map.of("JAVA_HOME", folder.path("jdk").toString()), "--help");

    assertThat(result.err()).startsWith("Java is version 11. Install a JDK, 17 or newer");
    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
  }

  @Test
  public void an_incomplete_build_is_wrong_usage() throws IOException, InterruptedException {
    Path main = folder.path(home + "/harness/cli/target/classes/org/crosscheck/cli/Main.class");
    Path away = main.resolveSibling("Away");
    Files.move(main, away);
    try {
      CommandResult result = launch(CHECKOUT, Map.of(), "--help");

      assertThat(result.err()).contains("is incomplete. Remove that folder and run again.");
      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    } finally {
      Files.move(away, main);
    }
  }

  @Test
  public void an_incomplete_distribution_is_wrong_usage() throws IOException, InterruptedException {
    Path jar = folder.path(home + "/dist/lib/crosscheck-cli-1.0.jar");
    Path away = jar.resolveSibling("away");
    Files.move(jar, away);
    try {
      CommandResult result = launch(DISTRIBUTION, Map.of(), "--help");

      assertThat(result.err()).contains("/dist is incomplete. Unpack it again.");
      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
    } finally {
      Files.move(away, jar);
    }
  }

  @Test
  public void a_link_to_the_distribution_launches_it_and_its_data_are_below_home()
      throws IOException, InterruptedException {
    Path link = folder.path("link");
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, Path.of(home, DISTRIBUTION));
    folder.withFolder("empty home");

    CommandResult result =
        launch(
            link.toString(),
            Map.of("HOME", folder.path("empty home").toString()),
            "hostings",
            "bare");

    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("bare: ");
    assertThat(result.exit()).isEqualTo(Main.Exit.SAME);
    try (Stream<Path> cached = Files.list(folder.path("empty home/.cache/crosscheck"))) {
      assertThat(cached.map(path -> path.getFileName().toString()))
          .anyMatch(name -> name.startsWith("data-"));
    }
  }

  @Test
  public void the_first_start_after_a_build_archives_its_classes()
      throws IOException, InterruptedException {
    Path target = folder.path(home + "/harness/cli/target");
    Path jar = target.resolve("crosscheck-cli-1.0.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> classes = Files.walk(target.resolve("classes"))) {
      for (Path file : classes.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(target.resolve("classes").relativize(file).toString()));
        out.write(Files.readAllBytes(file));
      }
    }
    try {
      CommandResult first = launch(CHECKOUT, Map.of(), "hostings", "bare");
      List<Path> archives = archives(target);
      CommandResult second = launch(CHECKOUT, Map.of(), "hostings", "bare");

      assertThat(first.err()).isEmpty();
      assertThat(first.out()).startsWith("bare: ");
      assertThat(archives).hasSize(1).allMatch(archive -> archive.toFile().length() > 1_000_000);
      assertThat(second).isEqualTo(first);
      assertThat(archives(target)).isEqualTo(archives);
    } finally {
      Files.delete(jar);
    }
  }

  private static List<Path> archives(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.toString().endsWith(".jsa")).toList();
    }
  }

  private CommandResult launch(
      String launcher, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(launcher));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.path(home).toFile());
    builder.environment().keySet().removeIf(n -> n.startsWith("LC_") || n.equals("LANG"));
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    List.of("XDG_CACHE_HOME", "CROSSCHECK_CACHE").forEach(builder.environment()::remove);
    builder.environment().put("HOME", folder.path().toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.path("out").toFile()).redirectError(folder.path("err").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new CommandResult(
        process.exitValue(),
        Files.readString(folder.path("out"), StandardCharsets.UTF_8),
        Files.readString(folder.path("err"), StandardCharsets.UTF_8));
  }
}
