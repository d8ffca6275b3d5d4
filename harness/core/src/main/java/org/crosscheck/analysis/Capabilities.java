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

  /** Copies the lists. */
  public Capabilities {
    tables = List.copyOf(tables);
    reasons = List.copyOf(reasons);
  }

  /** What hostings give in one engine: a column for each capability that was asked there. */
  public record Table(String engine, List<String> columns, List<Row> rows) {
    /** Copies the lists. */
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /** What one hosting gives, for each column. */
  public record Row(String hosting, List<Mark> marks) {
    /** Copies the list. */
    public Row {
      marks = List.copyOf(marks);
    }
  }

  /** Whether something can be done. */
  public enum Possible {
    /** It can. */
    YES("yes"),
    /** It cannot. */
    NO("no"),
    /** The page gave no answer. */
    UNKNOWN("?"),
    /** No page was asked. */
    NOT_ASKED("–");

    private final String displayName;

    Possible(String displayName) {
      this.displayName = displayName;
    }

    /** {@return the word for people} */
    public String displayName() {
      return displayName;
    }
  }

  /**
   * Whether something can be done somewhere.
   *
   * @param possible whether it can
   * @param of the case that says so; empty for {@link Possible#NOT_ASKED} alone
   */
  public record Mark(Possible possible, Optional<TestCaseId> of) {}

  /**
   * Why something cannot be done.
   *
   * @param columns what cannot be done
   * @param why in words
   * @param change the cheapest change that would turn it into a yes; "" if none is known
   * @param where hostings, each with its browser where they differ
   */
  public record Reason(List<String> columns, String why, String change, List<String> where) {
    /** Copies the lists. */
    public Reason {
      columns = List.copyOf(columns);
      where = List.copyOf(where);
    }
  }

  /** What cannot be done somewhere, before places that share it are put together. */
  private record Because(List<String> columns, String why, String change) {}

  /** The answers of one hosting in one engine, by claim. */
  private record Place(String hosting, String engine, Map<ClaimId, Answer> answers) {}

  private record Answer(TestCaseId of, Verdict verdict, VisitRecord visit) {
    boolean yes() {
      return verdict.because().equals(YES);
    }

    /** What the page says: {@code yes}, or {@code no: } with the reason. */
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
   * {@return what hostings give}
   *
   * @param visits of one run
   * @param columns the claims that have a column, in order
   */
  public static Capabilities of(List<VisitRecord> visits, List<Claim> columns) {
    List<Place> places = places(visits, columns);
    List<Table> tables = new ArrayList<>();
    for (String engine : places.stream().map(Place::engine).distinct().toList()) {
      List<Place> here = places.stream().filter(p -> p.engine().equals(engine)).toList();
      List<Claim> asked =
          columns.stream()
              .filter(c -> here.stream().anyMatch(p -> p.answers().containsKey(c.id())))
              .toList();
      tables.add(
          new Table(
              engine,
              asked.stream().map(c -> c.capability().orElse("")).toList(),
              here.stream().map(p -> new Row(p.hosting(), marks(p, asked))).toList()));
    }
    return new Capabilities(tables, reasons(places, columns));
  }

  private static List<Mark> marks(Place place, List<Claim> columns) {
    return columns.stream()
        .map(
            c ->
                Optional.ofNullable(place.answers().get(c.id()))
                    .map(Answer::mark)
                    .orElse(new Mark(Possible.NOT_ASKED, Optional.empty())))
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
      for (TestResult judged : visit.results()) {
        if (ids.contains(judged.of().claim())) {
          places
              .computeIfAbsent(
                  List.of(visit.hosting(), visit.engine()),
                  p -> new Place(visit.hosting(), visit.engine(), new LinkedHashMap<>()))
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

  /** A "no" that follows from another one is told with that one. */
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
        change.isPresent() ? "; or, where headers cannot be set, use mini-coi" : "use mini-coi";
    return new Because(lost, why, change.orElse("") + (helps ? instead : ""));
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
              } catch (UserError e) {
                // A line that is none sets no policy either.
                return Stream.empty();
              }
            });
  }
}
