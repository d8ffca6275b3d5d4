package org.crosscheck.session;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Browsers;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/**
 * A user who reads pages in a real browser: opens them, evaluates expressions, and presses keys.
 */
public final class Reader implements AutoCloseable {
  /** The code point that represents the tab key in WebDriver. */
  public static final String TAB = "\uE004";

  /** On a busy machine, axe-core needs more than the harness allows a page. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Workspace workspace = Workspace.create();
  private final LocalLauncher.Started running;
  private final String context;

  private final List<String> problems = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /** Starts its own browser. */
  public Reader(Engine browser) {
    Installation installation = Browsers.installation(browser);
    running = LocalLauncher.start(installation, workspace, false);
    context =
        Json.text(
            running.transport().send("browsingContext.create", Map.of("type", "window")),
            "context");
    running
        .transport()
        .listen(
            Map.of(
                "log.entryAdded",
                event ->
                    ofPage(Json.map(event, "source"))
                        .map(e -> Json.text(event, "level") + ": " + Json.text(event, "text"))
                        .ifPresent(problems::add),
                "browsingContext.userPromptOpened",
                event ->
                    ofPage(event)
                        .map(e -> "dialog: " + Json.text(event, "message"))
                        .ifPresent(problems::add),
                "network.beforeRequestSent",
                event ->
                    ofPage(event)
                        .map(e -> Json.text(Json.map(event, "request"), "url"))
                        .ifPresent(requests::add)));
  }

  /** Ignores the browser's own pages, which request fonts and similar files. */
  private Optional<Map<?, ?>> ofPage(Map<?, ?> event) {
    return Json.text(event, "context").equals(context) ? Optional.of(event) : Optional.empty();
  }

  /**
   * Opens a page, waits until it is loaded, and clears what was collected from the previous one.
   */
  public void open(URI page) {
    problems.clear();
    requests.clear();
    send("browsingContext.navigate", Map.of("url", page.toString(), "wait", "complete"));
  }

  /** Sets the width and height of the page in CSS pixels. */
  public void resize(int width, int height) {
    send(
        "browsingContext.setViewport",
        Map.of("viewport", Map.of("width", width, "height", height)));
  }

  /** {@return what the window shows, as a PNG} */
  public byte[] screenshot() {
    return Base64.getDecoder()
        .decode(Json.text(send("browsingContext.captureScreenshot", Map.of()), "data"));
  }

  /** Moves in the history: a negative number goes back, a positive one forward. */
  public void go(int steps) {
    String moved =
        "new Promise(done => addEventListener('popstate', () => setTimeout(done), { once: true }))";
    evaluate("{ globalThis.moved = " + moved + "; history.go(" + steps + "); }");
    evaluate("moved.then(() => '')");
  }

  /** {@return the value of an expression as text; a promise is awaited} */
  public String evaluate(String expression) {
    Map<String, Object> result =
        send(
            "script.evaluate",
            Map.of(
                "expression",
                expression,
                "target",
                Map.of("context", context),
                "awaitPromise",
                true));
    if (!Json.text(result, "type").equals("success")) {
      throw new AssertionError(expression + " threw " + result.get("exceptionDetails"));
    }
    return String.valueOf(Json.map(result, "result").get("value"));
  }

  /** Moves the keyboard focus from the browser's own controls to the page. */
  public void comeIn() {
    send("browsingContext.activate", Map.of());
    evaluate("window.focus()");
  }

  /** Presses keys one after another. */
  public void press(String... keys) {
    List<Map<String, String>> actions = new ArrayList<>();
    for (String key : keys) {
      actions.add(Map.of("type", "keyDown", "value", key));
      actions.add(Map.of("type", "keyUp", "value", key));
    }
    send(
        "input.performActions",
        Map.of("actions", List.of(Map.of("type", "key", "id", "keyboard", "actions", actions))));
  }

  /** {@return console lines, errors and dialogs of the page} */
  public List<String> problems() {
    running.transport().send("session.status", Map.of());
    return List.copyOf(problems);
  }

  /** {@return the requested addresses, including that of the page} */
  public List<String> requests() {
    running.transport().send("session.status", Map.of());
    // Data is in the page itself, as its icon, or in Firefox, which draws triangles with a font.
    return requests.stream().filter(url -> !url.startsWith("data:")).toList();
  }

  private Map<String, Object> send(String method, Map<String, Object> parameters) {
    Map<String, Object> all = new java.util.HashMap<>(parameters);
    if (Stream.of("browsingContext.", "input.").anyMatch(method::startsWith)) {
      all.put("context", context);
    }
    return running.transport().send(method, all, PATIENCE);
  }

  @Override
  public void close() {
    running.lifetime().end("the test is over");
    workspace.close();
  }
}
