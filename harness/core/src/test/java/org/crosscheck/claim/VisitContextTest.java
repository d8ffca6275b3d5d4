package org.crosscheck.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.testng.annotations.Test;

public class VisitContextTest {

  @Test
  public void a_name_that_no_claim_can_depend_on_is_rejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VisitContext(Map.of("wether", "fine")))
        .withMessageContaining("{wether=fine}")
        .withMessageContaining("hosting, browser, isolated");
  }

  @Test
  public void later_changes_of_the_map_do_not_show() {
    Map<String, String> values = new HashMap<>(Map.of("main", "py", "browser", "chrome"));
    VisitContext here = new VisitContext(values);
    values.clear();

    assertThat(here).hasToString("{browser=chrome, main=py}");
  }
}
