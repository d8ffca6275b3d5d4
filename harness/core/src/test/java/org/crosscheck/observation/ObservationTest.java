package org.crosscheck.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.given.Given.fact;
import static org.crosscheck.given.Given.saying;
import static org.crosscheck.given.Given.seen;

import java.util.List;
import org.testng.annotations.Test;

public class ObservationTest {

  @Test
  public void of_two_facts_with_the_same_name_the_last_counts() {
    assertThat(seen(fact("a", 1), fact("b", 2), fact("a", 3)).fact("a"))
        .map(Fact::value)
        .contains(3);
  }

  @Test
  public void facts_from_before_a_reload_do_not_count() {
    Observation reloaded =
        seen(
            new Fact("a", Reporter.MAIN, 1, 1, "before"),
            new Fact("b", Reporter.MAIN, 2, 2, "after"),
            new Fact("b", Reporter.WORKER, 1, 3, "late, from before"));

    assertThat(reloaded.fact("a")).isEmpty();
    assertThat(reloaded.fact("b")).map(Fact::value).contains("after");
  }

  @Test
  public void a_fact_that_was_not_reported_is_empty() {
    assertThat(seen(fact("a.b", 1)).fact("a")).isEmpty();
  }

  @Test
  public void messages_are_the_console_and_then_the_errors() {
    assertThat(saying(seen(), List.of("one", "two"), List.of("three")).messages())
        .containsExactly("one", "two", "three");
  }

  @Test
  public void messages_from_before_a_reload_are_not_those_of_the_last_document() {
    Fact old = new Fact("a", Reporter.MAIN, 1, 0, "before");
    Fact young = new Fact("a", Reporter.MAIN, 2, 2, "after");
    Fact browser = new Fact("b", Reporter.BROWSER, 2, 0, "not of the page");
    List<String> one = List.of("one");
    // They are at 1.
    assertThat(saying(seen(old), one, one).messagesOfLastDocument()).hasSize(2);
    assertThat(saying(seen(old, browser, young), one, one).messagesOfLastDocument()).isEmpty();
    assertThat(saying(seen(old, young), one, one).messages()).hasSize(2);
    Fact early = new Fact("a", Reporter.MAIN, 2, 1, "after");
    assertThat(saying(seen(old, early), one, one).messagesOfLastDocument()).hasSize(2);
  }

  @Test
  public void replacing_timings_changes_nothing_else() {
    Observation before = seen(fact("a", 1));
    Timings timings = new Timings(0, 0, 0, 0, 0);

    assertThat(before.with(timings).timings()).isEqualTo(timings);
    assertThat(before.with(timings).with(before.timings())).isEqualTo(before);
  }

  @Test
  public void the_harness_time_is_everything_but_the_page_time() {
    assertThat(new Timings(1, 2, 4, 8, 16).harness()).isEqualTo(23);
    assertThat(new Timings(1, 2, 4, 8, 16).withTeardown(32)).isEqualTo(new Timings(1, 2, 4, 8, 32));
  }
}
