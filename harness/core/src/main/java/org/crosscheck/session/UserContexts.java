package org.crosscheck.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Tabs, each in a user context of its own, and each the visible one of its window: background tabs
 * are throttled and get no animation frames. One is made ready while a page is being visited, and a
 * used one is closed while the next page loads, because both take the browser longer than a small
 * page does.
 */
final class UserContexts implements Contexts {
  private final BidiTransport transport;
  private final boolean windowsStay;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "contexts");
            thread.setDaemon(true);
            return thread;
          });
  private final Deque<Place> idle = new ArrayDeque<>();

  /** A tab: its user context and its browsing context. */
  private record InPlace(String userContext, String context, Place place) implements Tab {}

  /** Where one tab after another is visited. */
  private static final class Place {
    /** A tab that keeps the window open; null until the first tab is opened, or if none stays. */
    private @Nullable String window;

    private @Nullable CompletableFuture<Tab> next;
  }

  /**
   * The tabs of a browser that runs.
   *
   * @param oneWindow whether tabs share a window that stays; else each has a window of its own
   */
  UserContexts(boolean oneWindow, BidiTransport transport) {
    this.transport = transport;
    this.windowsStay = oneWindow;
    Place first = new Place();
    first.next = opening(first, true);
    idle.push(first);
  }

  @Override
  public Tab take() {
    CompletableFuture<Tab> next;
    synchronized (idle) {
      Place place = idle.isEmpty() ? new Place() : idle.pop();
      next = place.next == null ? opening(place, true) : place.next;
      place.next = null;
    }
    return next.join();
  }

  @Override
  public void prepareNext(Tab tab) {
    Place place = placeOf(tab);
    place.next = opening(place, false);
  }

  @Override
  public CompletableFuture<Void> discard(Tab tab) {
    Place place = placeOf(tab);
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(
            () ->
                transport.send(
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

  @Override
  public void settle() {
    CompletableFuture.runAsync(() -> {}, background).join();
  }

  private CompletableFuture<Tab> opening(Place place, boolean visible) {
    return CompletableFuture.supplyAsync(() -> open(place, visible), background);
  }

  private static Place placeOf(Tab tab) {
    if (tab instanceof InPlace here) {
      return here.place();
    }
    throw new IllegalArgumentException("not a tab of these contexts: " + tab);
  }

  private Tab open(Place place, boolean visible) {
    String userContext =
        Json.text(transport.send("browser.createUserContext", Map.of()), "userContext");
    if (!windowsStay) {
      return new InPlace(
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
    return new InPlace(userContext, context, place);
  }

  private Tab visible(Tab tab) {
    if (windowsStay) {
      transport.send("browsingContext.activate", Map.of("context", tab.context()));
    }
    return tab;
  }

  private String create(Map<String, Object> parameters) {
    return Json.text(transport.send("browsingContext.create", parameters), "context");
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
