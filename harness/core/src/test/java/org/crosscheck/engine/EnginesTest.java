package org.crosscheck.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class EnginesTest {

  @Test
  public void every_engine_is_found_by_its_id() {
    for (Engine engine : Engines.known()) {
      assertThat(Engines.of(engine.id())).isEqualTo(engine);
      assertThat(Engines.find(engine.id())).contains(engine);
    }
    assertThat(Engines.ids()).containsExactly("chrome", "firefox", "webkit");
  }

  @Test
  public void chromium_means_chrome_and_case_does_not_matter() {
    assertThat(Engines.of("Chromium")).isEqualTo(new Chrome());
    assertThat(Engines.of("FireFox")).isEqualTo(new Firefox());
    assertThat(Engines.find("Chromium")).isEmpty();
  }

  @Test
  public void an_unknown_engine_is_reported_with_the_nearest() {
    assertThatThrownBy(() -> Engines.of("firefx"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "There is no browser 'firefx'. Did you mean firefox? Known: chrome, firefox, webkit.");
  }

  @Test
  public void the_default_engines_are_those_that_are_not_optional() {
    assertThat(Engines.defaults()).containsExactly(new Chrome(), new Firefox());
    assertThat(Engines.defaults()).noneMatch(Engine::isOptional);
  }

  @Test
  public void a_variable_of_the_users_environment_is_kept() {
    Startup.Classic webkit = (Startup.Classic) new WebKit().startup().connection();
    Startup firefox = new Firefox().startup();

    assertThat(webkit.whenIsolated(Map.of("LANG", "C")))
        .containsExactly(Map.entry("JSC_useSharedArrayBuffer", "1"));
    assertThat(webkit.whenIsolated(Map.of("JSC_useSharedArrayBuffer", "0")))
        .containsExactly(Map.entry("JSC_useSharedArrayBuffer", "0"));
    assertThat(firefox.environment(Map.of("MOZ_CRASHREPORTER_DISABLE", "0")))
        .containsExactly(Map.entry("MOZ_CRASHREPORTER_DISABLE", "0"));
  }
}
