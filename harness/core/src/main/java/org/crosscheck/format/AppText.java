package org.crosscheck.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.app.AppRun;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.app.AppVisit;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.server.Replacement;

/** The tests of the user's own pages, as a table for the terminal with the reasons below it. */
public final class AppText implements TextFormat<AppRun> {
  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_REASON = 800;
  private static final int MOST_REPLACEMENTS = 20;

  @Override
  public String id() {
    return "text";
  }

  @Override
  public String description() {
    return "a table for the terminal, with the reasons below it";
  }

  @Override
  public String write(AppRun run) {
    StringBuilder text = new StringBuilder(table(run));
    // A reason that several visits share is listed once.
    Map<List<String>, List<String>> reasons = new LinkedHashMap<>();
    Map<List<String>, List<String>> notes = new LinkedHashMap<>();
    for (AppVisit visit : run.visits()) {
      AppVerdict verdict = visit.verdict();
      if (!verdict.reasons().isEmpty()) {
        reasons.computeIfAbsent(verdict.reasons(), r -> new ArrayList<>()).add(name(visit));
      }
      if (!verdict.notes().isEmpty()) {
        notes.computeIfAbsent(verdict.notes(), r -> new ArrayList<>()).add(name(visit));
      }
    }
    text.append(section("Why:", reasons)).append(section("Noted:", notes));
    text.append(replaced(run)).append(substituted(run));
    return Credentials.without(text.append('\n').append(run.summary()).append('\n').toString());
  }

  private static String name(AppVisit visit) {
    return "%s with %s under %s in %s"
        .formatted(
            TextSanitizer.line(Credentials.without(visit.page()), LONGEST_NAME),
            visit.release(),
            visit.hosting(),
            visit.browser());
  }

  private static String section(String title, Map<List<String>, List<String>> sentencesByVisits) {
    if (sentencesByVisits.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n" + title + "\n");
    sentencesByVisits.forEach(
        (sentences, where) -> {
          where.forEach(name -> text.append("  ").append(name).append('\n'));
          sentences.forEach(
              s ->
                  text.append("    - ")
                      .append(TextSanitizer.line(Credentials.without(s), LONGEST_REASON))
                      .append('\n'));
        });
    return text.toString();
  }

  private static String replaced(AppRun run) {
    Set<String> lines = new LinkedHashSet<>();
    List<String> releases = run.answers().stream().map(AppRun.Answered::release).toList();
    String copy =
        releases.isEmpty() ? "the release's copy" : "the copy of " + String.join(" and ", releases);
    run.replacements()
        .forEach(
            r ->
                lines.add(
                    "  "
                        + TextSanitizer.line(
                            r.file() + ":" + r.line() + "  " + what(r, copy), LONGEST_REASON)));
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder text =
        new StringBuilder("\nRewritten while serving (your files were not changed):\n");
    lines.stream().limit(MOST_REPLACEMENTS).forEach(line -> text.append(line).append('\n'));
    if (lines.size() > MOST_REPLACEMENTS) {
      text.append("  and ")
          .append(lines.size() - MOST_REPLACEMENTS)
          .append(" more; the report has all of them\n");
    }
    return text.toString();
  }

  /** Requests for a version that were served with another one. */
  private static String substituted(AppRun run) {
    Set<String> lines = new LinkedHashSet<>();
    run.answers()
        .forEach(
            of ->
                of.answers().stream()
                    .filter(answer -> !answer.sameVersion())
                    .map(answer -> "  " + answer.requested() + "  " + answer.served())
                    .forEach(line -> lines.add(TextSanitizer.line(line, LONGEST_REASON))));
    if (lines.isEmpty()) {
      return "";
    }
    return "\nServed in place of the CDN, but in another version than requested:\n"
        + String.join("", lines.stream().map(line -> "  " + line + "\n").toList());
  }

  private static String what(Replacement r, String copy) {
    if (r.to().isEmpty()) {
      return r.from() + " was removed";
    }
    return r.from().isEmpty()
        ? r.to() + " was added"
        : r.from() + " was replaced with " + (r.isOfPackage() ? "a copy on this machine" : copy);
  }

  private static String table(AppRun run) {
    List<String> browsers = run.visits().stream().map(AppVisit::browser).distinct().toList();
    Map<List<String>, Map<String, String>> verdicts = new LinkedHashMap<>();
    for (AppVisit v : run.visits()) {
      verdicts
          .computeIfAbsent(
              List.of(TextSanitizer.line(v.page(), LONGEST_NAME), v.release(), v.hosting()),
              k -> new LinkedHashMap<>())
          .put(v.browser(), v.verdict().kind().id());
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("page", "release", "hosting"));
    head.addAll(browsers);
    rows.add(head);
    verdicts.forEach(
        (where, by) -> {
          List<String> row = new ArrayList<>(where);
          browsers.forEach(b -> row.add(by.getOrDefault(b, "")));
          rows.add(row);
        });
    return TextTable.of(rows).text();
  }
}
