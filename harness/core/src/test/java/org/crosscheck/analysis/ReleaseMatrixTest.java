package org.crosscheck.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.crosscheck.comparison.Verdicts;
import org.crosscheck.verdict.AcceptedVerdict;
import org.crosscheck.verdict.TestCaseId;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ReleaseMatrixTest {
  /** The verdicts of two cases in each release, {@code -} for none; the words; the story. */
  @DataProvider
  public Object[][] claims() {
    return new Object[][] {
      {"HOLDS HOLDS, HOLDS HOLDS", "holds, holds", ""},
      {"BROKEN BROKEN, HOLDS HOLDS", "no, holds", "holds since r1"},
      {"HOLDS HOLDS, HOLDS BROKEN", "holds, 1/2", "broke in r1 (1 of 2 cases)"},
      {"HOLDS HOLDS, BROKEN BROKEN, HOLDS HOLDS", "holds, no, holds", "broke in r1; fixed in r2"},
      {
        "HOLDS HOLDS, INCONCLUSIVE BLOCKED(b), HOLDS HOLDS",
        "holds, inconclusive, holds",
        "inconclusive in r1; conclusive again in r2"
      },
      {"INCONCLUSIVE INCONCLUSIVE, HOLDS HOLDS", "inconclusive, holds", "conclusive since r1"},
      {
        "HOLDS HOLDS, INCONCLUSIVE BROKEN",
        "holds, no",
        "broke in r1 (1 of 2 cases); inconclusive in r1 (1 of 2 cases)"
      },
      {"BROKEN BROKEN, BROKEN HOLDS", "no, 1/2", "fixed in r1 (1 of 2 cases)"},
      {
        "BROKEN HOLDS, HOLDS MISSED",
        "1/2, 1/2",
        "broke in r1 (1 of 2 cases); fixed in r1 (1 of 2 cases)"
      },
      {"NOT_APPLICABLE NOT_APPLICABLE, HOLDS HOLDS", "n/a, holds", "holds since r1"},
      {"- -, HOLDS -, HOLDS -", ", holds, holds", ""},
      {
        "HOLDS HOLDS, NOT_APPLICABLE NOT_APPLICABLE, BROKEN BROKEN", "holds, n/a, no", "broke in r2"
      },
      {
        "ANSWER(x) ANSWER(y), ANSWER(x) ANSWER(y), ANSWER(x) ANSWER(z), ANSWER(x) ANSWER(y)",
        "answer a, answer a, answer b, answer a",
        "changed in r2; changed in r3"
      },
      {
        "ANSWER(x) ANSWER(y), MISSED BROKEN, ANSWER(x) ANSWER(y)",
        "answer a, no, answer a",
        "asked differently since r1; asked differently since r2"
      },
      {"ANSWER(x) ANSWER(x), HOLDS HOLDS", "answer a, holds", "asked differently since r1"},
      {"MISSED MISSED, ANSWER(x) ANSWER(x)", "no, answer a", "asked differently since r1"},
      {
        "INCONCLUSIVE BLOCKED(b), ANSWER(x) ANSWER(x), HOLDS MISSED, MISSED MISSED",
        "inconclusive, answer a, 1/2, no",
        "conclusive again in r1; broke in r3 (1 of 2 cases); asked differently since r2"
      },
    };
  }

  @Test(dataProvider = "claims")
  public void a_claim_has_a_result_for_each_release_and_a_summary_of_its_changes(
      String verdicts, String words, String story) {
    List<String> releases = List.of(verdicts.split(", "));
    ReleaseMatrix ladder =
        ReleaseMatrix.of(
            IntStream.range(0, releases.size())
                .mapToObj(i -> verdicts("r" + i, releases.get(i).split(" ")))
                .toList());

    ReleaseMatrix.Row row = ladder.rows().get(0);
    assertThat(row.steps().stream().map(ReleaseMatrix.Step::displayName))
        .containsExactlyElementsOf(Arrays.asList(words.split(", ", -1)));
    assertThat(String.join("; ", row.story())).isEqualTo(story);
    assertThat(row.steady()).isEqualTo(story.isEmpty());
  }

  /** As when only the newer releases were tested in another browser. */
  @Test
  public void only_cases_that_neighbors_have_are_compared() {
    ReleaseMatrix ladder =
        ReleaseMatrix.of(
            List.of(
                verdicts("r0", new String[] {"ANSWER(x)", "-"}),
                verdicts("r1", new String[] {"ANSWER(z)", "ANSWER(y)"}),
                verdicts("r2", new String[] {"ANSWER(z)", "BROKEN"})));

    assertThat(ladder.rows().get(0).story())
        .containsExactly("changed in r1", "asked differently since r2");
  }

  private static Verdicts verdicts(String name, String[] verdicts) {
    java.util.TreeMap<TestCaseId, AcceptedVerdict> lines = new java.util.TreeMap<>();
    for (int i = 0; i < verdicts.length; i++) {
      if (!verdicts[i].equals("-")) {
        lines.put(
            TestCaseId.parse("one page" + i + " bare chrome mpy"),
            AcceptedVerdict.parse(verdicts[i]));
      }
    }
    return new Verdicts(name, lines, Map.of());
  }
}
