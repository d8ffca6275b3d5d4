package org.crosscheck.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.crosscheck.conformance.CollectedRun;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.given.Fuzz;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What start pages and the pages of fixtures are answered. */
public class CollectorTest {
  private static Collector collector() {
    return new Collector(
        new Collector.Runs() {
          @Override
          public List<Visit> visits(Device device) {
            throw new UserError("No visits.", "Stop.");
          }

          @Override
          public CollectedRun begin(Device device, List<Visit> visits) {
            throw new IllegalStateException();
          }

          @Override
          public URI address(Visit visit) {
            throw new IllegalStateException();
          }

          @Override
          public URI home(Visit visit) {
            throw new IllegalStateException();
          }

          @Override
          public void ended(RunResult result) {}
        });
  }

  @DataProvider
  Object[][] agents() {
    return new Object[][] {
      {"Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0", "firefox"},
      {
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
        "chrome"
      },
      {"Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1", "webkit"},
      // Chrome and Firefox on iOS.
      {"Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/120.0", "webkit"},
      {"Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/120.0", "webkit"},
    };
  }

  @Test(dataProvider = "agents")
  public void knows_the_engine_by_the_words_of_the_user_agent(String agent, String engine) {
    assertThat(Device.of(agent, 50, true).engine().id()).isEqualTo(engine);
    assertThat(Device.of(agent, 50, true).info().explain()).isEqualTo(agent);
  }

  @Test
  public void refuses_an_unknown_engine_with_its_own_words() {
    assertThatThrownBy(() -> Device.of("Lynx/2.9", 50, true))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Lynx/2.9");
  }

  @Test
  public void says_that_a_device_is_not_secure() {
    assertThat(Device.of("Firefox/1", 50, false).info().notes())
        .anyMatch(note -> note.contains("not a secure context"));
  }

  @Test
  public void measures_a_device_before_its_run_begins() {
    assertThat(collector().answer("{\"kind\": \"next\", \"agent\": \"Firefox/1\"}"))
        .isEqualTo("{\"measure\":true}");
  }

  @Test
  public void tells_the_device_why_it_cannot_begin() {
    String next = "{\"kind\": \"next\", \"agent\": \"Firefox/1\", \"took\": 50}";
    assertThat(collector().answer(next)).isEqualTo("{\"refused\":\"No visits. Stop.\"}");
  }

  @Test
  public void begins_no_run_after_it_was_closed() {
    Collector collector = collector();
    collector.close();
    assertThat(collector.answer("{\"kind\": \"next\"}")).contains("Crosscheck has stopped");
  }

  @Test
  public void answers_every_message() {
    Fuzz.text(
        "messages",
        List.of(
            "{\"kind\": \"report\", \"run\": \"a\", \"visit\": \"1.1\", \"reports\": [\"{}\"], \"end\": true}",
            "{\"kind\": \"next\", \"run\": \"a\", \"agent\": \"Chrome/1\", \"took\": 1.5, \"secure\": true}"),
        text -> assertThat(collector().answer(text)).startsWith("{"));
  }

  @Test
  public void writes_a_plan_that_cannot_end_its_script() {
    assertThat(Messages.write(java.util.Map.of("a", "</script>"))).doesNotContain("<");
    assertThat(StartPage.led()).contains("{\"how\":\"post\"}").doesNotContain("=> WORK");
  }
}
