package org.crosscheck.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Tabs that each have their own user context. Each is the visible tab of its window, because
 * background tabs are throttled and get no animation frames. The next tab is prepared during a
 * visit, and a used one is closed while the next page loads, because both take longer than a small
 * page.
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
  private final Deque<Slot> idle = new ArrayDeque<>();

  /** A tab: its user context and its browsing context. */
  private record SlotTab(String userContext, String context, Slot slot) implements Tab {}

  /** A sequence of tabs that are used one after the other. */
  private static final class Slot {
    /**
     * A tab that keeps the window open; null until the first tab is opened, or if windows do not
     * stay open.
     */
    private @Nullable String window;

    private @Nullable CompletableFuture<Tab> next;
  }

  /**
   * Creates the tabs of a running browser.
   *
   * @param oneWindow whether tabs share a window that stays open; otherwise each tab has its own
   *     window
   */
  UserContexts(boolean oneWindow, BidiTransport transport) {
    this.transport = transport;
    this.windowsStay = oneWindow;
    Slot first = new Slot();
    first.next = opening(first, true);
    idle.push(first);
  }

  @Override
  public Tab take(Needs needs) {
    CompletableFuture<Tab> next;
    Slot slot;
    boolean prepared;
    synchronized (idle) {
      slot = idle.isEmpty() ? new Slot() : idle.pop();
      prepared = slot.next != null;
      next = slot.next == null ? opening(slot, true) : slot.next;
      slot.next = null;
    }
    try {
      return next.join();
    } catch (CompletionException e) {
      if (!prepared) {
        throw e;
      }
      // The previous page kept the browser from preparing it; that page is closed now.
      return opening(slot, true).join();
    }
  }

  @Override
  public void prepareNext(Tab tab) {
    Slot slot = slotOf(tab);
    slot.next = opening(slot, false);
  }

  @Override
  public CompletableFuture<Void> discard(Tab tab) {
    Slot slot = slotOf(tab);
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(
            () ->
                transport.send(
                    "browser.removeUserContext", Map.of("userContext", tab.userContext())),
            background);
    if (slot.next != null) {
      // Not earlier: Firefox waits for a page that hangs before it activates another tab, and loses
      // a
      // tab that is activated while the previous one is being closed.
      slot.next = slot.next.thenApplyAsync(this::activate, background);
    }
    synchronized (idle) {
      idle.push(slot);
    }
    return closed;
  }

  @Override
  public void settle() {
    CompletableFuture.runAsync(() -> {}, background).join();
  }

  private CompletableFuture<Tab> opening(Slot slot, boolean visible) {
    return CompletableFuture.supplyAsync(() -> open(slot, visible), background);
  }

  private static Slot slotOf(Tab tab) {
    if (tab instanceof SlotTab slotTab) {
      return slotTab.slot();
    }
    throw new IllegalArgumentException("not a tab of these contexts: " + tab);
  }

  private Tab open(Slot slot, boolean visible) {
    String userContext =
        Json.text(transport.send("browser.createUserContext", Map.of()), "userContext");
    if (!windowsStay) {
      return new SlotTab(
          userContext, create(Map.of("type", "window", "userContext", userContext)), slot);
    }
    if (slot.window == null) {
      slot.window = create(Map.of("type", "window"));
    }
    String context =
        create(
            Map.of(
                "type",
                "tab",
                "background",
                !visible,
                "referenceContext",
                slot.window,
                "userContext",
                userContext));
    return new SlotTab(userContext, context, slot);
  }

  private Tab activate(Tab tab) {
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
