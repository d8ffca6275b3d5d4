package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.testng.annotations.Test;

/** No finding is without an examination that makes it, or without a site on which it is made. */
public class EveryFindingTest {
  @Test
  public void every_finding_is_made_by_an_examination() {
    Set<Kind> made = EnumSet.copyOf(Reached.kinds());
    // Made of a folder's configuration, before anything is opened.
    made.addAll(FoldersIT.KINDS);
    // Of the baselines, which no examination reads.
    made.addAll(Deviations.kinds());
    Examination.ALL.forEach(e -> made.addAll(e.kinds()));

    assertThat(made).containsExactlyInAnyOrder(Kind.values());
  }

  @Test
  public void every_finding_has_a_site_on_which_it_is_made() {
    Set<Kind> made = EnumSet.copyOf(KnockTest.KINDS);
    made.addAll(FoldersIT.KINDS);
    FindingCases.opened().forEach(c -> made.addAll(c.kinds()));

    assertThat(Stream.of(Kind.values())).allMatch(made::contains);
  }

  @Test
  public void every_finding_teaches_in_sentences() {
    assertThat(Kind.values())
        .allSatisfy(kind -> assertThat(kind.teaches()).endsWith(".").hasSizeGreaterThan(40));
  }
}
