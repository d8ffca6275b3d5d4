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
import org.crosscheck.workspace.Checkout;
import org.jspecify.annotations.NullMarked;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Who may import whom. Each rule is made for a root package, so that it can be held against the
 * planted violations in {@code org.crosscheck.planted} too: a rule that does not bite there fails.
 */
public class ArchitectureTest {
  private static final String ROOT = "org.crosscheck";
  private static final String PLANTED = ROOT + ".planted";

  /** The packages of values, which never change. */
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

  /**
   * What each package may use beside itself and {@code message}, which speaks to the user for all.
   */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("message", Set.of()),
          entry("observation", Set.of()),
          entry("engine", Set.of()),
          entry("yaml", Set.of()),
          entry("hosting", Set.of("yaml")),
          entry("json", Set.of("yaml")),
          entry("release", Set.of("yaml")),
          entry("claim", Set.of("release", "yaml")),
          entry("fixture", Set.of("release", "yaml")),
          entry("http", Set.of("hosting")),
          entry("isolation", Set.of("engine", "hosting")),
          entry("platform", Set.of("hosting", "json", "yaml")),
          entry("workspace", Set.of("engine", "release")),
          entry("server", Set.of("fixture", "hosting", "release")),
          entry("session", Set.of("engine", "observation", "workspace")),
          entry("verdict", Set.of("claim")),
          entry("webserver", Set.of("platform", "workspace")),
          entry("comparison", Set.of("claim", "verdict")),
          entry("judge", Set.of("claim", "observation", "verdict")),
          entry(
              "matrix",
              Set.of("claim", "engine", "fixture", "hosting", "isolation", "release", "verdict")),
          entry("record", Set.of("claim", "isolation", "observation", "release", "verdict")),
          entry(
              "analysis",
              Set.of(
                  "claim",
                  "comparison",
                  "engine",
                  "hosting",
                  "isolation",
                  "observation",
                  "record",
                  "verdict")),
          entry("catalog", Set.of("claim", "fixture", "hosting", "matrix", "release")),
          entry(
              "doctor",
              Set.of(
                  "claim",
                  "comparison",
                  "engine",
                  "hosting",
                  "http",
                  "isolation",
                  "observation",
                  "platform",
                  "release",
                  "server",
                  "session",
                  "verdict",
                  "workspace")),
          entry("run", Set.of("engine", "fixture", "matrix", "observation", "session")),
          entry(
              "app",
              Set.of(
                  "engine",
                  "hosting",
                  "observation",
                  "release",
                  "run",
                  "server",
                  "session",
                  "workspace",
                  "yaml")),
          entry(
              "conformance",
              Set.of(
                  "catalog",
                  "claim",
                  "comparison",
                  "engine",
                  "fixture",
                  "hosting",
                  "http",
                  "isolation",
                  "judge",
                  "matrix",
                  "observation",
                  "platform",
                  "record",
                  "release",
                  "run",
                  "server",
                  "session",
                  "verdict",
                  "webserver",
                  "workspace")),
          entry(
              "regression",
              Set.of(
                  "analysis",
                  "catalog",
                  "comparison",
                  "engine",
                  "matrix",
                  "observation",
                  "record",
                  "release",
                  "run",
                  "server",
                  "session",
                  "verdict",
                  "workspace")),
          entry(
              "report",
              Set.of(
                  "analysis",
                  "app",
                  "claim",
                  "comparison",
                  "doctor",
                  "fixture",
                  "isolation",
                  "observation",
                  "platform",
                  "record",
                  "server",
                  "verdict")),
          entry(
              "format",
              Set.of(
                  "analysis",
                  "app",
                  "catalog",
                  "claim",
                  "comparison",
                  "conformance",
                  "doctor",
                  "engine",
                  "fixture",
                  "hosting",
                  "isolation",
                  "observation",
                  "platform",
                  "record",
                  "regression",
                  "release",
                  "report",
                  "server",
                  "verdict",
                  "workspace")));

  /** The rooms of each library. */
  private static final Map<String, Set<String>> FENCES =
      Map.ofEntries(
          entry("org.eclipse.jetty..", Set.of("server")),
          entry("com.samskivert..", Set.of("server", "platform")),
          entry("com.google.common.net..", Set.of("doctor")),
          entry("com.google.re2j..", Set.of("platform")),
          entry("org.openqa.selenium..", Set.of("session", "workspace")),
          entry("io.github.bonigarcia..", Set.of("workspace")),
          entry("com.fasterxml.jackson..", Set.of("record", "json", "format")),
          entry("gg.jte..", Set.of("report")),
          entry("org.greenbytes..", Set.of("isolation")),
          entry("org.tomlj..", Set.of("platform")),
          entry("org.snakeyaml..", Set.of("yaml")),
          entry("org.apache.commons.text..", Set.of("message", "format")));

  private static final int MAX_COMPONENTS = 8;

  /** Records with more components that wait for a change elsewhere; none may be added. */
  private static final Set<String> CROWDED_FOR_NOW = Set.of(ROOT + ".platform.Recipe");

  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(ArchitectureTest::isOfThisModule)
          .importPackages(ROOT);

  private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

  /** Some IDEs put the classes of all modules on one class path. */
  private static boolean isOfThisModule(Location location) {
    return !location.contains("/org/crosscheck/cli/")
        && !location.contains("/org/crosscheck/suite/");
  }

  @DataProvider
  public Object[][] packages() {
    return MAY_USE.keySet().stream().sorted().map(p -> new Object[] {p}).toArray(Object[][]::new);
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
    importsOnlyAllowed(ROOT, name).check(house);
  }

  @Test
  public void an_import_that_the_table_does_not_allow_is_found() {
    bites(importsOnlyAllowed(PLANTED, "observation"), "Opinionated", "verdict.Opinion");
    bites(importsOnlyAllowed(PLANTED, "run"), "UsesTheWholeRun", "conformance.WholeRun");
  }

  @Test(dataProvider = "packages")
  public void an_import_that_the_table_allows_is_used(String name) {
    assertThat(unused(house, ROOT, name, allowed(name)))
        .as("what docs/architecture.md lets %s use and it does not use", name)
        .isEmpty();
  }

  @Test
  public void an_allowed_import_that_is_not_used_is_found() {
    assertThat(unused(planted, PLANTED, "run", Set.of("conformance", "judge")))
        .containsExactly("judge");
  }

  @Test
  public void every_package_is_in_the_table() {
    assertThat(packagesOf(house, ROOT)).isSubsetOf(MAY_USE.keySet());
    assertThat(packagesOf(planted, PLANTED))
        .filteredOn(name -> !MAY_USE.containsKey(name))
        .containsExactly("unknown");
  }

  @Test(dataProvider = "models")
  public void the_packages_that_the_rules_are_about_are_not_empty(String name) {
    assertThat(house.stream().filter(c -> c.getPackageName().equals(ROOT + "." + name)))
        .as(name)
        .hasSizeGreaterThan(1);
  }

  @Test
  public void only_the_inputs_of_reports_know_of_whole_runs() {
    onlyUsedBy(ROOT, "conformance", "format").check(house);
    bites(onlyUsedBy(PLANTED, "conformance"), "UsesTheWholeRun", "WholeRun");
  }

  @Test(dataProvider = "libraries")
  public void a_library_is_imported_by_its_rooms_alone(String library) {
    fenced(ROOT, library).check(house);
  }

  @Test
  public void a_library_in_another_room_is_found() {
    bites(fenced(PLANTED, "org.snakeyaml.."), "ReadsYamlItself", "org.snakeyaml.engine");
    bites(fenced(PLANTED, "org.eclipse.jetty.."), "LooksAtTheClock", "org.eclipse.jetty");
    bites(fenced(PLANTED, "org.openqa.selenium.."), "LooksAtTheClock", "org.openqa.selenium");
  }

  @Test
  public void no_library_comes_in_that_has_no_room() {
    noOtherLibraries(ROOT).check(house);
    bites(noOtherLibraries(PLANTED), "UsesTheWholeRun", "com.google.common");
  }

  @Test
  public void a_judge_knows_no_browser_no_server_and_no_clock() {
    pureJudge(ROOT).check(house);
    bites(pureJudge(PLANTED), "LooksAtTheClock", "java.time.Clock");
    bites(pureJudge(PLANTED), "LooksAtTheClock", "org.eclipse.jetty.server.Server");
    bites(pureJudge(PLANTED), "LooksAtTheClock", "org.openqa.selenium.WebDriver");
  }

  @Test
  public void an_observation_holds_no_opinion() {
    noOpinion(ROOT).check(house);
    bites(noOpinion(PLANTED), "Opinionated", "verdict.Opinion");
  }

  @Test
  public void no_engine_is_named_outside_its_package() {
    noEngineNamed(ROOT).check(house);
    bites(noEngineNamed(PLANTED), "KnowsAnEngine", "FakeEngine");
  }

  @Test
  public void no_source_outside_engine_has_the_id_of_an_engine() throws IOException {
    Path sources = Checkout.above(Path.of("")).root().resolve("harness");
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
  public void packages_do_not_import_each_other_in_circles() {
    noCircles(ROOT).check(house);
    bites(noCircles(PLANTED), "Slice observation", "Slice verdict");
  }

  @Test
  public void values_never_change() {
    finalFields(ROOT).check(house);
    bites(finalFields(PLANTED), "Opinionated.changing", "FINAL");
  }

  @Test
  public void no_record_has_more_than_eight_components() {
    assertThat(crowded(house)).isEqualTo(CROWDED_FOR_NOW);
    assertThat(crowded(planted)).containsExactly(PLANTED + ".claim.Crowded");
  }

  @Test
  public void every_package_refuses_null_by_default() {
    assertThat(unmarked(house, ROOT)).as("packages without @NullMarked").isEmpty();
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
        MAY_USE.keySet().stream()
            .filter(p -> !p.equals(name) && !p.equals("message") && !allowed(name).contains(p))
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
            "docs/architecture.md lets "
                + name
                + " use "
                + new TreeSet<>(allowed(name))
                + " and message");
  }

  /** The packages of some that no class of a package depends on. */
  private static Set<String> unused(
      JavaClasses classes, String root, String name, Set<String> some) {
    Set<String> used =
        classes.stream()
            .filter(c -> topLevel(c, root).equals(name))
            .flatMap(c -> c.getDirectDependenciesFromSelf().stream())
            .map(d -> topLevel(d.getTargetClass().getBaseComponentType(), root))
            .collect(Collectors.toSet());
    return some.stream()
        .filter(other -> !used.contains(other))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String topLevel(JavaClass type, String root) {
    String name = type.getPackageName();
    return name.startsWith(root + ".") ? name.substring(root.length() + 1).split("\\.")[0] : "";
  }

  private static Set<String> allowed(String name) {
    return MAY_USE.getOrDefault(name, Set.of());
  }

  private static ArchRule onlyUsedBy(String root, String name, String... users) {
    String[] rooms =
        Stream.concat(Stream.of(name), Stream.of(users))
            .map(p -> root + "." + p + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + "." + name + "..");
  }

  private static ArchRule fenced(String root, String library) {
    String[] rooms =
        FENCES.getOrDefault(library, Set.of()).stream()
            .map(room -> root + "." + room + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideOutsideOfPackages(rooms)
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
                "belong to a library without a room",
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

  private static ArchRule noOpinion(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".observation..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + ".verdict..");
  }

  /** What an engine does differently is asked of its traits, so that a new one is one more file. */
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

  private static ArchRule noCircles(String root) {
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

  /** The records that need smaller records or a builder. */
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

  /** The packages that are not marked; what the template compiler generates is not ours. */
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

  private void bites(ArchRule rule, String... words) {
    assertThatThrownBy(() -> rule.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(words);
  }
}
