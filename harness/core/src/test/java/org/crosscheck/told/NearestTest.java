package org.crosscheck.told;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.testng.annotations.Test;

public class NearestTest {

  @Test
  public void a_slip_of_the_finger_finds_the_name() {
    assertThat(Nearest.to("hostnig", List.of("browser", "hosting", "claim"))).contains("hosting");
  }

  @Test
  public void a_part_of_a_name_finds_the_whole_though_a_short_stranger_is_closer() {
    assertThat(Nearest.to("worker", List.of("mpy", "worker-tag-runs"))).contains("worker-tag-runs");
  }

  @Test
  public void a_name_with_too_much_finds_the_name_inside_it() {
    assertThat(Nearest.to("worker-tag-runs-in-the-page", List.of("bare", "tag-runs")))
        .contains("tag-runs");
  }

  @Test
  public void two_letters_inside_a_name_are_not_near() {
    assertThat(Nearest.to("py", List.of("micropython-webassembly"))).isEmpty();
  }

  @Test
  public void a_name_that_is_half_right_is_near_and_less_is_not() {
    assertThat(Nearest.to("abxy", List.of("abcd"))).contains("abcd");
    assertThat(Nearest.to("axyz", List.of("abcd"))).isEmpty();
  }

  @Test
  public void case_does_not_matter() {
    assertThat(Nearest.to("must", List.of("MUST", "SHOULD"))).contains("MUST");
    assertThat(Nearest.to("Shoul", List.of("MUST", "SHOULD"))).contains("SHOULD");
  }

  @Test
  public void of_two_names_equally_near_the_first_by_alphabet_is_meant() {
    assertThat(Nearest.to("bat", List.of("rat", "cat"))).contains("cat");
  }

  @Test
  public void nothing_is_near_where_nothing_is_known_or_nothing_is_given() {
    assertThat(Nearest.to("anything", List.of())).isEmpty();
    assertThat(Nearest.to("", List.of("anything"))).isEmpty();
  }

  @Test
  public void an_unknown_name_is_told_with_the_nearest_and_all_known_in_order() {
    assertThat(Nearest.unknown("hosting", "bar", List.of("isolated", "bare")))
        .hasMessage("There is no hosting 'bar'. Did you mean bare? Known: bare, isolated.");
  }

  @Test
  public void an_unknown_name_near_to_nothing_is_told_without_a_guess() {
    assertThat(Nearest.unknown("browser", "safari", List.of("firefox", "chrome")))
        .hasMessage("There is no browser 'safari'. Known: chrome, firefox.");
  }
}
