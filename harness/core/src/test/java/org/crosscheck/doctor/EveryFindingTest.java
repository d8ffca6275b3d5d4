package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.doctor.rule.Rule;
import org.testng.annotations.Test;

/** Tests that each finding has a rule that makes it and a site on which it is made. */
public class EveryFindingTest {
  @Test
  public void every_finding_is_made_by_a_rule() {
    Set<FindingType> made = EnumSet.copyOf(Reached.types());
    // Made from a folder's configuration, before anything is opened.
    made.addAll(FolderSiteTest.KINDS);
    // From the baselines, which no rule reads.
    made.addAll(Deviations.types());
    // From the platforms that are recognized by the response.
    made.addAll(ContentDelivery.types());
    Rule.ALL.forEach(e -> made.addAll(e.types()));

    assertThat(made).containsExactlyInAnyOrder(FindingType.values());
  }

  @Test
  public void every_finding_has_a_site_on_which_it_is_made() {
    Set<FindingType> made = EnumSet.copyOf(ReachedTest.KINDS);
    made.addAll(FolderSiteTest.KINDS);
    FindingCases.opened().forEach(c -> made.addAll(c.types()));

    assertThat(Stream.of(FindingType.values())).allMatch(made::contains);
  }

  @Test
  public void every_finding_is_explained_in_sentences() {
    assertThat(FindingType.values())
        .allSatisfy(kind -> assertThat(kind.explanation()).endsWith(".").hasSizeGreaterThan(40));
  }
}
