package org.crosscheck.claim;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.crosscheck.document.DocumentCatalog;
import org.crosscheck.document.Statement;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.DataFolder;
import org.crosscheck.yaml.YamlFile;
import org.crosscheck.yaml.YamlMap;

/** The claims, and the documents that they are derived from. */
public final class ClaimCatalog {
  private final DocumentCatalog documents;
  private final Map<ClaimId, Claim> claims;

  private ClaimCatalog(DocumentCatalog documents, Map<ClaimId, Claim> claims) {
    this.documents = documents;
    this.claims = claims;
  }

  /**
   * Reads {@code documents/*.yaml} and {@code claims/*.yaml} of a fixtures folder.
   *
   * @throws UserError with every mistake of a file, if there are any, or if there is no claim
   */
  public static ClaimCatalog read(Path fixtures) {
    DocumentCatalog documents = DocumentCatalog.read(fixtures);
    Map<ClaimId, Claim> claims = readClaims(fixtures, documents);
    checkDependencies(claims);
    if (claims.isEmpty()) {
      throw new UserError("There are no claims in " + fixtures + ".", "Add some under claims/.");
    }
    return new ClaimCatalog(documents, claims);
  }

  private static Map<ClaimId, Claim> readClaims(Path fixtures, DocumentCatalog documents) {
    Map<String, Statement> statements = new LinkedHashMap<>();
    documents.statements().forEach(s -> statements.put(s.id(), s));
    Map<ClaimId, Claim> claims = new LinkedHashMap<>();
    for (Path file : new DataFolder(fixtures.resolve("claims")).files()) {
      YamlFile.<Boolean>read(
          file,
          root -> {
            root.only("claims");
            for (YamlMap map : root.maps("claims")) {
              map.make(m -> claim(m, statements))
                  .filter(claim -> claims.put(claim.id(), claim) != null)
                  .ifPresent(
                      claim -> map.report("id", "claim id " + claim.id() + " is used twice"));
            }
            return Optional.of(true);
          });
    }
    return claims;
  }

  private static void checkDependencies(Map<ClaimId, Claim> claims) {
    List<String> dangling =
        claims.values().stream()
            .flatMap(
                claim ->
                    claim.prerequisites().claims().stream()
                        .filter(id -> !claims.containsKey(id))
                        .map(id -> claim.id() + " depends on " + id + ", which is not a claim"))
            .toList();
    if (!dangling.isEmpty()) {
      throw UserError.all(
          "Claims depend on claims that do not exist:", dangling, "Correct the ids.");
    }
    List<String> cycles =
        claims.values().stream()
            .filter(claim -> needed(claim, claims, new TreeSet<>()).contains(claim.id()))
            .map(
                claim ->
                    claim.id() + " depends on itself, through " + claim.prerequisites().claims())
            .toList();
    if (!cycles.isEmpty()) {
      throw UserError.all(
          "Claims depend on each other in a cycle:", cycles, "Remove one of the 'depends-on'.");
    }
  }

  /** {@return every claim, sorted by id} */
  public List<Claim> claims() {
    return claims.values().stream().sorted(Comparator.comparing(Claim::id)).toList();
  }

  /** {@return the claims that compare hostings, in the order of their files} */
  public List<Claim> capabilities() {
    return claims.values().stream().filter(c -> c.capability().isPresent()).toList();
  }

  /**
   * {@return the claim that a page is isolated in the given context; the most specific one if there
   * are several, and empty if there is none}
   */
  public Optional<Claim> aboutIsolation(VisitContext context) {
    return claims.values().stream()
        .filter(c -> c.criterion().aboutIsolation() && c.scope().where().includes(context))
        .max(Comparator.comparing((Claim c) -> c.scope().where().allowed().size()));
  }

  /** {@return the documents and their statements} */
  public DocumentCatalog documents() {
    return documents;
  }

  /**
   * {@return the claim of this id}
   *
   * @throws UserError with the nearest id, if there is no such claim
   */
  public Claim claim(String id) {
    return claims.values().stream()
        .filter(c -> c.id().text().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                Suggestions.unknown(
                    "claim",
                    id,
                    claims.keySet().stream().map(ClaimId::text).toList(),
                    "./crosscheck claims"));
  }

  /** Adds to a set everything that a claim depends on, directly or through others. */
  private static Set<ClaimId> needed(Claim claim, Map<ClaimId, Claim> claims, Set<ClaimId> needed) {
    claims.forEach(
        (id, next) -> {
          if (claim.prerequisites().claims().contains(id) && needed.add(id)) {
            needed(next, claims, needed);
          }
        });
    return needed;
  }

  private static final Map<String, String> RENAMED =
      Map.of(
          "sentence", "statements",
          "says", "summary",
          "tells", "answered-by",
          "elsewhere", "not-applicable-because",
          "column", "capability");

  private static Claim claim(YamlMap map, Map<String, Statement> known) {
    map.renamed(RENAMED)
        .only(
            "id",
            "statements",
            "quote",
            "summary",
            "strength",
            "fixture",
            "where",
            "since",
            "until",
            "not-testable",
            "depends-on",
            "ready",
            "control",
            "about-isolation",
            "expect",
            "answered-by",
            "not-applicable-because",
            "capability",
            "checks");
    List<Statement> statements =
        map.texts("statements", id -> statement(id, known)).stream()
            .sorted(Comparator.comparingInt(List.copyOf(known.values())::indexOf))
            .toList();
    Optional<Strength> strength = strength(map);
    List<ClaimId> dependsOn = map.texts("depends-on", ClaimId::new);
    List<Expectation> expectations = map.each("expect", Expectation::from);
    if (strength.isEmpty()) {
      throw new UserError("A claim has no valid strength.", "Correct it.");
    }
    return new Claim(
        new ClaimId(map.text("id")),
        new Citation(statements, optional(map, "quote")),
        map.text("summary"),
        new Scope(
            optional(map, "fixture"),
            optional(map, "not-testable"),
            Applicability.from(map),
            VersionRange.from(map)),
        new Prerequisites(dependsOn, map.texts("ready"), map.map("control").map(Control::from)),
        new Criterion(
            strength.get(),
            expectations,
            optional(map, "answered-by"),
            optional(map, "not-applicable-because"),
            map.flag("about-isolation", false)),
        optional(map, "capability"),
        map.texts("checks"));
  }

  private static Statement statement(String id, Map<String, Statement> known) {
    return Optional.ofNullable(known.get(id))
        .orElseThrow(
            () ->
                Suggestions.unknown(
                    "statement", id, known.keySet(), "./crosscheck documents --all"));
  }

  private static Optional<Strength> strength(YamlMap map) {
    if (map.text("strength", "").equals("TELLS")) {
      map.report("strength", "the strength 'TELLS' is now called 'QUESTION'");
      return Optional.of(Strength.QUESTION);
    }
    return known(
        map,
        "strength",
        Arrays.stream(Strength.values()).collect(Collectors.toMap(Enum::name, s -> s)));
  }

  /**
   * {@return the value that a name in the file refers to; empty, with a problem reported, if it is
   * unknown}
   */
  private static <T> Optional<T> known(YamlMap map, String name, Map<String, T> known) {
    String given = map.text(name);
    Optional<T> found = Optional.ofNullable(known.get(given));
    if (found.isEmpty() && map.has(name)) {
      map.report(name, Suggestions.unknown(name, given, known.keySet()).getMessage());
    }
    return found;
  }

  private static Optional<String> optional(YamlMap map, String name) {
    return map.has(name) ? Optional.of(map.text(name)) : Optional.empty();
  }
}
