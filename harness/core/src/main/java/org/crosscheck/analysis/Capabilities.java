package org.crosscheck.analysis;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
import org.crosscheck.engine.Engines;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.isolation.Remedy;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.record.VisitRecord;
import org.crosscheck.verdict.TestCaseId;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;

/**
 * What each hosting lets PyScript do in each browser, and for every "no" the reason and the
 * simplest change. The columns are the claims that have a {@code capability}.
 *
 * @param tables one for each engine with a visit to such a claim
 * @param reasons the reasons for every "no", those that most hostings share first
 */
public record Capabilities(List<Table> tables, List<Reason> reasons) {
  private static final String YES = "yes";
  private static final String NO = "no: ";
  private static final String ISOLATED = "can-isolate";
  private static final String MINI_COI = "can-mini-coi";

  /** Copies the lists. */
  public Capabilities {
    tables = List.copyOf(tables);
    reasons = List.copyOf(reasons);
  }

  /** The hostings in one engine, with a column for each capability that was tested there. */
  public record Table(String engine, List<String> columns, List<Row> rows) {
    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** One hosting, with a mark for each column. */
  public record Row(String hosting, List<Mark> marks) {
    /** Copies the list. */
    public Row {
      marks = List.copyOf(marks);
    }
  }

  /** Whether a hosting has a capability. */
  public enum Possible {
    /** It has. */
    YES("yes"),
    /** It has not. */
    NO("no"),
    /** The page did not answer. */
    UNKNOWN("?"),
    /** No page was tested. */
    NOT_TESTED("–");

    private final String displayName;

    Possible(String displayName) {
      this.displayName = displayName;
    }

    /** {@return the text to display} */
    public String displayName() {
      return displayName;
    }
  }

  /**
   * Whether a hosting has a capability.
   *
   * @param possible whether it has
   * @param of the test case that shows it; empty only for {@link Possible#NOT_TESTED}
   */
  public record Mark(Possible possible, Optional<TestCaseId> of) {}

  /**
   * Why capabilities are missing.
   *
   * @param columns the missing capabilities
   * @param why the reason in words
   * @param change the simplest change that provides them; "" if none is known
   * @param where the hostings, each followed by its engines unless it is all of them
   */
  public record Reason(List<String> columns, String why, String change, List<String> where) {
    /** Copies the lists. */
    public Reason {
      columns = List.copyOf(columns);
      where = List.copyOf(where);
    }
  }

  /** The missing capabilities of one place, before places that share them are merged. */
  private record Because(List<String> columns, String why, String change) {}

  /** The answers of one hosting in one engine, by claim. */
  private record Place(String hosting, String engine, Map<ClaimId, Answer> answers) {}

  private record Answer(TestCaseId of, Verdict verdict, VisitRecord visit) {
    boolean yes() {
      return verdict.because().equals(YES);
    }

    /** The answer of the page, without a leading {@code no: }. */
    String why() {
      String answer = verdict.because();
      return answer.startsWith(NO) ? answer.substring(NO.length()) : answer;
    }

    Mark mark() {
      Possible possible =
          verdict.kind() != Verdict.Kind.ANSWER
              ? Possible.UNKNOWN
              : yes() ? Possible.YES : Possible.NO;
      return new Mark(possible, Optional.of(of));
    }
  }

  /**
   * {@return the capabilities of the hostings of a run}
   *
   * @param visits the visits of one run
   * @param columns the claims that have a capability, in order
   */
  public static Capabilities of(List<VisitRecord> visits, List<Claim> columns) {
    List<Place> places = places(visits, columns);
    List<Table> tables = new ArrayList<>();
    for (String engine : places.stream().map(Place::engine).distinct().toList()) {
      List<Place> here = places.stream().filter(p -> p.engine().equals(engine)).toList();
      List<Claim> tested =
          columns.stream()
              .filter(c -> here.stream().anyMatch(p -> p.answers().containsKey(c.id())))
              .toList();
      tables.add(
          new Table(
              engine,
              tested.stream().map(c -> c.capability().orElse("")).toList(),
              here.stream().map(p -> new Row(p.hosting(), marks(p, tested))).toList()));
    }
    return new Capabilities(tables, reasons(places, columns));
  }

  private static List<Mark> marks(Place place, List<Claim> columns) {
    return columns.stream()
        .map(
            c ->
                Optional.ofNullable(place.answers().get(c.id()))
                    .map(Answer::mark)
                    .orElse(new Mark(Possible.NOT_TESTED, Optional.empty())))
        .toList();
  }

  private static List<Place> places(List<VisitRecord> all, List<Claim> columns) {
    Set<ClaimId> ids = columns.stream().map(Claim::id).collect(Collectors.toSet());
    Map<List<String>, Place> places = new LinkedHashMap<>();
    List<VisitRecord> visits =
        all.stream()
            .sorted(Comparator.comparing(VisitRecord::engine).thenComparing(VisitRecord::hosting))
            .toList();
    for (VisitRecord visit : visits) {
      for (TestResult result : visit.results()) {
        if (ids.contains(result.of().claim())) {
          places
              .computeIfAbsent(
                  List.of(visit.hosting(), visit.engine()),
                  p -> new Place(visit.hosting(), visit.engine(), new LinkedHashMap<>()))
              .answers()
              .put(result.of().claim(), new Answer(result.of(), result.verdict(), visit));
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
            .add(place.engine());
      }
    }
    int engines = (int) places.stream().map(Place::engine).distinct().count();
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
                                at.getValue().size() == engines
                                    ? at.getKey()
                                    : at.getKey() + " in " + String.join(" and ", at.getValue()))
                        .toList()))
        .sorted(Comparator.comparingInt(r -> -r.where().size()))
        .toList();
  }

  /** A "no" that follows from another one is listed with that one. */
  private static List<Because> because(Place place, List<Claim> columns) {
    Map<ClaimId, List<String>> follows = new LinkedHashMap<>();
    for (Claim claim : columns) {
      Answer answer = place.answers().get(claim.id());
      if (answer != null && !answer.yes()) {
        follows
            .computeIfAbsent(root(claim, place, columns), id -> new ArrayList<>())
            .add(claim.capability().orElse(""));
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
                : new Because(lost, answer.why(), claim.checks().get(0)));
      }
    }
    return because;
  }

  private static ClaimId root(Claim claim, Place place, List<Claim> columns) {
    for (ClaimId id : claim.prerequisites().claims()) {
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
            ? answer.why()
            : String.join("; ", visit.predicted().reasons());
    Optional<String> change =
        Engines.find(visit.engine())
            .flatMap(
                engine ->
                    Remedy.of(received(visit), URI.create(visit.last().url()), engine.traits()));
    Answer miniCoi = place.answers().get(new ClaimId(MINI_COI));
    boolean helps = miniCoi != null && miniCoi.yes();
    String instead =
        change.isPresent() ? "; or use mini-coi if you cannot set headers" : "use mini-coi";
    return new Because(lost, why, change.orElse("") + (helps ? instead : ""));
  }

  /** The header lines of the page as the browser received them. */
  private static List<HeaderField> received(VisitRecord visit) {
    // The page itself reports its final URL, after redirects.
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

  /** Chrome joins the lines of one name with line breaks. */
  private static Stream<HeaderField> lines(HeaderLine line) {
    return Arrays.stream(line.value().split("\n"))
        .flatMap(
            value -> {
              try {
                return Stream.of(new HeaderField(line.name(), value));
              } catch (UserError e) {
                // A malformed line sets no policy either.
                return Stream.empty();
              }
            });
  }
}
