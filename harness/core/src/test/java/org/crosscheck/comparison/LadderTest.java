package org.crosscheck.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.crosscheck.verdict.Case;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class LadderTest {
  /** The verdicts of two cases in each release, {@code -} for none; the words; the story. */
  @DataProvider
  public Object[][] claims() {
    return new Object[][] {
      {"HOLDS HOLDS, HOLDS HOLDS", "holds, holds", ""},
      {"BROKEN BROKEN, HOLDS HOLDS", "no, holds", "holds since r1"},
      {"HOLDS HOLDS, HOLDS BROKEN", "holds, 1/2", "broke in r1 (1 of 2 cases)"},
      {"HOLDS HOLDS, BROKEN BROKEN, HOLDS HOLDS", "holds, no, holds", "broke in r1; fixed in r2"},
      {
        "HOLDS HOLDS, NOT_REACHED BLOCKED, HOLDS HOLDS",
        "holds, not reached, holds",
        "not reached in r1; reached again in r2"
      },
      {"NOT_REACHED NOT_REACHED, HOLDS HOLDS", "not reached, holds", "reached since r1"},
      {
        "HOLDS HOLDS, NOT_REACHED BROKEN",
        "holds, no",
        "broke in r1 (1 of 2 cases); not reached in r1 (1 of 2 cases)"
      },
      {"BROKEN BROKEN, BROKEN HOLDS", "no, 1/2", "fixed in r1 (1 of 2 cases)"},
      {
        "BROKEN HOLDS, HOLDS MISSED",
        "1/2, 1/2",
        "broke in r1 (1 of 2 cases); fixed in r1 (1 of 2 cases)"
      },
      {"NOT_ASKED NOT_ASKED, HOLDS HOLDS", "not asked, holds", "holds since r1"},
      {"- -, HOLDS -, HOLDS -", ", holds, holds", ""},
      {"HOLDS HOLDS, NOT_ASKED NOT_ASKED, BROKEN BROKEN", "holds, not asked, no", "broke in r2"},
      {
        "SAYS(x) SAYS(y), SAYS(x) SAYS(y), SAYS(x) SAYS(z), SAYS(x) SAYS(y)",
        "says a, says a, says b, says a",
        "changed in r2; changed in r3"
      },
    };
  }

  @Test(dataProvider = "claims")
  public void a_claim_has_a_word_for_each_release_and_a_story(
      String verdicts, String words, String story) {
    List<String> releases = List.of(verdicts.split(", "));
    Ladder ladder =
        Ladder.of(
            IntStream.range(0, releases.size())
                .mapToObj(i -> verdicts("r" + i, releases.get(i).split(" ")))
                .toList());

    Ladder.Row row = ladder.rows().get(0);
    assertThat(row.steps().stream().map(Ladder.Step::word))
        .containsExactlyElementsOf(Arrays.asList(words.split(", ", -1)));
    assertThat(String.join("; ", row.story())).isEqualTo(story);
    assertThat(row.steady()).isEqualTo(story.isEmpty());
  }

  private static Verdicts verdicts(String name, String[] verdicts) {
    java.util.TreeMap<Case, Baseline.Line> lines = new java.util.TreeMap<>();
    for (int i = 0; i < verdicts.length; i++) {
      if (!verdicts[i].equals("-")) {
        lines.put(
            Case.parse("one page" + i + " bare chrome mpy"), new Baseline.Line(verdicts[i], ""));
      }
    }
    return new Verdicts(name, lines, Map.of());
  }
}
