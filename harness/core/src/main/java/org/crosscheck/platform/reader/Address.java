package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.Headers;
import org.crosscheck.hosting.Routing;

/**
 * What a site answers when a browser asks for an address.
 *
 * @param steps the requests and their answers; the last one is not a redirect within the site
 * @param lines the header lines of the last answer
 * @param onlyOnRedirects the rules that set a missing policy only on a redirect
 * @param elsewhere the other rules that set a missing policy for other paths
 */
public record Address(
    List<Routing.Step> steps,
    List<HeaderField> lines,
    List<Rule> onlyOnRedirects,
    List<Rule> elsewhere) {
  private static final Set<String> POLICIES =
      Set.of(
          "cross-origin-opener-policy",
          "cross-origin-embedder-policy",
          "document-isolation-policy");

  /** Copies the lists. */
  public Address {
    steps = List.copyOf(steps);
    lines = List.copyOf(lines);
    onlyOnRedirects = List.copyOf(onlyOnRedirects);
    elsewhere = List.copyOf(elsewhere);
  }

  static Address of(List<Routing.Step> steps, Headers headers, List<Rule> rules) {
    Routing.Step last = steps.get(steps.size() - 1);
    List<HeaderField> lines = lines(last.answer(), headers);
    List<Rule> onlyOnRedirects = new ArrayList<>();
    List<Rule> elsewhere = new ArrayList<>();
    for (Rule rule : rules) {
      boolean missing =
          rule.headers().stream()
              .map(line -> line.replaceFirst(":.*", ""))
              .filter(name -> POLICIES.contains(name.toLowerCase(java.util.Locale.ROOT)))
              .anyMatch(name -> lines.stream().noneMatch(line -> line.named(name)));
      boolean here = last.answer().ruled().filter(rule.matches()).isPresent();
      if (missing && !here) {
        boolean redirect =
            steps.subList(0, steps.size() - 1).stream()
                .anyMatch(step -> rule.matches().test(step.path()));
        (redirect ? onlyOnRedirects : elsewhere).add(rule);
      }
    }
    return new Address(steps, lines, onlyOnRedirects, elsewhere);
  }

  private static List<HeaderField> lines(Answer answer, Headers headers) {
    int status = answer instanceof Answer.File file ? file.status() : 404;
    return answer.ruled().map(path -> headers.linesFor(path, status)).orElse(List.of());
  }

  /** {@return the path of the last request} */
  public String path() {
    return steps.get(steps.size() - 1).path();
  }

  /** {@return the last answer} */
  public Answer answer() {
    return steps.get(steps.size() - 1).answer();
  }

  /** {@return whether the address redirects} */
  public boolean redirects() {
    return steps.size() > 1 || answer() instanceof Answer.Redirect;
  }

  /** {@return the answers in words, such as {@code /a.html redirects to /a (308)}, one each} */
  public List<String> descriptions() {
    return steps.stream().flatMap(step -> Stream.of(words(step))).toList();
  }

  private static String words(Routing.Step step) {
    if (step.answer() instanceof Answer.Redirect redirect) {
      return "%s redirects to %s (%d)".formatted(step.path(), redirect.to(), redirect.status());
    }
    if (step.answer() instanceof Answer.File file) {
      return "%s is answered with the file %s (%d)"
          .formatted(step.path(), file.path(), file.status());
    }
    return step.answer() instanceof Answer.Program program
        ? "%s is answered by %s".formatted(step.path(), program.what())
        : "%s is not found (404)".formatted(step.path());
  }
}
