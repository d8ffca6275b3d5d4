package org.crosscheck.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.OptionalDouble;
import org.crosscheck.observation.Load;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class LoadJsonTest {
  private static final Load WHOLE =
      new Load(
          OptionalDouble.of(12.5),
          OptionalDouble.of(97),
          OptionalDouble.of(56),
          OptionalDouble.of(140));

  @DataProvider
  public Object[][] loads() {
    return new Object[][] {
      {Load.UNKNOWN, "{}"},
      {WHOLE, "{\"drift\":12.5,\"pressure\":97.0,\"others\":56.0,\"idleGap\":140.0}"},
      {
        Load.UNKNOWN.withIdleGap(Double.POSITIVE_INFINITY), "{\"idleGap\":\"no answer\"}",
      },
    };
  }

  @Test(dataProvider = "loads")
  public void a_load_is_written_and_read_back(Load load, String json)
      throws JsonProcessingException {
    assertThat(LoadJson.write(load)).hasToString(json);
    assertThat(LoadJson.read(Json.MAPPER.readTree(json))).isEqualTo(load);
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"{\"drift\":\"much\"}", "expected a number in 'drift', found \"much\""},
      {"{\"idleGap\":\"none\"}", "expected a number in 'idleGap', found \"none\""},
      {"{\"drift\":-1}", "OptionalDouble[-1.0] is not a load"},
      {"{\"swap\":1}", "unknown field 'swap' in a load"},
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_wrong_load_is_refused(String json, String problem) {
    assertThatThrownBy(() -> LoadJson.read(Json.MAPPER.readTree(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(problem);
  }
}
