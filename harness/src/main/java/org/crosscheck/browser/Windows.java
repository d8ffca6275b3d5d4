package org.crosscheck.browser;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The windows of a session, each in a user context of its own. One is made ready while a page is
 * being visited, and a used one is closed while the next page loads, because both take the browser
 * longer than a small page does.
 */
final class Windows implements AutoCloseable {
  private final Protocol protocol;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "windows");
            thread.setDaemon(true);
            return thread;
          });
  private final Deque<CompletableFuture<Window>> ready = new ArrayDeque<>();

  /** A window: its user context and its browsing context. */
  record Window(String userContext, String context) {}

  Windows(Protocol protocol) {
    this.protocol = protocol;
  }

  /** {@return a window that nothing was loaded in yet} */
  Window take() {
    CompletableFuture<Window> next;
    synchronized (ready) {
      next = ready.isEmpty() ? CompletableFuture.supplyAsync(this::open, background) : ready.poll();
    }
    return next.join();
  }

  /** Makes a window ready in the background. */
  void prepare() {
    synchronized (ready) {
      ready.add(CompletableFuture.supplyAsync(this::open, background));
    }
  }

  /**
   * {@return closes a window with everything that its pages stored; fails if that cannot be done}
   */
  CompletableFuture<Void> discard(Window window) {
    return CompletableFuture.runAsync(
        () ->
            protocol.send("browser.removeUserContext", Map.of("userContext", window.userContext())),
        background);
  }

  /** Waits until nothing is going on in the background. */
  void settle() {
    CompletableFuture.runAsync(() -> {}, background).join();
  }

  private Window open() {
    String userContext =
        Json.text(protocol.send("browser.createUserContext", Map.of()), "userContext");
    // A window of its own, because background tabs are throttled and get no animation frames.
    String context =
        Json.text(
            protocol.send(
                "browsingContext.create", Map.of("type", "window", "userContext", userContext)),
            "context");
    return new Window(userContext, context);
  }

  @Override
  public void close() {
    background.shutdownNow();
  }
}
