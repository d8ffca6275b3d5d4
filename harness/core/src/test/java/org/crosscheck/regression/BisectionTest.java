package org.crosscheck.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Each version is an index into a text; the letter there is its verdict. */
public class BisectionTest {
  private final List<String> tested = new ArrayList<>();

  @DataProvider
  public Object[][] histories() {
    return new Object[][] {
      {"HB", 0, 1, ""},
      {"HHHHHHHHB", 7, 8, ""},
      {"HBBBBBBBB", 0, 1, ""},
      {"BBBBHHHH", 3, 4, ""},
      {"HHH?BBB", 2, 4, "3"},
      {"HH!!?BB", 1, 5, "2, 3, 4"},
      {"HHBMMMM", 1, 2, ""},
      {"abcdefg", 0, 1, ""},
    };
  }

  @Test(dataProvider = "histories")
  public void the_first_version_that_differs_is_found(
      String history, int before, int after, String skipped) {
    Bisection.Found found = search(history);

    assertThat(found.before()).isEqualTo(String.valueOf(before));
    assertThat(found.after()).isEqualTo(String.valueOf(after));
    assertThat(String.join(", ", found.skipped())).isEqualTo(skipped);
    assertThat(found.was()).isNotEqualTo(found.is());
  }

  @Test
  public void each_step_halves_the_versions() {
    search("H".repeat(50) + "B".repeat(50));

    assertThat(tested).hasSizeLessThanOrEqualTo(9);
  }

  @Test
  public void versions_that_do_not_differ_are_reported_with_their_verdicts() {
    assertThatThrownBy(() -> search("HHH"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("The verdicts of 0 and 2 are the same: 1 HOLDS.");
  }

  private Bisection.Found search(String history) {
    Bisection bisection = new Bisection(version -> lines(history, version), step -> {});
    return bisection.search(
        IntStream.range(0, history.length()).mapToObj(String::valueOf).toList());
  }

  private SortedMap<TestCaseId, AcceptedVerdict> lines(String history, String version) {
    tested.add(version);
    String verdict =
        switch (history.charAt(Integer.parseInt(version))) {
          case 'H' -> "HOLDS";
          case 'B' -> "BROKEN";
          case 'M' -> "MISSED";
          case '?' -> "INCONCLUSIVE";
          case '!' -> throw new UserError("npm does not have it.", "Use another version.");
          default -> "ANSWER(" + history.charAt(Integer.parseInt(version)) + ")";
        };
    SortedMap<TestCaseId, AcceptedVerdict> lines = new TreeMap<>();
    lines.put(TestCaseId.parse("one page bare chrome mpy"), AcceptedVerdict.parse(verdict));
    return lines;
  }
}
