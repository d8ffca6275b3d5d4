package org.crosscheck.doctor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.doctor.page.Element;
import org.crosscheck.doctor.page.LoadedRelease;
import org.crosscheck.doctor.page.PageObservation;
import org.crosscheck.doctor.page.WorkerCode;
import org.crosscheck.message.English;

/** Finds the known deviations of a page's PyScript release that may affect the page. */
public final class Deviations {
  private static final int MAX_REASON = 300;

  /**
   * A feature that a claim is about. The first one whose claim pattern matches the claim's id
   * applies; a deviation affects a page only if the source pattern matches the page's code. A claim
   * about none of these features is never reported: most pages with a worker would have it.
   */
  private enum Use {
    INTERPRETER("interpreter", "\\binterpreter\\b"),
    SYNC_MAIN_ONLY("sync-main-only", "sync_main_only"),
    NAMED_WORKER("nam.*-worker|^workers-|^name-|terminate", "\\b(create_named_worker|workers)\\b"),
    PY_WORKER("pyworker", "\\bPyWorker\\b"),
    X_WORKER("xworker|javascript-worker", "\\bXWorker\\b"),
    SERVICE_WORKER("service-worker|fallback", "service-worker="),
    DISPLAY("display", "\\bdisplay\\b"),
    DONKEY("donkey", "\\bdonkey\\b"),
    FETCH("fetch", "\\bfetch\\b"),
    FFI("ffi", "\\bffi\\b"),
    STORAGE("storage", "\\bstorage\\b"),
    TERMINAL("terminal", "\\bterminal\\b"),
    LIFECYCLE("(ready|done)-event", "\\b(py|mpy):(ready|done|all-done)\\b"),
    LISTENER("prevents|event|listener", "addEventListener|preventDefault|@when|\\bpy-[a-z]+="),
    TIMER("timer", "\\bset(Timeout|Interval)\\b"),
    WINDOW("window", "\\bwindow\\b"),
    PAGE("document|dom|page", "\\bdocument\\b"),
    SYNC("function|call|sync|arrives|value|deadlock", "\\bsync\\b");

    private final Pattern claim;
    private final Pattern source;

    Use(String claim, String source) {
      this.claim = Pattern.compile(claim);
      this.source = Pattern.compile(source);
    }

    /** {@return whether the code of a page uses what the claim of a deviation is about} */
    static boolean isIn(String source, Deviation deviation) {
      return Stream.of(values())
          .filter(use -> use.claim.matcher(deviation.claim()).find())
          .findFirst()
          .filter(use -> use.source.matcher(source).find())
          .isPresent();
    }
  }

  private Deviations() {}

  /** {@return the types of findings that this class makes} */
  public static Set<FindingType> types() {
    return Set.of(FindingType.KNOWN_DEVIATION);
  }

  /**
   * {@return the findings for a page, one for each release and reason}
   *
   * @param known returns the deviations of a release by its name; empty for a release that was
   *     never tested
   */
  public static List<Finding> met(PageObservation page, Function<String, List<Deviation>> known) {
    String source = source(page);
    Set<String> interpreters = interpreters(page, source);
    List<Finding> findings = new ArrayList<>();
    for (LoadedRelease release : LoadedRelease.of(page)) {
      Map<String, List<String>> claims =
          known.apply(release.name()).stream()
              .filter(d -> d.browsers().contains(page.browser()))
              .filter(
                  d ->
                      d.interpreters().stream()
                          .anyMatch(i -> interpreters.containsAll(List.of(i.split("-")))))
              .filter(d -> Use.isIn(source, d))
              .collect(
                  Collectors.groupingBy(
                      Deviation::because,
                      TreeMap::new,
                      Collectors.mapping(Deviation::claim, Collectors.toList())));
      claims.forEach((because, of) -> findings.add(finding(page, release, because, of)));
    }
    return findings;
  }

  private static Finding finding(
      PageObservation page, LoadedRelease release, String because, List<String> claims) {
    return Finding.of(
        FindingType.KNOWN_DEVIATION,
        page,
        "PyScript %s is known to fail %s, which may affect this page."
            .formatted(
                release.name(),
                claims.size() == 1
                    ? "'" + claims.get(0) + "'"
                    : English.count(claims.size(), "claim")),
        List.of(
            new Evidence(
                "crosscheck",
                page.url(),
                because.length() > MAX_REASON
                    ? because.substring(0, MAX_REASON) + "..."
                    : because)),
        claims.stream().map(c -> "See where it holds: ./crosscheck claims " + c).toList());
  }

  /** The interpreters of the page's tags and PyWorkers, with the names that test cases use. */
  private static Set<String> interpreters(PageObservation page, String source) {
    Set<String> interpreters = new HashSet<>(Set.of("none"));
    page.elements().stream()
        .filter(Element::isPyScript)
        .map(e -> e.get("type").equals("mpy") || e.tag().equals("mpy-script") ? "mpy" : "py")
        .forEach(interpreters::add);
    if (source.contains("micropython")) {
      interpreters.add("mpy");
    }
    if (source.contains("pyodide")) {
      interpreters.add("py");
    }
    return interpreters;
  }

  private static String source(PageObservation page) {
    return Stream.concat(
            page.elements().stream()
                .filter(Element::isPyScript)
                .flatMap(e -> Stream.of(e.line(), e.text())),
            page.elements().stream()
                .filter(Element::isPyScript)
                .flatMap(e -> WorkerCode.files(page, e))
                .distinct()
                .flatMap(url -> Optional.ofNullable(page.texts().get(url)).stream()))
        .collect(Collectors.joining("\n"));
  }
}
