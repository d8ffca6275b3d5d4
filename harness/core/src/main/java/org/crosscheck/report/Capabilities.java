package org.crosscheck.report;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.claim.Claim;
import org.crosscheck.claim.ClaimId;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.isolation.Remedy;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.text.Visible;
import org.crosscheck.told.Told;
import org.crosscheck.verdict.Case;
import org.crosscheck.verdict.Judged;
import org.crosscheck.verdict.Verdict;

/**
 * Hostings side by side: what each lets PyScript do in each browser, and for every "no" the reason
 * and the cheapest change. The columns are the claims that have a {@code column}.
 *
 * @param tables a table for each browser in which something was asked
 * @param reasons why not, those that most hostings share first
 */
public record Capabilities(List<Table> tables, List<Reason> reasons) {
  private static final String YES = "yes";
  private static final String NO = "no: ";
  private static final String ISOLATED = "can-isolate";
  private static final String MINI_COI = "can-mini-coi";

  /** What hostings give in one browser: its word, and with its version as a title. */
  public record Table(String browser, String title, List<String> columns, List<Row> rows) {}

  /** What one hosting gives, for each column. */
  public record Row(String hosting, List<Mark> marks) {}

  /**
   * Whether something can be done.
   *
   * @param word {@code yes}, {@code no}, {@code ?} where nobody answered, or a dash
   * @param link where the visit is that says so; "" if none was made
   */
  public record Mark(String word, String link) {
    /** {@return the style of the word} */
    String style() {
      return word.equals(YES) ? "is-holds" : word.equals("no") ? "is-missed" : "is-none";
    }
  }

  /**
   * Why something cannot be done.
   *
   * @param columns what cannot be done
   * @param why in words
   * @param change the cheapest change that would turn it into a yes; "" if none is known
   * @param where hostings, each with its browser where they differ
   */
  public record Reason(List<String> columns, String why, String change, List<String> where) {}

  /** What cannot be done somewhere, before places that share it are put together. */
  private record Because(List<String> columns, String why, String change) {}

  /** The answers of one hosting in one browser, by claim. */
  private record Place(String hosting, String browser, Map<ClaimId, Answer> answers) {}

  private record Answer(Case of, Verdict verdict, VisitRecord visit) {
    boolean yes() {
      return verdict.because().equals(YES);
    }

    String why() {
      String said = verdict.because();
      return said.startsWith(NO) ? said.substring(NO.length()) : said;
    }

    String word() {
      return verdict.kind() != Verdict.Kind.SAYS ? "?" : yes() ? YES : "no";
    }
  }

  /** {@return the hostings of a run side by side} */
  public static Capabilities of(Shown shown) {
    List<Claim> columns = shown.book().columns();
    List<Place> places = places(shown, columns);
    List<Table> tables = new ArrayList<>();
    for (String browser : places.stream().map(Place::browser).distinct().toList()) {
      List<Place> here = places.stream().filter(p -> p.browser().equals(browser)).toList();
      List<Claim> asked =
          columns.stream()
              .filter(c -> here.stream().anyMatch(p -> p.answers().containsKey(c.id())))
              .toList();
      tables.add(
          new Table(
              browser,
              shown.title(browser),
              asked.stream().map(c -> c.column().orElse("")).toList(),
              here.stream().map(p -> new Row(p.hosting(), marks(shown, p, asked))).toList()));
    }
    return new Capabilities(List.copyOf(tables), reasons(places, columns));
  }

  private static List<Mark> marks(Shown shown, Place place, List<Claim> columns) {
    return columns.stream()
        .map(
            c ->
                Optional.ofNullable(place.answers().get(c.id()))
                    .map(a -> new Mark(a.word(), shown.link(a.of())))
                    .orElse(new Mark("–", "")))
        .toList();
  }

  private static List<Place> places(Shown shown, List<Claim> columns) {
    Set<ClaimId> ids = columns.stream().map(Claim::id).collect(Collectors.toSet());
    Map<List<String>, Place> places = new LinkedHashMap<>();
    List<VisitRecord> visits =
        shown.run().visits().stream()
            .sorted(
                java.util.Comparator.comparing(VisitRecord::browser)
                    .thenComparing(VisitRecord::hosting))
            .toList();
    for (VisitRecord visit : visits) {
      for (Judged judged : visit.judged()) {
        if (ids.contains(judged.of().claim())) {
          places
              .computeIfAbsent(
                  List.of(visit.hosting(), visit.browser()),
                  p -> new Place(visit.hosting(), visit.browser(), new LinkedHashMap<>()))
              .answers()
              .put(judged.of().claim(), new Answer(judged.of(), judged.verdict(), visit));
        }
      }
    }
    return List.copyOf(places.values());
  }

  private static List<Reason> reasons(List<Place> places, List<Claim> columns) {
    Map<Because, Map<String, Set<String>>> all = new LinkedHashMap<>();
    for (Place place : places) {
      for (Because because : because(place, columns)) {
        all.computeIfAbsent(because, b -> new LinkedHashMap<>())
            .computeIfAbsent(place.hosting(), h -> new LinkedHashSet<>())
            .add(place.browser());
      }
    }
    int browsers = (int) places.stream().map(Place::browser).distinct().count();
    return all.entrySet().stream()
        .map(
            e ->
                new Reason(
                    e.getKey().columns(),
                    e.getKey().why(),
                    e.getKey().change(),
                    e.getValue().entrySet().stream()
                        .map(
                            at ->
                                at.getValue().size() == browsers
                                    ? at.getKey()
                                    : at.getKey() + " in " + String.join(" and ", at.getValue()))
                        .toList()))
        .sorted(java.util.Comparator.comparingInt(r -> -r.where().size()))
        .toList();
  }

  /** A "no" that follows from another one is told with that one. */
  private static List<Because> because(Place place, List<Claim> columns) {
    Map<ClaimId, List<String>> follows = new LinkedHashMap<>();
    for (Claim claim : columns) {
      Answer answer = place.answers().get(claim.id());
      if (answer != null && !answer.yes()) {
        follows
            .computeIfAbsent(root(claim, place, columns), id -> new ArrayList<>())
            .add(claim.column().orElse(""));
      }
    }
    List<Because> because = new ArrayList<>();
    for (Claim claim : columns) {
      List<String> lost = follows.get(claim.id());
      Answer answer = place.answers().get(claim.id());
      if (lost != null && answer != null) {
        because.add(
            claim.id().text().equals(ISOLATED)
                ? notIsolated(place, lost, answer)
                : new Because(lost, Visible.line(answer.why()), claim.checks().get(0)));
      }
    }
    return because;
  }

  private static ClaimId root(Claim claim, Place place, List<Claim> columns) {
    for (ClaimId id : claim.dependsOn()) {
      Answer answer = place.answers().get(id);
      Optional<Claim> needed = columns.stream().filter(c -> c.id().equals(id)).findFirst();
      if (answer != null && !answer.yes() && needed.isPresent()) {
        return root(needed.get(), place, columns);
      }
    }
    return claim.id();
  }

  private static Because notIsolated(Place place, List<String> lost, Answer answer) {
    VisitRecord visit = answer.visit();
    String why =
        visit.predicted().crossOriginIsolated()
            ? Visible.line(answer.why())
            : String.join("; ", visit.predicted().reasons());
    Optional<String> change =
        BrowserName.words().contains(visit.browser())
            ? Remedy.of(
                received(visit), URI.create(visit.last().url()), BrowserName.of(visit.browser()))
            : Optional.empty();
    Answer miniCoi = place.answers().get(new ClaimId(MINI_COI));
    boolean helps = miniCoi != null && miniCoi.yes();
    String instead =
        change.isPresent() ? "; or, where headers cannot be set, use mini-coi" : "use mini-coi";
    return new Because(
        lost, Visible.line(why), Visible.line(change.orElse("") + (helps ? instead : "")));
  }

  /** The header lines of the page as the browser received them. */
  private static List<HeaderField> received(VisitRecord visit) {
    // A redirect leads elsewhere; the page itself says where it is in the end.
    String url =
        visit
            .last()
            .fact("document.url")
            .map(fact -> String.valueOf(fact.value()))
            .orElse(visit.last().url());
    return visit.last().exchanges().stream()
        .filter(exchange -> exchange.url().equals(url) && exchange.status() / 100 == 2)
        .reduce((first, last) -> last)
        .map(exchange -> exchange.headers().stream().flatMap(Capabilities::lines).toList())
        .orElse(List.of());
  }

  /** Chrome puts lines of one name together, with line breaks between. */
  private static Stream<HeaderField> lines(HeaderLine line) {
    return Arrays.stream(line.value().split("\n"))
        .flatMap(
            value -> {
              try {
                return Stream.of(new HeaderField(line.name(), value));
              } catch (Told e) {
                // A line that is none sets no policy either.
                return Stream.empty();
              }
            });
  }
}
