package org.crosscheck.browser;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Event;

/** WebDriver BiDi in the words of its specification: commands and events with maps. */
final class Protocol {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private final BiDi bidi;

  Protocol(BiDi bidi) {
    this.bidi = bidi;
  }

  /** Sends a command and waits for its result. */
  @SuppressWarnings("unchecked")
  Map<String, Object> send(String method, Map<String, Object> parameters) {
    return (Map<String, Object>) bidi.send(new Command<>(method, parameters, Map.class), PATIENCE);
  }

  /** Subscribes to an event. Events arrive on several threads and in no order. */
  void listen(String event, Consumer<Map<String, Object>> listener) {
    bidi.addListener(new Event<>(event, parameters -> parameters), listener);
  }

  void close() {
    bidi.close();
  }
}
