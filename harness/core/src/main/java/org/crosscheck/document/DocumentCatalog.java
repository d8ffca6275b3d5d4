package org.crosscheck.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.DataFolder;
import org.crosscheck.yaml.YamlMap;

/**
 * All documents and their statements.
 *
 * @param documents pages before tests, the newest edition first, and of each edition the document
 *     with the most statements first
 * @param statements in the order of the documents and of their files
 * @param otherSections by document, the sections that mention workers and state nothing to test,
 *     with the reason
 */
public record DocumentCatalog(
    List<Document> documents,
    List<Statement> statements,
    Map<Document, Map<String, String>> otherSections) {
  /** Compares editions number by number, so that 2026.10 is newer than 2026.9. */
  private static final Comparator<String> NEWEST_FIRST =
      (a, b) ->
          Arrays.compare(
              Arrays.stream(b.split("\\.")).mapToInt(Integer::parseInt).toArray(),
              Arrays.stream(a.split("\\.")).mapToInt(Integer::parseInt).toArray());

  /** Copies. */
  public DocumentCatalog {
    documents = List.copyOf(documents);
    statements = List.copyOf(statements);
    otherSections = Map.copyOf(otherSections);
  }

  /** What one file contains. */
  private record Content(
      Document document, List<Statement> statements, Map<String, String> otherSections) {}

  /**
   * Reads {@code documents/*.yaml} of a fixtures folder.
   *
   * @throws UserError with every mistake of a file, or with statements that are declared twice
   */
  public static DocumentCatalog read(Path fixtures) {
    List<Content> contents =
        new DataFolder(fixtures.resolve("documents"))
            .each(DocumentCatalog::content).values().stream()
                .sorted(
                    Comparator.comparing((Content c) -> c.document().file().isEmpty())
                        .thenComparing(c -> c.document().edition(), NEWEST_FIRST)
                        .thenComparing(c -> c.document().source())
                        .thenComparing(c -> -c.statements().size())
                        .thenComparing(c -> c.document().name()))
                .toList();
    List<Document> documents = contents.stream().map(Content::document).toList();
    List<Statement> statements = contents.stream().flatMap(c -> c.statements().stream()).toList();
    Problems problems = new Problems();
    duplicates(statements, problems);
    commits(documents, problems);
    problems.throwIfAny("The documents contradict each other:", "Correct them in documents/.");
    Map<Document, Map<String, String>> others = new HashMap<>();
    contents.forEach(c -> others.put(c.document(), c.otherSections()));
    return new DocumentCatalog(documents, statements, others);
  }

  private static void duplicates(List<Statement> statements, Problems problems) {
    Map<String, Statement> byId = new HashMap<>();
    Map<String, Statement> byFingerprint = new HashMap<>();
    for (Statement statement : statements) {
      Statement same = byId.put(statement.id(), statement);
      if (same != null) {
        problems.add(
            "%s is declared in %s.yaml and in %s.yaml; rename one"
                .formatted(statement.id(), same.document().name(), statement.document().name()));
      }
      statement
          .fingerprint()
          .map(f -> byFingerprint.put(statement.document().collection() + f, statement))
          .ifPresent(
              twin ->
                  problems.add(
                      "%s and %s have the same fingerprint; merge them, or use other words"
                          .formatted(twin.id(), statement.id())));
    }
  }

  private static void commits(List<Document> documents, Problems problems) {
    Map<String, Document> known = new HashMap<>();
    for (Document document : documents) {
      Document first = known.putIfAbsent(document.collection(), document);
      if (first != null && !first.commit().equals(document.commit())) {
        problems.add(
            "%s.yaml and %s.yaml are the same edition of %s and have different commits"
                .formatted(first.name(), document.name(), document.source()));
      }
    }
  }

  private static Content content(String name, YamlMap root) {
    root.renamed(Map.of("sentences", "statements"))
        .only(
            "title",
            "edition",
            "address",
            "source",
            "file",
            "commit",
            "license",
            "statements",
            "other-sections");
    Document document =
        new Document(
            name,
            root.text("title"),
            root.text("edition"),
            root.text("address"),
            root.text("source"),
            optional(root, "file"),
            root.text("commit"),
            root.text("license"));
    if (!root.has("statements")) {
      root.report("statements", "'statements' is missing");
    }
    List<Statement> statements = new ArrayList<>();
    root.map("statements")
        .ifPresent(
            map ->
                map.names()
                    .forEach(
                        id ->
                            map.map(id)
                                .flatMap(m -> m.make(s -> statement(id, document, s)))
                                .ifPresent(statements::add)));
    Map<String, String> others = new LinkedHashMap<>();
    root.map("other-sections")
        .ifPresent(map -> map.names().forEach(section -> others.put(section, map.text(section))));
    return new Content(document, statements, others);
  }

  private static Statement statement(String id, Document document, YamlMap map) {
    map.only(
        "section",
        "says",
        "quote",
        "fingerprint",
        "file",
        "open",
        "partly",
        "not-testable",
        "not-about-workers");
    boolean quoted = map.has("quote");
    if (quoted && (map.has("says") || map.has("fingerprint"))) {
      map.report("quote", id + " has 'quote:', so it needs neither 'says:' nor 'fingerprint:'");
    }
    if (id.contains("/") && !id.startsWith(document.name() + "/")) {
      throw new UserError(
          id + " is in " + document.name() + ".yaml.",
          "Begin its id with '" + document.name() + "/'.");
    }
    String text = map.text(quoted ? "quote" : "says").strip();
    return new Statement(
        id,
        document,
        map.text("section"),
        text,
        quoted,
        quoted
            ? Optional.of(Fingerprint.of(text))
            : optional(map, "fingerprint").map(Fingerprint::parse),
        optional(map, "file"),
        gap(map));
  }

  private static Optional<Gap> gap(YamlMap map) {
    List<Gap.Kind> kinds =
        Arrays.stream(Gap.Kind.values()).filter(kind -> map.has(kind.key())).toList();
    if (kinds.size() > 1) {
      map.report(
          kinds.get(1).key(),
          "'%s' and '%s' exclude each other; keep one"
              .formatted(kinds.get(0).key(), kinds.get(1).key()));
    }
    return kinds.stream()
        .findFirst()
        .filter(kind -> kind != Gap.Kind.OPEN || map.flag("open", false))
        .map(kind -> new Gap(kind, kind == Gap.Kind.OPEN ? "" : map.text(kind.key()).strip()));
  }

  private static Optional<String> optional(YamlMap map, String name) {
    return map.has(name) ? Optional.of(map.text(name)) : Optional.empty();
  }
}
