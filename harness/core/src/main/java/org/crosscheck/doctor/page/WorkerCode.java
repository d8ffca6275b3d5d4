package org.crosscheck.doctor.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Code that a PyScript element runs in a worker, from the page or from a file.
 *
 * @param url the URL of the page or the file that contains it
 * @param text the code; "" if it could not be read
 * @param mainOnly whether {@code sync_main_only} is set for the worker
 */
public record WorkerCode(String url, String text, boolean mainOnly) {
  /** The arguments of a PyWorker call in Python. */
  private static final Pattern PY_WORKER =
      Pattern.compile("\\bPyWorker\\(((?:[^()]++|\\([^()]*+\\)){0,50}+)\\)");

  private static final Pattern FILE = Pattern.compile("^\\s*[\"']([^\"']+)[\"']");
  private static final Pattern MAIN_ONLY =
      Pattern.compile("[\"']?sync_main_only[\"']?\\s*[:=]\\s*true", Pattern.CASE_INSENSITIVE);

  /** The start of a line of code that uses the DOM. */
  private static final Pattern DOM =
      Pattern.compile(
          "(?m)^[^#\\n]*(\\bimport\\b[^#\\n]*\\b(document|window)\\b|\\bdocument\\.|\\bwindow\\.)");

  /** {@return the URLs of the files that an element's workers run} */
  public static Stream<String> files(PageObservation page, Element element) {
    Stream<String> own =
        element.has("worker")
            ? Stream.of(element.get("worker"), element.get("src")).filter(f -> !f.isBlank())
            : Stream.of();
    Stream<String> made =
        calls(page, element)
            .map(FILE::matcher)
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1));
    return Stream.concat(own, made).map(f -> page.resolved(f)).flatMap(Optional::stream);
  }

  /** {@return the code that an element's workers run, as far as it is known} */
  public static Stream<WorkerCode> of(PageObservation page, Element element) {
    boolean mainOnly = mainOnly(page, element);
    Stream<WorkerCode> inline =
        element.has("worker") && !element.text().isBlank()
            ? Stream.of(new WorkerCode(page.url(), element.text(), mainOnly))
            : Stream.of();
    Stream<WorkerCode> own =
        element.has("worker")
            ? Stream.of(element.get("worker"), element.get("src"))
                .flatMap(file -> read(page, file, mainOnly))
            : Stream.of();
    Stream<WorkerCode> made =
        calls(page, element)
            .flatMap(
                call -> {
                  Matcher file = FILE.matcher(call);
                  return file.find()
                      ? read(page, file.group(1), MAIN_ONLY.matcher(call).find())
                      : Stream.of();
                });
    return Stream.of(inline, own, made).flatMap(s -> s);
  }

  /** {@return the first line that uses the DOM; "" if there is none} */
  public String domLine() {
    Matcher matcher = DOM.matcher(text);
    return matcher.find()
        ? text.substring(matcher.start()).lines().findFirst().orElse("").strip()
        : "";
  }

  /** {@return the arguments of each PyWorker call in an element's Python code} */
  public static Stream<String> calls(PageObservation page, Element element) {
    String python =
        Stream.of(element.text(), element.has("worker") ? "" : texts(page, element.get("src")))
            .collect(Collectors.joining("\n"));
    return PY_WORKER.matcher(python).results().map(call -> call.group(1)).toList().stream();
  }

  private static Stream<WorkerCode> read(PageObservation page, String file, boolean mainOnly) {
    return file.isBlank()
        ? Stream.of()
        : page.resolved(file).stream()
            .filter(page.texts()::containsKey)
            .map(url -> new WorkerCode(url, page.texts().getOrDefault(url, ""), mainOnly));
  }

  private static String texts(PageObservation page, String file) {
    return file.isBlank()
        ? ""
        : page.resolved(file).map(url -> page.texts().getOrDefault(url, "")).orElse("");
  }

  private static boolean mainOnly(PageObservation page, Element element) {
    String prefix =
        element.get("type").equals("mpy") || element.tag().startsWith("m") ? "mpy" : "py";
    return MAIN_ONLY.matcher(element.get("config")).find()
        || page.elements().stream()
            .filter(e -> e.tag().equals(prefix + "-config"))
            .anyMatch(e -> MAIN_ONLY.matcher(e.text()).find());
  }
}
