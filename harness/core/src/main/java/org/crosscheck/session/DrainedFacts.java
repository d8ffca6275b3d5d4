package org.crosscheck.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.UnreachableBrowserException;

/**
 * Facts that are read again and again from the list that each page of a fixture keeps ({@code
 * report.js}), because classic WebDriver has no events. A document that is replaced sooner than it
 * is read is not seen; {@code crosscheck.read} is how many of its facts were read.
 */
final class DrainedFacts implements FactSource {
  private static final long EVERY_MILLIS = 25;

  private static final Logger LOG = Logger.getLogger(DrainedFacts.class.getName());

  /** Reads what the current document reported after the facts that are known already. */
  private static final String READ =
      """
      const [known, seen] = arguments;
      const page = globalThis.crosscheck;
      if (!page) return null;
      page.read = page.reported.length;
      return {
        document: page.origin,
        url: location.href,
        isolated: crossOriginIsolated,
        controlled: Boolean(navigator.serviceWorker?.controller),
        facts: page.reported.slice(page.origin === known ? seen : 0),
      };
      """;

  private final ScheduledExecutorService reader =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "facts");
            thread.setDaemon(true);
            return thread;
          });

  /** Nothing to do: each tab is read by itself. */
  @Override
  public void listen(OpenVisits visits) {}

  @Override
  public Runnable watch(Contexts.Tab tab, VisitCollector visit, Optional<String> watcher) {
    if (watcher.isPresent()) {
      throw new IllegalStateException("classic WebDriver has no scripts that run before a page's");
    }
    Reading reading = new Reading(SessionContexts.ClassicTab.of(tab), visit);
    ScheduledFuture<?> repeated =
        reader.scheduleWithFixedDelay(
            reading::read, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    return () -> {
      repeated.cancel(false);
      reading.read();
      reading.over.set(true);
    };
  }

  /** What was read in one tab so far. */
  private static final class Reading {
    private final SessionContexts.ClassicTab tab;
    private final VisitCollector visit;
    private final AtomicBoolean over = new AtomicBoolean();
    private double document = Double.NaN;
    private int seen;

    Reading(SessionContexts.ClassicTab tab, VisitCollector visit) {
      this.tab = tab;
      this.visit = visit;
    }

    /** Throws nothing: the next document may answer. */
    void read() {
      try {
        tab.command(this::read);
      } catch (NoSuchSessionException | UnreachableBrowserException e) {
        visit.browserDied(ClassicTransport.message(e));
      } catch (WebDriverException e) {
        // The document is being replaced.
        LOG.fine(e::toString);
      }
    }

    private boolean read(RemoteWebDriver driver) {
      if (over.get()) {
        return false;
      }
      // A document that has not begun has the clock of none.
      Object known = Double.isNaN(document) ? -1 : document;
      if (driver.executeScript(READ, known, seen) instanceof Map<?, ?> page) {
        deliver(page);
      }
      return true;
    }

    private void deliver(Map<?, ?> page) {
      double origin = Json.number(page, "document", 0);
      if (origin != document) {
        document = origin;
        seen = 0;
        visit.navigationCommitted();
        report("document.url", Json.text(page, "url"));
        report("document.isolated", Boolean.TRUE.equals(page.get("isolated")));
        if (Boolean.TRUE.equals(page.get("controlled"))) {
          report("service-worker.controls", true);
        }
      }
      if (page.get("facts") instanceof List<?> facts) {
        facts.forEach(fact -> visit.fact(String.valueOf(fact)));
        seen += facts.size();
      }
    }

    private void report(String name, Object value) {
      visit.fact(
          new org.openqa.selenium.json.Json()
              .toJson(
                  Map.of(
                      "name",
                      name,
                      "from",
                      "main",
                      "at",
                      document,
                      "document",
                      document,
                      "value",
                      value)));
    }
  }
}
