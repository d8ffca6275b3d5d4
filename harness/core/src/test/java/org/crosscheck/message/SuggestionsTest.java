package org.crosscheck.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.testng.annotations.Test;

public class SuggestionsTest {

  @Test
  public void two_letters_in_the_wrong_order_are_one_typo() {
    assertThat(Suggestions.to("rnu", List.of("run", "report"))).contains("run");
  }

  @Test
  public void a_typo_finds_the_name() {
    assertThat(Suggestions.to("hostnig", List.of("browser", "hosting", "claim")))
        .contains("hosting");
  }

  @Test
  public void a_part_of_a_name_finds_the_whole_even_if_a_short_name_is_closer() {
    assertThat(Suggestions.to("worker", List.of("mpy", "worker-tag-runs")))
        .contains("worker-tag-runs");
  }

  @Test
  public void a_longer_name_finds_the_name_inside_it() {
    assertThat(Suggestions.to("worker-tag-runs-in-the-page", List.of("bare", "tag-runs")))
        .contains("tag-runs");
  }

  @Test
  public void two_letters_inside_a_name_are_not_near() {
    assertThat(Suggestions.to("py", List.of("micropython-webassembly"))).isEmpty();
  }

  @Test
  public void a_name_that_is_half_right_is_near_and_less_is_not() {
    assertThat(Suggestions.to("abxy", List.of("abcd"))).contains("abcd");
    assertThat(Suggestions.to("axyz", List.of("abcd"))).isEmpty();
  }

  @Test
  public void case_does_not_matter() {
    assertThat(Suggestions.to("must", List.of("MUST", "SHOULD"))).contains("MUST");
    assertThat(Suggestions.to("Shoul", List.of("MUST", "SHOULD"))).contains("SHOULD");
  }

  @Test
  public void of_two_equally_near_names_the_alphabetically_first_is_suggested() {
    assertThat(Suggestions.to("bat", List.of("rat", "cat"))).contains("cat");
  }

  @Test
  public void an_empty_name_or_list_has_no_suggestion() {
    assertThat(Suggestions.to("anything", List.of())).isEmpty();
    assertThat(Suggestions.to("", List.of("anything"))).isEmpty();
  }

  @Test
  public void an_unknown_name_is_reported_with_the_nearest_and_all_known_in_order() {
    assertThat(Suggestions.unknown("hosting", "bar", List.of("isolated", "bare")))
        .hasMessage("There is no hosting 'bar'. Did you mean bare? Known: bare, isolated.");
  }

  @Test
  public void of_many_names_the_message_has_the_nearest_three_and_the_command_that_lists_all() {
    List<String> many = IntStream.range(0, 60).mapToObj(i -> "worker-" + (char) ('a' + i)).toList();

    assertThat(Suggestions.unknown("claim", "worker-", many, "./crosscheck claims"))
        .hasMessage(
            "There is no claim 'worker-'. Did you mean worker-a or worker-b or worker-c?"
                + " './crosscheck claims' lists all 60.");
    assertThat(Suggestions.unknown("claim", "xyz", many, "./crosscheck claims"))
        .hasMessage("There is no claim 'xyz'. './crosscheck claims' lists all 60.");
    assertThat(Suggestions.unknown("claim", "b", List.of("a"), "./crosscheck claims"))
        .hasMessage("There is no claim 'b'. Known: a.");
  }

  @Test
  public void beside_a_name_that_is_one_typo_away_a_half_different_one_is_not_suggested() {
    List<String> many =
        IntStream.range(0, 60)
            .mapToObj(i -> i == 0 ? "page-headers" : i == 1 ? "page-hosted" : "x" + i)
            .toList();

    assertThat(Suggestions.unknown("claim", "page-header", many, "./crosscheck claims"))
        .hasMessageContaining("Did you mean page-headers?");
    assertThat(Suggestions.unknown("claim", "page-hosder", many, "./crosscheck claims"))
        .hasMessageContaining("Did you mean page-hosted or page-headers?");
  }

  @Test
  public void an_unknown_name_without_a_near_one_has_no_suggestion() {
    assertThat(Suggestions.unknown("browser", "safari", List.of("firefox", "chrome")))
        .hasMessage("There is no browser 'safari'. Known: chrome, firefox.");
  }
}
