package org.crosscheck.given;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * A test that passes, one that fails at its first try, and one that fails at each. A class of its
 * own, because TestNG also runs the nested classes of a test class.
 */
public class FailsSometimes {
  /** What was called, in order. */
  static final List<String> CALLS = new ArrayList<>();

  @DataProvider
  public Object[][] fails() {
    return new Object[][] {{"always"}, {"never"}, {"once"}};
  }

  @Test(dataProvider = "fails")
  public void fails_as_named(String fails) {
    boolean first = !CALLS.contains(fails);
    CALLS.add(fails);
    assertThat(fails.equals("always") || (fails.equals("once") && first)).isFalse();
  }
}
