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
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
          "isolation",
          "release",
          "fixture",
          "matrix",
          "observation",
          "verdict",
          "comparison",
          "app");

  /** What each package may use beside itself and {@code told}, which says problems for all. */
  private static final Map<String, Set<String>> MAY_USE =
      Map.ofEntries(
          entry("told", Set.of()),
          entry("yaml", Set.of()),
          entry("json", Set.of("yaml")),
          // The data of the fixtures folder, each read from YAML.
          entry("claim", Set.of("yaml")),
          entry("hosting", Set.of("yaml")),
          entry("release", Set.of("yaml")),
          entry("fixture", Set.of("yaml")),
          entry("isolation", Set.of("hosting")),
          entry("matrix", Set.of("claim", "fixture", "hosting", "isolation", "release")),
          // What was seen, and what follows from it.
          entry("observation", Set.of()),
          entry("verdict", Set.of("claim")),
          entry(
              "judge",
              Set.of(
                  "claim",
                  "fixture",
                  "hosting",
                  "isolation",
                  "matrix",
                  "observation",
                  "release",
                  "verdict")),
          entry("comparison", Set.of("claim", "verdict")),
          // Other people's pages: what is asked of them is data too, and is judged in one place.
          entry("app", Set.of("hosting", "observation", "yaml")),
          // The machinery. Facts come out of a browser, so it knows which browser and what a fact
          // is; it knows nothing of claims and verdicts.
          entry("server", Set.of("app", "hosting", "release")),
          entry("process", Set.of()),
          // What is known of hosts, and how they are asked.
          entry("platform", Set.of("hosting", "json", "yaml")),
          entry("http", Set.of("hosting")),
          entry("webserver", Set.of("platform", "process")),
          entry("browser", Set.of("isolation", "observation", "process")),
          entry("run", with(MODEL, "judge", "server", "browser")),
          entry("record", with(MODEL, "run", "doctor", "platform")),
          entry("report", with(MODEL, "record", "doctor", "platform")),
          entry(
              "doctor",
              Set.of(
                  "browser",
                  "claim",
                  "comparison",
                  "hosting",
                  "http",
                  "isolation",
                  "observation",
                  "platform",
                  "process",
                  "release",
                  "server",
                  "verdict")),
          // The front rooms, which tie everything together.
          entry(
              "check",
              with(
                  MODEL,
                  "yaml",
                  "judge",
                  "server",
                  "browser",
                  "process",
                  "platform",
                  "http",
                  "webserver",
                  "run",
                  "record",
                  "report",
                  "doctor")),
          entry(
              "suite",
              with(
                  MODEL,
                  "yaml",
                  "judge",
                  "server",
                  "browser",
                  "process",
                  "platform",
                  "webserver",
                  "run",
                  "record",
                  "report",
                  "doctor",
                  "check")),
          entry(
              "cli",
              with(
                  MODEL,
                  "yaml",
                  "judge",
                  "server",
                  "browser",
                  "process",
                  "platform",
                  "webserver",
                  "run",
                  "record",
                  "report",
                  "doctor",
                  "check",
                  "suite")));

  /** The rooms of each library. */
  private static final Map<String, Set<String>> FENCES =
      Map.ofEntries(
          entry("org.eclipse.jetty..", Set.of("server")),
          entry("com.samskivert..", Set.of("server", "platform")),
          entry("com.google.common.net..", Set.of("doctor")),
          entry("com.google.re2j..", Set.of("platform")),
          entry("org.openqa.selenium..", Set.of("browser")),
          entry("io.github.bonigarcia..", Set.of("browser")),
          entry("com.fasterxml.jackson..", Set.of("record", "json")),
          entry("gg.jte..", Set.of("report")),
          entry("picocli..", Set.of("cli")),
          entry("me.tongfei..", Set.of("cli")),
          entry("org.testng..", Set.of("suite")),
          entry("org.assertj..", Set.of("suite")),
          entry("org.greenbytes..", Set.of("isolation")),
          entry("org.tomlj..", Set.of("platform")),
          entry("org.snakeyaml..", Set.of("yaml")),
          entry("org.apache.commons.text..", Set.of("told")));

  private final JavaClasses house =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

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
    bites(importsOnlyAllowed(PLANTED, "run"), "UsesTheFrontDoor", "cli.FrontDoor");
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
  public void nothing_imports_the_front_door() {
    onlyUsedBy(ROOT, "cli").check(house);
    bites(onlyUsedBy(PLANTED, "cli"), "UsesTheFrontDoor", "FrontDoor");
  }

  @Test
  public void only_the_front_rooms_import_check() {
    onlyUsedBy(ROOT, "check", "cli", "suite").check(house);
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
    bites(noOtherLibraries(PLANTED), "UsesTheFrontDoor", "com.google.common");
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
            .filter(p -> !p.equals(name) && !p.equals("told") && !allowed(name).contains(p))
            .map(p -> root + "." + p + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + name + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .allowEmptyShould(true)
        .because("DESIGN.md lets " + name + " use " + new TreeSet<>(allowed(name)) + " and told");
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

  private static Set<String> with(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).collect(Collectors.toUnmodifiableSet());
  }

  private void bites(ArchRule rule, String... words) {
    assertThatThrownBy(() -> rule.check(planted))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(words);
  }
}
