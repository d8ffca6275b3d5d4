package org.crosscheck.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.VisitKey;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ShardTest {
  @Test
  public void the_parts_are_the_whole_and_share_nothing() {
    List<Integer> all = IntStream.range(0, 10).boxed().toList();

    List<List<Integer>> parts =
        IntStream.rangeClosed(1, 3).mapToObj(i -> new Shard(i, 3).of(all)).toList();

    assertThat(parts).extracting(List::size).containsExactly(4, 3, 3);
    assertThat(parts.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(Shard.WHOLE.of(all)).isEqualTo(all);
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
