package org.crosscheck.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.crosscheck.engine.Engine;
import org.crosscheck.fixture.Fixture;
import org.crosscheck.given.Given;
import org.crosscheck.given.TestEngines;
import org.crosscheck.matrix.Visit;
import org.testng.annotations.Test;

public class VisitQueueTest {
  private static final Visit C1 = visit("one", TestEngines.CHROME);
  private static final Visit C2 = visit("two", TestEngines.CHROME);
  private static final Visit C3 = visit("three", TestEngines.CHROME);
  private static final Visit F1 = visit("one", TestEngines.FIREFOX);

  @Test
  public void the_browser_with_the_fewest_visits_under_way_goes_first() {
    VisitQueue queue = new VisitQueue(List.of(C1, C2, C3, F1));

    assertThat(queue.take()).contains(C1);
    assertThat(queue.take()).contains(F1);
    assertThat(queue.take()).contains(C2);
  }

  @Test
  public void a_browser_without_visits_leaves_the_machine_to_the_other() {
    VisitQueue queue = new VisitQueue(List.of(C1, C2, C3));

    assertThat(List.of(queue.take(), queue.take(), queue.take()))
        .containsExactly(Optional.of(C1), Optional.of(C2), Optional.of(C3));
    assertThat(queue.take()).isEmpty();
  }

  @Test
  public void a_visit_that_is_done_no_longer_counts() {
    VisitQueue queue = new VisitQueue(List.of(C1, C2, C3, F1));

    queue.take();
    queue.take();
    queue.done(F1);
    queue.done(C1);

    assertThat(queue.take()).contains(C2);
    assertThat(queue.take()).contains(C3);
    assertThat(queue.take()).isEmpty();
  }

  private static Visit visit(String name, Engine browser) {
    return Visits.of(Given.fixture(name, Fixture.Needs.NONE), browser);
  }
}
