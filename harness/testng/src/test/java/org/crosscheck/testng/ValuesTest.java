package org.crosscheck.testng;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ValuesTest {
  @DataProvider
  public Object[][] equal() {
    return new Object[][] {
      {42, 42L},
      {42, 42.0},
      {0.1, 0.1},
      {"a", "a"},
      {true, true},
      {null, null},
      {List.of(1, "a"), List.of(1.0, "a")},
      {Map.of("a", List.of(1)), Map.of("a", List.of(1L))}
    };
  }

  @DataProvider
  public Object[][] different() {
    Map<String, Object> none = new HashMap<>();
    none.put("a", null);
    return new Object[][] {
      {42, "42"},
      {42, 41},
      {1, true},
      {null, 0},
      {0, null},
      {List.of(1), List.of(1, 2)},
      {List.of(1, 2), List.of(2, 1)},
      {Map.of("a", 1), Map.of("b", 1)},
      {none, Map.of()}
    };
  }

  @Test(dataProvider = "equal")
  public void values_that_are_the_same_in_json_are_equal(Object expected, Object actual) {
    assertThat(Values.same(expected, actual)).isTrue();
  }

  @Test(dataProvider = "different")
  public void other_values_differ(Object expected, Object actual) {
    assertThat(Values.same(expected, actual)).isFalse();
  }
}
