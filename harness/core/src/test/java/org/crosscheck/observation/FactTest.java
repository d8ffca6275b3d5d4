package org.crosscheck.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.crosscheck.given.Given.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class FactTest {

  @DataProvider
  public @Nullable Object[][] values() {
    return new @Nullable Object[][] {
      {"text"},
      {""},
      {1},
      {1.5},
      {true},
      {null},
      {List.of()},
      {Map.of()},
      {List.of(1, List.of("a"))},
      {Map.of("a", Map.of("b", List.of(false)))},
    };
  }

  @Test(dataProvider = "values")
  public void a_json_value_is_unchanged(@Nullable Object value) {
    assertThat(fact("a", value).value()).isEqualTo(value);
  }

  @Test
  public void null_inside_lists_and_maps_is_unchanged() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("list", Arrays.<@Nullable Object>asList(1, null));
    map.put("none", null);

    assertThat(fact("a", map).value()).hasToString("{list=[1, null], none=null}");
  }

  @Test
  public void a_fact_copies_its_value_and_cannot_be_changed() {
    List<Object> inner = new ArrayList<>(List.of(1));
    Map<String, Object> map = new LinkedHashMap<>(Map.of("a", inner));
    Fact fact = fact("a", map);
    inner.add(2);
    map.clear();

    assertThat(fact.value()).hasToString("{a=[1]}");
    Map<?, ?> value = (Map<?, ?>) Objects.requireNonNull(fact.value());
    assertThatThrownBy(value::clear).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> ((List<?>) Objects.requireNonNull(value.get("a"))).clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  public void the_keys_of_a_map_are_strings_in_order() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(2, "b");
    map.put(true, "a");

    assertThat(fact("a", map).value()).isEqualTo(Map.of("2", "b", "true", "a"));
    assertThat(fact("a", map).value()).hasToString("{2=b, true=a}");
  }

  @Test
  public void a_value_that_json_does_not_have_is_rejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fact("a", List.of(new StringBuilder("x"))))
        .withMessageContaining("java.lang.StringBuilder");
  }

  @Test
  public void a_fact_without_a_name_is_rejected_with_its_value() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fact(" ", 42))
        .withMessageContaining("42");
  }
}
