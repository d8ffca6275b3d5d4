package org.crosscheck.format;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.analysis.DeviationGroups;
import org.crosscheck.claim.Claim;
import org.crosscheck.comparison.ChangeKind;
import org.crosscheck.comparison.Comparison;
import org.crosscheck.comparison.Difference;
import org.crosscheck.document.Statement;
import org.crosscheck.fixture.SourceFile;
import org.crosscheck.message.English;
import org.crosscheck.report.ReportInput;

/**
 * What got worse, as a comment on a pull request: each claim with what the documentation says,
 * where it fails and why, the smallest page that shows it, and the command that repeats it.
 */
public final class PullRequestComment implements ReportFormat {
  /** By which a job finds its earlier comment, to replace it. */
  static final String MARKER = "<!-- crosscheck -->";

  private static final int MOST_GROUPS = 10;
  private static final int MOST_PLACES = 5;
  private static final int LONGEST = 300;

  /** GitHub refuses comments of more than 65,536 characters. */
  private static final int LONGEST_PAGE = 4000;

  @Override
  public String id() {
    return "comment";
  }

  @Override
  public String description() {
    return "Markdown for a comment on a pull request";
  }

  @Override
  public List<Artifact> write(ReportInput in) {
    in.run().orRefuseEmpty();
    return List.of(Artifact.of("comment.md", text(in)));
  }

  private static String text(ReportInput in) {
    List<List<Difference>> worse =
        DeviationGroups.differences(in.comparison()).stream()
            .filter(group -> group.get(0).regression())
            .toList();
    StringBuilder text = new StringBuilder(MARKER + "\n");
    text.append("## Crosscheck: ").append(headline(in, worse)).append("\n\n");
    in.run().partial().ifPresent(why -> text.append("**").append(escape(why)).append("**\n\n"));
    text.append(
        "%s in %s.\n"
            .formatted(
                escape(in.run().info().release().explain()),
                in.run().browsers().stream()
                    .map(browser -> escape(browser.explain()))
                    .collect(Collectors.joining(" and "))));
    worse.stream().limit(MOST_GROUPS).forEach(group -> text.append('\n').append(one(in, group)));
    if (worse.size() > MOST_GROUPS) {
      text.append("\nAnd %d more; the report has all.\n".formatted(worse.size() - MOST_GROUPS));
    }
    return text.toString();
  }

  private static String headline(ReportInput in, List<List<Difference>> worse) {
    Comparison comparison = in.comparison();
    long claims = worse.stream().map(group -> group.get(0).of().claim()).distinct().count();
    String result =
        claims == 0
            ? "nothing is worse"
            : English.count(claims, "claim is", "claims are") + " worse";
    return Stream.concat(
            Stream.of(result),
            Stream.of(ChangeKind.BETTER, ChangeKind.FLAKY, ChangeKind.INCONCLUSIVE)
                .filter(kind -> !comparison.of(kind).isEmpty())
                .map(
                    kind ->
                        "%s %s"
                            .formatted(
                                English.count(comparison.of(kind).size(), "case is", "cases are"),
                                kind.displayName())))
        .collect(Collectors.joining(", "));
  }

  private static String one(ReportInput in, List<Difference> group) {
    Difference first = group.get(0);
    String id = first.of().claim().text();
    Optional<Claim> claim =
        in.claims().claims().stream().filter(c -> c.id().equals(first.of().claim())).findFirst();
    StringBuilder text = new StringBuilder("### ").append(Markdown.code(id));
    claim.ifPresent(c -> text.append(": ").append(escape(c.summary())));
    text.append("\n\n");
    text.append(
        "%s %s in %s.\n\n"
            .formatted(
                first.was().map(was -> "Was " + was + ", is").orElse("Not in the baseline, and is"),
                escape(first.isText()),
                English.count(group.size(), "case")));
    group.stream().limit(MOST_PLACES).forEach(d -> text.append(place(d)));
    if (group.size() > MOST_PLACES) {
      text.append("- and %d more\n".formatted(group.size() - MOST_PLACES));
    }
    claim.ifPresent(
        c ->
            text.append("\nThe documentation: ")
                .append(
                    c.statements().stream()
                        .map(PullRequestComment::statement)
                        .collect(Collectors.joining("; ")))
                .append(".\n"));
    Difference simplest = simplest(group);
    smallest(in, simplest).ifPresent(file -> text.append(page(simplest, file)));
    text.append(
        "\nTo repeat it: %s\n"
            .formatted(
                Markdown.code(
                    "crosscheck run --claim %s --fixture %s --hosting %s --browser %s"
                        .formatted(
                            id,
                            fixture(simplest),
                            simplest.of().hosting(),
                            simplest.of().engine()))));
    return text.toString();
  }

  private static String statement(Statement statement) {
    return "[%s](%s)".formatted(escape(statement.shown()), statement.address());
  }

  private static String place(Difference difference) {
    String because = difference.because();
    return "- %s%s\n"
        .formatted(
            escape(difference.of().visit().toString()),
            because.isEmpty() ? "" : ": " + escape(because));
  }

  /** The case with the shortest name: the fewest interpreters, and a hosting without remarks. */
  private static Difference simplest(List<Difference> group) {
    return group.stream()
        .min(
            Comparator.comparingInt((Difference d) -> d.of().visit().toString().length())
                .thenComparing(Difference::of))
        .orElseThrow();
  }

  private static Optional<SourceFile> smallest(ReportInput in, Difference simplest) {
    return in.sources().of(fixture(simplest)).stream()
        .filter(file -> file.path().equals("index.html"))
        .filter(file -> file.text().length() <= LONGEST_PAGE)
        .findFirst();
  }

  private static String page(Difference simplest, SourceFile file) {
    String fence = "```";
    while (file.text().contains(fence)) {
      fence += "`";
    }
    return "\n<details><summary>The smallest page: fixtures/pages/%s/%s</summary>\n\n%shtml\n%s\n%s\n\n</details>\n"
        .formatted(fixture(simplest), file.path(), fence, file.text().stripTrailing(), fence);
  }

  private static String fixture(Difference difference) {
    return difference.of().page().split(":", 2)[0];
  }

  private static String escape(String text) {
    return Markdown.text(text, LONGEST);
  }
}
