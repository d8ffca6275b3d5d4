package org.crosscheck.catalog;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.engine.Engines;
import org.crosscheck.fixture.FixtureCatalog;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.matrix.Selection;
import org.crosscheck.matrix.Shard;
import org.crosscheck.message.Problems;
import org.crosscheck.release.Interpreter;

/**
 * The names that select a part of the matrix, as the user wrote them; an empty list selects all.
 *
 * @param browsers ids of engines
 * @param hostings names of hostings, or {@code all} for those that are visited only if named, too
 * @param claims ids of claims
 * @param fixtures names of fixtures, or of pages of theirs, such as {@code tag-errors:raises}
 * @param interpreters {@code mpy} or {@code py}
 * @param thorough whether each interpreter runs everywhere; a claim or a fixture implies it
 * @param shard a part, such as {@code 1/2}
 */
public record SelectedNames(
    List<String> browsers,
    List<String> hostings,
    List<String> claims,
    List<String> fixtures,
    List<String> interpreters,
    boolean thorough,
    Optional<String> shard) {
  private static final String ALL = "all";

  /** Copies the lists. */
  public SelectedNames {
    browsers = List.copyOf(browsers);
    hostings = List.copyOf(hostings);
    claims = List.copyOf(claims);
    fixtures = List.copyOf(fixtures);
    interpreters = List.copyOf(interpreters);
  }

  /** {@return the selection; a name that is unknown is a problem, and is left out} */
  public Selection in(Catalog catalog, Problems problems) {
    return new Selection(
        set(browsers, Engines::of, problems),
        hostings.contains(ALL)
            ? catalog.hostings().hostings().stream().map(Hosting::name).collect(Collectors.toSet())
            : set(hostings, name -> catalog.hostings().hosting(name).name(), problems),
        set(claims, id -> catalog.claims().claim(id).id().text(), problems),
        set(fixtures, name -> page(catalog.fixtures(), name), problems),
        set(interpreters, Interpreter::of, problems),
        thorough || !claims.isEmpty() || !fixtures.isEmpty(),
        Set.of(),
        shard.flatMap(text -> problems.attempt(() -> Shard.parse(text))).orElse(Shard.WHOLE));
  }

  private static String page(FixtureCatalog all, String name) {
    all.fixtureOf(name);
    return name;
  }

  private static <T> Set<T> set(List<String> names, Function<String, T> of, Problems problems) {
    return Set.copyOf(problems.attemptEach(names, name -> of.apply(name.strip())));
  }
}
