package org.crosscheck.browser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.crosscheck.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * The tabs of a session, each in a user context of its own, and each the visible one of its window:
 * background tabs are throttled and get no animation frames. One is made ready while a page is
 * being visited, and a used one is closed while the next page loads, because both take the browser
 * longer than a small page does.
 */
final class Tabs implements AutoCloseable {
  private final Protocol protocol;
  private final boolean windowsStay;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "tabs");
            thread.setDaemon(true);
            return thread;
          });
  private final Deque<Place> idle = new ArrayDeque<>();

  /** A tab: its user context and its browsing context. */
  record Tab(String userContext, String context, Place place) {}

  /** Where one tab after another is visited. */
  private static final class Place {
    /** A tab that keeps the window open; null until the first tab is opened, or if none stays. */
    private @Nullable String window;

    private @Nullable CompletableFuture<Tab> next;
  }

  /** The tabs of a browser that runs. */
  Tabs(Engine browser, Protocol protocol) {
    this.protocol = protocol;
    // A window of Firefox takes four times as long as a tab. Chrome gives each user context a
    // window of its own.
    this.windowsStay = browser.startup().oneWindow();
    Place first = new Place();
    first.next = opening(first, true);
    idle.push(first);
  }

  /** {@return a tab that nothing was loaded in yet, the visible one of its window} */
  Tab take() {
    CompletableFuture<Tab> next;
    synchronized (idle) {
      Place place = idle.isEmpty() ? new Place() : idle.pop();
      next = place.next == null ? opening(place, true) : place.next;
      place.next = null;
    }
    return next.join();
  }

  /** Makes the tab that follows one ready in the background. */
  void prepareNext(Tab tab) {
    tab.place().next = opening(tab.place(), false);
  }

  /** {@return closes a tab with everything that its pages stored; fails if that cannot be done} */
  CompletableFuture<Void> discard(Tab tab) {
    Place place = tab.place();
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(
            () ->
                protocol.send(
                    "browser.removeUserContext", Map.of("userContext", tab.userContext())),
            background);
    if (place.next != null) {
      // Not before: Firefox waits for a page that hangs before it shows another tab, and loses one
      // that is to be shown while the one before is closed.
      place.next = place.next.thenApplyAsync(this::visible, background);
    }
    synchronized (idle) {
      idle.push(place);
    }
    return closed;
  }

  /** Waits until nothing is going on in the background. */
  void settle() {
    CompletableFuture.runAsync(() -> {}, background).join();
  }

  private CompletableFuture<Tab> opening(Place place, boolean visible) {
    return CompletableFuture.supplyAsync(() -> open(place, visible), background);
  }

  private Tab open(Place place, boolean visible) {
    String userContext =
        Json.text(protocol.send("browser.createUserContext", Map.of()), "userContext");
    if (!windowsStay) {
      return new Tab(
          userContext, create(Map.of("type", "window", "userContext", userContext)), place);
    }
    if (place.window == null) {
      place.window = create(Map.of("type", "window"));
    }
    String context =
        create(
            Map.of(
                "type",
                "tab",
                "background",
                !visible,
                "referenceContext",
                place.window,
                "userContext",
                userContext));
    return new Tab(userContext, context, place);
  }

  private Tab visible(Tab tab) {
    if (windowsStay) {
      protocol.send("browsingContext.activate", Map.of("context", tab.context()));
    }
    return tab;
  }

  private String create(Map<String, Object> parameters) {
    return Json.text(protocol.send("browsingContext.create", parameters), "context");
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
