package org.crosscheck.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ShardTest {
  /** Every visit of a default run. */
  private static final Set<VisitKey> ALL =
      Catalog.read(Path.of("../../fixtures")).matrix(Selection.defaultRun()).visits().stream()
          .map(Visit::key)
          .collect(Collectors.toSet());

  @DataProvider
  public Object[][] counts() {
    return new Object[][] {{1}, {2}, {3}, {8}};
  }

  @Test(dataProvider = "counts")
  public void the_parts_are_the_whole_share_nothing_and_take_equally_long(int count) {
    List<Set<VisitKey>> parts = parts(ALL, count);

    assertThat(parts.stream().flatMap(Set::stream)).containsExactlyInAnyOrderElementsOf(ALL);
    double average = ALL.stream().mapToDouble(Durations::of).sum() / count;
    assertThat(parts)
        .extracting(part -> part.stream().mapToDouble(Durations::of).sum())
        .allSatisfy(seconds -> assertThat(seconds).isBetween(0.6 * average, 1.11 * average));
  }

  @Test(dataProvider = "counts")
  public void a_new_page_moves_few_of_the_other_visits(int count) {
    Set<VisitKey> more = new HashSet<>(ALL);
    for (String interpreter : List.of("mpy", "py")) {
      more.add(VisitKey.parse("a-new-page pyscript-com chrome " + interpreter));
      more.add(VisitKey.parse("a-new-page pyscript-com firefox " + interpreter));
    }

    List<Set<VisitKey>> before = parts(ALL, count);
    List<Set<VisitKey>> after = parts(more, count);

    assertThat(ALL)
        .filteredOn(visit -> part(before, visit) != part(after, visit))
        .hasSizeLessThan(ALL.size() / 10);
  }

  private static List<Set<VisitKey>> parts(Set<VisitKey> all, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> new Shard(i, count).of(all)).toList();
  }

  private static int part(List<Set<VisitKey>> parts, VisitKey visit) {
    return IntStream.range(0, parts.size())
        .filter(i -> parts.get(i).contains(visit))
        .findFirst()
        .orElseThrow();
  }

  @Test
  public void a_shard_is_written_as_it_is_read() {
    assertThat(Shard.parse(" 2/3 ")).isEqualTo(new Shard(2, 3)).hasToString("2/3");
  }

  @DataProvider
  public Object[][] wrong() {
    return new Object[][] {{"0/3"}, {"4/3"}, {"1/0"}, {"1"}, {"a/b"}, {"-1/2"}, {"1/2/3"}, {""}};
  }

  @Test(dataProvider = "wrong")
  public void another_text_is_refused_with_the_form(String text) {
    assertThatThrownBy(() -> Shard.parse(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("INDEX/COUNT, such as 1/3");
  }

  @Test
  public void visits_that_are_named_are_not_the_whole_and_are_explained() {
    Selection some =
        Selection.defaultRun().only(Set.of(VisitKey.parse("worker-tag bare chrome mpy")));

    assertThat(some.isWhole()).isFalse();
    assertThat(some.explain()).isEqualTo("visit worker-tag bare chrome mpy");
  }

  @Test
  public void a_shard_is_not_the_whole_and_is_explained() {
    Selection part = Selection.defaultRun().with(new Shard(1, 2));

    assertThat(part.isWhole()).isFalse();
    assertThat(part.explain()).isEqualTo("shard 1/2");
  }
}
