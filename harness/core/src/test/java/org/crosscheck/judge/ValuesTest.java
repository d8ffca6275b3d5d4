package org.crosscheck.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class ValuesTest {

  @DataProvider
  public @Nullable Object[][] pairs() {
    return new @Nullable Object[][] {
      {1, 1, true},
      {1, 1.0, true},
      {1, 1L, true},
      {0.1, 0.10, true},
      {0.1f, 0.1, true},
      {100, 1e2, true},
      {0.0, -0.0, true},
      {new BigInteger("12345678901234567890"), new BigInteger("12345678901234567890"), true},
      {9007199254740993L, 9007199254740992.0, false},
      {1, 2, false},
      {1, 1.5, false},
      {1, "1", false},
      {1, true, false},
      {Double.NaN, Double.NaN, true},
      {Double.NaN, 1, false},
      {1, Double.POSITIVE_INFINITY, false},
      {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, true},
      {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, false},
      {"a", "a", true},
      {"a", "A", false},
      {"", null, false},
      {null, null, true},
      {null, 0, false},
      {0, null, false},
      {true, true, true},
      {true, false, false},
      {List.of(1, 2), List.of(1.0, 2L), true},
      {List.of(1, 2), List.of(2, 1), false},
      {List.of(1), List.of(1, 2), false},
      {List.of(1, 2), List.of(1), false},
      {List.of(), Map.of(), false},
      {List.of(), List.of(), true},
      {Map.of("a", 1), Map.of("a", 1.0), true},
      {Map.of("a", 1), Map.of("a", 2), false},
      {Map.of("a", 1), Map.of("b", 1), false},
      {Map.of("a", 1), Map.of("a", 1, "b", 2), false},
      {Map.of("a", List.of(Map.of("b", 1))), Map.of("a", List.of(Map.of("b", 1L))), true},
      {Arrays.<@Nullable Object>asList(1, null), Arrays.<@Nullable Object>asList(1.0, null), true},
      {Arrays.<@Nullable Object>asList(1, null), List.of(1, 0), false},
    };
  }

  @Test(dataProvider = "pairs")
  public void values_are_compared_as_in_json(@Nullable Object a, @Nullable Object b, boolean same) {
    assertThat(Values.same(a, b)).as("%s and %s", a, b).isEqualTo(same);
    assertThat(Values.same(b, a)).as("%s and %s", b, a).isEqualTo(same);
  }

  @Test
  public void a_quoted_text_differs_from_a_number() {
    assertThat(Values.quoted("1")).isEqualTo("\"1\"");
    assertThat(Values.quoted(1)).isEqualTo("1");
    assertThat(Values.quoted(null)).isEqualTo("null");
  }

  @Test
  public void a_text_is_unquoted_at_the_top_level_and_quoted_when_nested() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("b", List.of("x", 1));
    map.put("a", null);

    assertThat(Values.show("x")).isEqualTo("x");
    assertThat(Values.show(map)).isEqualTo("{\"b\": [\"x\", 1], \"a\": null}");
  }
}
