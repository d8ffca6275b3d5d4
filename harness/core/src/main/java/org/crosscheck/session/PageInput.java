package org.crosscheck.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crosscheck.input.Step;
import org.openqa.selenium.Keys;

/**
 * Clicks and types in a page as a person does: the browser makes the events, so that they are
 * trusted and go to whatever has the focus or is under the pointer.
 */
final class PageInput {
  /** The terminal of a PyScript tag is a property of the tag, and has the focus of its own. */
  static final String FOCUS = "(element) => { (element.terminal ?? element).focus(); }";

  private static final String SHOW =
      "(element) => { element.scrollIntoView({ block: 'center', inline: 'center' }); }";

  private final BidiTransport transport;

  PageInput(BidiTransport transport) {
    this.transport = transport;
  }

  /**
   * Makes a step.
   *
   * @throws RuntimeException if the element does not exist, or the browser refuses
   */
  void make(Contexts.Tab tab, Step step) {
    switch (step.kind()) {
      case CLICK -> click(tab, step.selector());
      case TYPE -> keys(tab, step, step.value().codePoints().mapToObj(Character::toString));
      case PRESS -> keys(tab, step, Stream.of(key(step.value())));
      case WAIT_FOR -> throw new IllegalStateException("the page itself says when to go on");
    }
  }

  private void click(Contexts.Tab tab, String selector) {
    Map<String, Object> element = element(tab, selector);
    call(tab, SHOW, element);
    perform(
        tab,
        Map.of(
            "type",
            "pointer",
            "id",
            "mouse",
            "actions",
            List.of(
                Map.of(
                    "type",
                    "pointerMove",
                    "x",
                    0,
                    "y",
                    0,
                    "origin",
                    Map.of("type", "element", "element", element)),
                Map.of("type", "pointerDown", "button", 0),
                Map.of("type", "pointerUp", "button", 0))));
  }

  private void keys(Contexts.Tab tab, Step step, Stream<String> keys) {
    if (!step.selector().isEmpty()) {
      call(tab, FOCUS, element(tab, step.selector()));
    }
    List<Map<String, Object>> actions = new ArrayList<>();
    keys.forEach(
        key -> {
          actions.add(Map.of("type", "keyDown", "value", key));
          actions.add(Map.of("type", "keyUp", "value", key));
        });
    perform(tab, Map.of("type", "key", "id", "keyboard", "actions", actions));
  }

  /** {@return WebDriver's character for a key that {@code KeyboardEvent.key} names} */
  static String key(String name) {
    if (name.codePointCount(0, name.length()) == 1) {
      return name;
    }
    return Stream.of(Keys.values())
        .filter(key -> key.name().replace("_", "").equalsIgnoreCase(name))
        .map(Keys::toString)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no key " + name));
  }

  private Map<String, Object> element(Contexts.Tab tab, String selector) {
    Map<String, Object> located =
        transport.send(
            "browsingContext.locateNodes",
            Map.of(
                "context",
                tab.context(),
                "locator",
                Map.of("type", "css", "value", selector),
                "maxNodeCount",
                1));
    return Json.list(located, "nodes").stream()
        .filter(Map.class::isInstance)
        .map(node -> Json.text((Map<?, ?>) node, "sharedId"))
        .map(id -> Map.<String, Object>of("sharedId", id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no element " + selector));
  }

  private void call(Contexts.Tab tab, String function, Map<String, Object> element) {
    Map<String, Object> result =
        transport.send(
            "script.callFunction",
            Map.of(
                "functionDeclaration",
                function,
                "arguments",
                List.of(element),
                "target",
                Map.of("context", tab.context()),
                "awaitPromise",
                false));
    String failure = Json.text(Json.map(result, "exceptionDetails"), "text");
    if (!failure.isEmpty()) {
      throw new IllegalStateException(failure);
    }
  }

  private void perform(Contexts.Tab tab, Map<String, Object> source) {
    transport.send(
        "input.performActions", Map.of("context", tab.context(), "actions", List.of(source)));
  }
}
