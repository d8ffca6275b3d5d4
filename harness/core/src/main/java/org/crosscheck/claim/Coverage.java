package org.crosscheck.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.document.Gap;
import org.crosscheck.document.Statement;
import org.crosscheck.message.English;

/**
 * How completely the claims cover the documentation. A claim without a fixture must say why it
 * cannot be tested, and a fixture without a claim is rejected, so nothing else can be missing.
 *
 * @param statements every statement with its claims, in the order of the documents
 * @param claims how many claims there are
 * @param notTestable the claims that cannot be tested
 */
public record Coverage(List<Covered> statements, int claims, List<Claim> notTestable) {
  /**
   * A statement and the claims that follow from it.
   *
   * @param statement the statement
   * @param claims its claims, sorted by id
   */
  public record Covered(Statement statement, List<Claim> claims) {
    /** Copies the list. */
    public Covered {
      claims = List.copyOf(claims);
    }

    /** {@return how far the claims cover it} */
    public State state() {
      return statement
          .gap()
          .map(Gap::kind)
          .map(
              kind ->
                  switch (kind) {
                    case OPEN -> State.OPEN;
                    case PARTLY -> State.PARTLY;
                    case NOT_TESTABLE -> State.NOT_TESTABLE;
                    case NOT_ABOUT_WORKERS -> State.NOT_ABOUT_WORKERS;
                  })
          .orElse(State.COVERED);
    }
  }

  /** How far claims cover a statement. */
  public enum State {
    /** Its claims cover it. */
    COVERED("covered"),
    /** Its claims leave something out. */
    PARTLY("partly"),
    /** It has no claim yet. */
    OPEN("none yet"),
    /** It cannot be tested. */
    NOT_TESTABLE("not testable"),
    /** It states nothing about workers. */
    NOT_ABOUT_WORKERS("not about workers");

    private final String displayName;

    State(String displayName) {
      this.displayName = displayName;
    }

    /** {@return its name for people} */
    public String displayName() {
      return displayName;
    }

    /** {@return its name for programs, such as {@code not-testable}} */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The statements of an edition of the documentation, of a document, or the tests of a project.
   *
   * @param name the edition with its repository, or the name of the document
   * @param statements its statements, in order
   */
  public record Edition(String name, List<Covered> statements) {
    /** Copies the list. */
    public Edition {
      statements = List.copyOf(statements);
    }

    /** {@return the number of statements by state, such as "2 covered, 1 none yet"} */
    public String summary() {
      return Arrays.stream(State.values())
          .filter(state -> count(state) > 0)
          .map(state -> count(state) + " " + state.displayName())
          .collect(Collectors.joining(", "));
    }

    /** {@return the same by document: each with the document's name, in order} */
    public List<Edition> byDocument() {
      return grouped(statements, s -> s.statement().document().name());
    }

    /** {@return how many statements are in a state} */
    public long count(State state) {
      return statements.stream().filter(s -> s.state() == state).count();
    }
  }

  /** Copies the lists. */
  public Coverage {
    statements = List.copyOf(statements);
    notTestable = List.copyOf(notTestable);
  }

  /** {@return how completely the claims of a catalog cover its documents} */
  public static Coverage of(ClaimCatalog catalog) {
    return new Coverage(
        catalog.documents().statements().stream()
            .map(
                s ->
                    new Covered(
                        s,
                        catalog.claims().stream().filter(c -> c.statements().contains(s)).toList()))
            .toList(),
        catalog.claims().size(),
        catalog.claims().stream().filter(c -> c.notTestable().isPresent()).toList());
  }

  /** {@return the editions, in the order of the documents} */
  public List<Edition> editions() {
    return grouped(statements, s -> s.statement().document().collection());
  }

  private static List<Edition> grouped(List<Covered> statements, Function<Covered, String> name) {
    return statements.stream()
        .collect(Collectors.groupingBy(name, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(e -> new Edition(e.getKey(), e.getValue()))
        .toList();
  }

  /**
   * {@return what is wrong with the statements, with what to do: those that have neither a claim
   * nor a reason, and those whose reason is no longer true; empty if nothing is}
   */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Covered covered : statements) {
      Statement statement = covered.statement();
      Optional<Gap.Kind> gap = statement.gap().map(Gap::kind);
      boolean claimed = !covered.claims().isEmpty();
      String where = statement.document().name() + ".yaml: " + statement.id();
      if (gap.isEmpty() && !claimed) {
        problems.add(
            where
                + " has neither a claim nor a reason; name it in 'statements:' of a claim, or add"
                + " 'open: true', 'not-testable: <reason>' or 'not-about-workers: <reason>'");
      } else if (claimed && gap.filter(kind -> kind != Gap.Kind.PARTLY).isPresent()) {
        problems.add(
            "%s is '%s', and claim %s follows from it; remove the line, or write 'partly:'"
                .formatted(where, gap.get().key(), covered.claims().get(0).id()));
      } else if (!claimed && gap.filter(kind -> kind == Gap.Kind.PARTLY).isPresent()) {
        problems.add(
            where + " is 'partly' and has no claim; name it in a claim, or write 'open: true'");
      }
    }
    return problems;
  }

  /** {@return the coverage in one sentence} */
  public String summary() {
    long without = statements.stream().filter(s -> s.claims().isEmpty()).count();
    return "%d claims follow from %d statements. %s%s Every fixture tests a claim."
        .formatted(
            claims,
            statements.size(),
            without == 0
                ? "Each statement has a claim."
                : English.count(without, "statement has", "statements have") + " no claim.",
            notTestable.isEmpty()
                ? ""
                : " " + English.count(notTestable.size(), "claim") + " cannot be tested.");
  }
}
