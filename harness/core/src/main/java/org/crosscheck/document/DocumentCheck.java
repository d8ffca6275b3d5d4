package org.crosscheck.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.document.CheckedStatement.State;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;

/**
 * What a checkout of a documented repository still states.
 *
 * @param collection the repository and edition that it was compared with
 * @param statements every statement of that edition, with what became of it
 * @param unquoted the sections that mention workers, and that no statement names; none for an
 *     edition that is not the newest of its repository
 * @param copied the statements that should be in Crosscheck's own words and have seven words in a
 *     row of the documentation
 */
public record DocumentCheck(
    String collection,
    List<CheckedStatement> statements,
    List<PageSection> unquoted,
    List<Statement> copied) {
  /** So many words in a row are copied and not said in one's own words. */
  private static final int COPIED = 7;

  /** Each page of the guide ends with a section of links, which states nothing. */
  private static final String LINKS = "What's next";

  /** Copies the lists. */
  public DocumentCheck {
    statements = List.copyOf(statements);
    unquoted = List.copyOf(unquoted);
    copied = List.copyOf(copied);
  }

  /**
   * Compares the newest edition, or a given one, of the repository whose files a folder contains.
   *
   * @param catalog the documents
   * @param checkout a folder that contains a documented repository
   * @param edition the edition to compare with; empty for the newest of that repository
   * @throws UserError if it is not a folder or contains no such repository, or if there is no such
   *     edition
   */
  public static DocumentCheck of(DocumentCatalog catalog, Path checkout, Optional<String> edition) {
    if (!Files.isDirectory(checkout)) {
      throw new UserError(
          checkout + " is not a folder.",
          "Give a checkout, such as one of https://github.com/pyscript/docs.");
    }
    List<String> editions = catalog.documents().stream().map(Document::edition).distinct().toList();
    edition
        .filter(e -> !editions.contains(e))
        .ifPresent(
            e -> {
              throw Suggestions.unknown("edition", e, editions);
            });
    // The catalog has the newest edition of each repository first.
    Map<String, List<Document>> bySource =
        catalog.documents().stream()
            .filter(d -> edition.isEmpty() || edition.get().equals(d.edition()))
            .collect(Collectors.groupingBy(Document::source));
    String source =
        bySource.keySet().stream()
            .max(
                Comparator.comparingLong(
                    (String s) -> present(catalog, bySource.getOrDefault(s, List.of()), checkout)))
            .filter(s -> present(catalog, bySource.getOrDefault(s, List.of()), checkout) > 0)
            .orElseThrow(
                () ->
                    new UserError(
                        checkout + " contains none of the files that the documents name.",
                        "Give a checkout of "
                            + String.join(" or ", bySource.keySet().stream().sorted().toList())
                            + "."));
    List<Document> documents = bySource.getOrDefault(source, List.of());
    String compared = documents.get(0).edition();
    boolean newest =
        catalog.documents().stream()
            .filter(d -> d.source().equals(source))
            .findFirst()
            .filter(d -> d.edition().equals(compared))
            .isPresent();
    DocumentCheck check =
        check(
            catalog,
            checkout,
            documents.stream().filter(d -> d.edition().equals(compared)).toList());
    return newest
        ? check
        : new DocumentCheck(check.collection(), check.statements(), List.of(), check.copied());
  }

  /** How many of the files of some documents a folder contains. */
  private static long present(DocumentCatalog catalog, List<Document> documents, Path checkout) {
    return files(catalog, documents).filter(f -> Files.exists(checkout.resolve(f))).count();
  }

  private static Stream<String> files(DocumentCatalog catalog, List<Document> documents) {
    return Stream.concat(
            documents.stream().flatMap(d -> d.file().stream()),
            catalog.statements().stream()
                .filter(s -> documents.contains(s.document()))
                .flatMap(s -> s.file().stream()))
        .distinct();
  }

  private static DocumentCheck check(
      DocumentCatalog catalog, Path checkout, List<Document> documents) {
    Set<String> pages =
        documents.stream().flatMap(d -> d.file().stream()).collect(Collectors.toSet());
    SourceFiles files =
        SourceFiles.read(
            checkout,
            pages.stream().map(f -> f.replaceFirst("/.*", "")).collect(Collectors.toSet()));
    List<Statement> statements =
        catalog.statements().stream().filter(s -> documents.contains(s.document())).toList();
    Set<PageSection> named =
        Stream.concat(
                statements.stream().flatMap(s -> place(s).stream()),
                documents.stream()
                    .flatMap(
                        d ->
                            catalog.otherSections().getOrDefault(d, Map.of()).keySet().stream()
                                .flatMap(o -> d.file().map(f -> new PageSection(f, o)).stream())))
            .collect(Collectors.toSet());
    return new DocumentCheck(
        documents.get(0).collection(),
        statements.stream().map(s -> checked(s, files, checkout)).toList(),
        files.sections().stream()
            .filter(s -> pages.contains(s.file()) || !exampleCode(s.file()))
            .filter(s -> !s.section().equals(LINKS) && !named.contains(s))
            .filter(files::mentionsWorkers)
            .toList(),
        statements.stream().filter(s -> !s.quoted() && copied(s, files)).toList());
  }

  private static boolean copied(Statement statement, SourceFiles files) {
    return Fingerprint.all(Words.of(statement.text()), COPIED).stream()
        .anyMatch(f -> files.find(f).isPresent());
  }

  /** Code beside the pages of examples is documentation only if a document says so. */
  private static boolean exampleCode(String file) {
    return file.startsWith("docs/") && file.endsWith(".py");
  }

  private static Optional<PageSection> place(Statement statement) {
    return statement.document().file().map(f -> new PageSection(f, statement.section()));
  }

  private static CheckedStatement checked(Statement statement, SourceFiles files, Path checkout) {
    Optional<PageSection> place = place(statement);
    if (place.isEmpty() || statement.fingerprint().isEmpty()) {
      boolean exists = statement.file().filter(f -> Files.exists(checkout.resolve(f))).isPresent();
      return new CheckedStatement(statement, exists ? State.STANDS : State.GONE, Optional.empty());
    }
    Fingerprint fingerprint = statement.fingerprint().get();
    if (files.contains(place.get(), fingerprint)) {
      return new CheckedStatement(statement, State.STANDS, Optional.empty());
    }
    Optional<PageSection> now = files.find(fingerprint);
    if (now.isPresent()) {
      return new CheckedStatement(statement, State.MOVED, now);
    }
    boolean section = files.sections().contains(place.get());
    return new CheckedStatement(statement, section ? State.CHANGED : State.GONE, Optional.empty());
  }

  /** {@return whether every statement stands, and none is copied} */
  public boolean isClean() {
    return differing().isEmpty() && copied.isEmpty();
  }

  /** {@return the statements that no longer stand as they did} */
  public List<CheckedStatement> differing() {
    return statements.stream().filter(s -> s.state() != State.STANDS).toList();
  }
}
