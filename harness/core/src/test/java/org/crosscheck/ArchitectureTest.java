package org.crosscheck;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.jspecify.annotations.NullMarked;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Which package may import which, and which library. Each rule is made for a root package, so that
 * it can be checked on the planted violations in {@code org.crosscheck.planted} too: a rule that
 * does not find them fails.
 */
public class ArchitectureTest {
  private static final String ROOT = "org.crosscheck";
  private static final String PLANTED = ROOT + ".planted";

  /** The packages of immutable values. */
  private static final List<String> MODEL =
      List.of(
          "claim",
          "hosting",
          "engine",
          "isolation",
          "release",
          "fixture",
          "matrix",
          "observation",
          "verdict",
          "comparison",
          "app");

  /** The import rules; {@link ImportTable} says what it reads. */
  private static final Path DOCUMENT = Path.of("docs/architecture.md");

  private static final ImportTable TABLE = ImportTable.parse(read(DOCUMENT));

  /** The packages that may import each library. */
  private static final Map<String, Set<String>> FENCES =
      Map.ofEntries(
          entry("org.eclipse.jetty..", Set.of("server")),
          entry("com.samskivert..", Set.of("webserver", "server", "platform")),
          entry("com.google.common.net..", Set.of("doctor")),
          entry("com.google.re2j..", Set.of("platform")),
          entry("org.openqa.selenium..", Set.of("session", "workspace")),
          entry("io.github.bonigarcia..", Set.of("workspace")),
          entry("com.fasterxml.jackson..", Set.of("record", "json", "format", "collect", "site")),
          entry("gg.jte..", Set.of("report", "site")),
          entry("org.greenbytes..", Set.of("isolation")),
          entry("org.tomlj..", Set.of("platform")),
          entry("org.snakeyaml..", Set.of("yaml")),
          entry("org.apache.commons.text..", Set.of("message", "format")));

  private static final int MAX_COMPONENTS = 8;

  private final JavaClasses core =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isOfThisModule)
          .importPackages(ROOT);

  private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

  /** Some IDEs put the classes of all modules on one class path. */
  private static boolean isOfThisModule(Location location) {
    return !location.contains("/org/crosscheck/cli/")
        && !location.contains("/org/crosscheck/suite/")
        && !location.contains("/org/crosscheck/testng/");
  }

  @DataProvider
  public Object[][] packages() {
    return TABLE.packages().keySet().stream()
        .sorted()
        .map(p -> new Object[] {p})
        .toArray(Object[][]::new);
  }

  @DataProvider
  public Object[][] libraries() {
    return FENCES.keySet().stream().sorted().map(l -> new Object[] {l}).toArray(Object[][]::new);
  }

  @DataProvider
  public Object[][] models() {
    return MODEL.stream().map(p -> new Object[] {p}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "packages")
  public void a_package_imports_only_what_the_table_allows(String name) {
    importsOnlyAllowed(ROOT, name).check(core);
  }

  @Test
  public void an_import_that_the_table_does_not_allow_is_found() {
    finds(importsOnlyAllowed(PLANTED, "observation"), "Opinionated", "verdict.Opinion");
    finds(importsOnlyAllowed(PLANTED, "run"), "UsesTheWholeRun", "conformance.WholeRun");
  }

  @Test(dataProvider = "packages")
  public void an_import_that_the_table_allows_is_used(String name) {
    assertThat(unused(core, ROOT, name, TABLE.mayImport(name)))
        .as("imports that %s lists for %s and that it does not use", DOCUMENT, name)
        .isEmpty();
  }

  @Test
  public void an_allowed_import_that_is_not_used_is_found() {
    assertThat(unused(planted, PLANTED, "run", Set.of("conformance", "judge")))
        .containsExactly("judge");
  }

  @Test
  public void every_package_is_in_the_table() {
    assertThat(packagesOf(core, ROOT))
        .containsExactlyInAnyOrderElementsOf(TABLE.packages().keySet());
    assertThat(packagesOf(planted, PLANTED))
        .filteredOn(name -> !TABLE.packages().containsKey(name))
        .containsExactly("unknown");
  }

  @Test
  public void the_table_agrees_with_the_diagram_and_imports_only_go_down() {
    assertThat(TABLE.problems()).as(DOCUMENT.toString()).isEmpty();
  }

  @Test
  public void a_table_that_contradicts_itself_is_found() {
    ImportTable wrong =
        ImportTable.parse(
            """
              2   up   left
              1   down

            | layer | package | concern | may import |
            | --- | --- | --- | --- |
            | 2 | `up` | Is above. | `down`, `gone` |
            | 1 | `left` | Is beside. | - |
            | 1 | `down` | Is below. | `left`, `up` |
            | 1 | `left` | Is here again. | - |
            """);

    assertThat(wrong.problems())
        .containsExactly(
            "left has two rows",
            "up may import gone, which has no row",
            "down may import left, which is not in a lower layer",
            "down may import up, which is not in a lower layer",
            "the table has the layers {1=[down, left], 2=[up]}, the diagram {1=[down], 2=[left,"
                + " up]}");
  }

  @Test
  public void a_concern_is_the_first_sentence_of_the_package() {
    assertThat(TABLE.wrongConcerns(ArchitectureTest::packageInfo))
        .as("write these sentences into the table of %s", DOCUMENT)
        .isEmpty();
  }

  @Test
  public void a_concern_that_the_package_does_not_state_is_found() {
    ImportTable table = ImportTable.parse("| 1 | `a` | It is small. | - |");

    assertThat(table.wrongConcerns(name -> "/** It is small. And round. */")).isEmpty();
    assertThat(table.wrongConcerns(name -> "/**\n * It is\n * large. And round.\n */"))
        .containsExactly("a: It is large.");
    assertThat(table.wrongConcerns(name -> "package org.crosscheck.a;")).containsExactly("a: ");
  }

  @Test(dataProvider = "models")
  public void the_packages_that_the_rules_are_about_are_not_empty(String name) {
    assertThat(core.stream().filter(c -> c.getPackageName().equals(ROOT + "." + name)))
        .as(name)
        .hasSizeGreaterThan(1);
  }

  @Test
  public void only_formats_mutants_devices_and_watches_use_whole_runs() {
    onlyUsedBy(ROOT, "conformance", "collect", "format", "mutation", "watch").check(core);
    finds(onlyUsedBy(PLANTED, "conformance"), "UsesTheWholeRun", "WholeRun");
  }

  @Test(dataProvider = "libraries")
  public void only_the_packages_of_a_library_import_it(String library) {
    fenced(ROOT, library).check(core);
  }

  @Test
  public void a_library_in_another_package_is_found() {
    finds(fenced(PLANTED, "org.snakeyaml.."), "ReadsYamlItself", "org.snakeyaml.engine");
    finds(fenced(PLANTED, "org.eclipse.jetty.."), "LooksAtTheClock", "org.eclipse.jetty");
    finds(fenced(PLANTED, "org.openqa.selenium.."), "LooksAtTheClock", "org.openqa.selenium");
  }

  @Test
  public void every_library_that_is_used_has_its_packages() {
    noOtherLibraries(ROOT).check(core);
    finds(noOtherLibraries(PLANTED), "UsesTheWholeRun", "com.google.common");
  }

  @Test
  public void a_judge_uses_no_browser_no_server_and_no_clock() {
    pureJudge(ROOT).check(core);
    finds(pureJudge(PLANTED), "LooksAtTheClock", "java.time.Clock");
    finds(pureJudge(PLANTED), "LooksAtTheClock", "org.eclipse.jetty.server.Server");
    finds(pureJudge(PLANTED), "LooksAtTheClock", "org.openqa.selenium.WebDriver");
  }

  @Test
  public void an_observation_does_not_use_verdicts() {
    factsOnly(ROOT).check(core);
    finds(factsOnly(PLANTED), "Opinionated", "verdict.Opinion");
  }

  @Test
  public void no_engine_is_named_outside_its_package() {
    noEngineNamed(ROOT).check(core);
    finds(noEngineNamed(PLANTED), "KnowsAnEngine", "FakeEngine");
  }

  @Test
  public void no_source_outside_engine_has_the_id_of_an_engine() throws IOException {
    Path sources = TrackedFiles.root().resolve("harness");
    List<String> ids = Engines.ids().stream().map(id -> '"' + id + '"').toList();
    try (Stream<Path> files = Files.walk(sources)) {
      List<Path> main =
          files.filter(f -> f.toString().matches(".*src.main.java.*\\.java")).toList();
      assertThat(main.stream().filter(f -> hasOneOf(ids, f)))
          .as("sources with the id of an engine")
          .allMatch(f -> f.getParent().endsWith("engine"))
          .hasSizeGreaterThanOrEqualTo(ids.size());
    }
  }

  private static boolean hasOneOf(List<String> words, Path file) {
    try {
      String text = Files.readString(file);
      return words.stream().anyMatch(text::contains);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  public void packages_do_not_import_each_other_in_cycles() {
    noCycles(ROOT).check(core);
    finds(noCycles(PLANTED), "Slice observation", "Slice verdict");
  }

  @Test
  public void values_are_immutable() {
    finalFields(ROOT).check(core);
    finds(finalFields(PLANTED), "Opinionated.changing", "FINAL");
  }

  @Test
  public void no_record_has_more_than_eight_components() {
    assertThat(crowded(core)).isEmpty();
    assertThat(crowded(planted)).containsExactly(PLANTED + ".claim.Crowded");
  }

  @Test
  public void every_package_refuses_null_by_default() {
    assertThat(unmarked(core, ROOT)).as("packages without @NullMarked").isEmpty();
    assertThat(unmarked(planted, PLANTED)).contains(PLANTED + ".judge");
  }

  @Test
  public void names_of_unit_tests_are_sentences() {
    JavaClasses tests =
        new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .importPackages(ROOT);
    ArchRule sentences =
        methods()
            .that()
            .areAnnotatedWith(Test.class)
            .should()
            .haveNameMatching("(?!.*(^|_)(should|test)(_|$))[a-z][a-z0-9]*(_[a-z0-9]+)+");

    sentences.check(tests);
  }

  private static ArchRule importsOnlyAllowed(String root, String name) {
    String[] others =
        TABLE.packages().keySet().stream()
            .filter(p -> !p.equals(name) && !p.equals(ImportTable.FOR_ALL))
            .filter(p -> !TABLE.mayImport(name).contains(p))
            .map(p -> root + "." + p + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .because(
            "%s lets %s import %s and %s"
                .formatted(DOCUMENT, name, TABLE.mayImport(name), ImportTable.FOR_ALL));
  }

  /** {@return those packages of a set that no class of the named package depends on} */
  private static Set<String> unused(
      JavaClasses classes, String root, String name, Set<String> candidates) {
    Set<String> used =
        classes.stream()
            .filter(c -> topLevel(c, root).equals(name))
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .map(d -> topLevel(d.getTargetClass().getBaseComponentType(), root))
            .collect(Collectors.toSet());
    return candidates.stream()
        .filter(other -> !used.contains(other))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String topLevel(JavaClass type, String root) {
    String name = type.getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.")[0] : "";
  }

  private static String packageInfo(String name) {
    return read(
        Path.of("harness/core/src/main/java/org/crosscheck")
            .resolve(name)
            .resolve("package-info.java"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(TrackedFiles.root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static ArchRule onlyUsedBy(String root, String name, String... users) {
    String[] packages =
        Stream.concat(Stream.of(name), Stream.of(users))
            .map(p -> root + "." + p + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + "." + name + "..");
  }

  private static ArchRule fenced(String root, String library) {
    String[] packages =
        FENCES.getOrDefault(library, Set.of()).stream()
            .map(p -> root + "." + p + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  private static ArchRule noOtherLibraries(String root) {
    String[] known =
        Stream.concat(
                Stream.of(root + "..", "java..", "javax..", "org.w3c..", "org.jspecify.."),
                FENCES.keySet().stream())
            .toArray(String[]::new);
    return noClasses()
        .should()
        .dependOnClassesThat(
            describe(
                "belong to a library that no package may import",
                c ->
                    !c.getBaseComponentType().isPrimitive()
                        && !JavaClass.Predicates.resideInAnyPackage(known)
                            .test(c.getBaseComponentType())));
  }

  private static ArchRule pureJudge(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".judge..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.openqa.selenium..", "org.eclipse.jetty..")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(java.time.Clock.class);
  }

  private static ArchRule factsOnly(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".observation..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".verdict..");
  }

  /** What an engine does differently is in its traits, so that a new engine is one more file. */
  private static ArchRule noEngineNamed(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(ROOT + ".engine..")
        .should()
        .dependOnClassesThat(
            describe(
                "are an engine",
                c -> c.isAssignableTo(Engine.class) && !c.isEquivalentTo(Engine.class)));
  }

  private static ArchRule noCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static ArchRule finalFields(String root) {
    return fields()
        .that()
        .areDeclaredInClassesThat(
            describe(
                "are of the model",
                c -> MODEL.stream().anyMatch(p -> c.getPackageName().equals(root + "." + p))))
        .and()
        .doNotHaveModifier(JavaModifier.STATIC)
        .should()
        .beFinal();
  }

  /** {@return the records that should be split into smaller ones} */
  private static Set<String> crowded(JavaClasses classes) {
    return classes.stream()
        .filter(JavaClass::isRecord)
        .filter(
            c ->
                c.getFields().stream()
                        .filter(f -> !f.getModifiers().contains(JavaModifier.STATIC))
                        .count()
                    > MAX_COMPONENTS)
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The packages that are not marked; generated templates do not count. */
  private static List<String> unmarked(JavaClasses classes, String root) {
    return classes.getPackage(root).getSubpackagesInTree().stream()
        .filter(p -> !p.getClasses().isEmpty())
        .filter(p -> !p.getName().startsWith(root + ".report.template"))
        .filter(p -> !p.isAnnotatedWith(NullMarked.class))
        .map(p -> p.getName())
        .sorted()
        .toList();
  }

  private static Set<String> packagesOf(JavaClasses classes, String root) {
    return classes.getPackage(root).getSubpackages().stream()
        .map(p -> p.getRelativeName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void finds(ArchRule rule, String... words) {
    assertThatThrownBy(() -> rule.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(words);
  }
}
