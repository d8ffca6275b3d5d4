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
import org.crosscheck.observation.Observation;
import org.openqa.selenium.NoSuchSessionException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.UnreachableBrowserException;

/**
 * Reports that are read again and again from a list that the page keeps, because classic WebDriver
 * has no events: facts, from {@code report.js} of a fixture, or also events, from {@code events.js}
 * of a page of a user. A document that is replaced sooner than it is read is not seen; {@code read}
 * of its list is how many reports were read.
 */
final class DrainedFacts implements FactSource {
  private static final long EVERY_MILLIS = 25;

  private static final Logger LOG = Logger.getLogger(DrainedFacts.class.getName());

  /** Reads what the current document reported after the reports that are known already. */
  private static final String READ =
      """
      const [known, seen, foreign] = arguments;
      const page = globalThis[Symbol.for("crosscheck.events")] ?? globalThis.crosscheck;
      const loaded = foreign && document.readyState === "complete" && location.href.startsWith("http");
      if (!page && !loaded) return null;
      if (page) page.read = page.reported.length;
      const origin = page?.origin ?? performance.timeOrigin;
      return {
        document: origin,
        url: location.href,
        isolated: crossOriginIsolated,
        controlled: Boolean(navigator.serviceWorker?.controller),
        watched: Boolean(page),
        status: performance.getEntriesByType("navigation")[0]?.responseStatus ?? 0,
        reports: page?.reported.slice(origin === known ? seen : 0) ?? [],
      };
      """;

  /** Whether the pages are those of users, of which some keep no list. */
  private final boolean foreign;

  private final ScheduledExecutorService reader =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "facts");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Reads the pages of a browser.
   *
   * @param foreign whether they are those of users, of which some keep no list
   */
  DrainedFacts(boolean foreign) {
    this.foreign = foreign;
  }

  /** Nothing to do: each tab is read by itself. */
  @Override
  public void listen(OpenVisits visits) {}

  @Override
  public Runnable watch(Contexts.Tab tab, VisitCollector visit, Optional<String> watcher) {
    if (watcher.isPresent()) {
      throw new IllegalStateException("classic WebDriver has no scripts that run before a page's");
    }
    Reading reading = new Reading(SessionContexts.ClassicTab.of(tab), visit, foreign);
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
    private final boolean foreign;
    private final AtomicBoolean over = new AtomicBoolean();
    private double document = Double.NaN;
    private int seen;

    Reading(SessionContexts.ClassicTab tab, VisitCollector visit, boolean foreign) {
      this.tab = tab;
      this.visit = visit;
      this.foreign = foreign;
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
      if (driver.executeScript(READ, known, seen, foreign) instanceof Map<?, ?> page) {
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
        if (!foreign) {
          report(Observation.CONSOLE, false);
        } else {
          boolean watched = Boolean.TRUE.equals(page.get("watched"));
          visit.exchange(answer(page), "");
          report(PageLoad.WATCH_INSERTED, watched);
          if (!watched) {
            visit.pageGone("it does not run the script that watches it");
          }
        }
      }
      if (page.get("reports") instanceof List<?> reports) {
        reports.forEach(report -> PageReport.deliver(String.valueOf(report), visit));
        seen += reports.size();
      }
    }

    /** The response to the navigation, as an event of WebDriver BiDi. */
    private Map<?, ?> answer(Map<?, ?> page) {
      return Map.of(
          "timestamp",
          document,
          "request",
          Map.of("method", "GET", "url", Json.text(page, "url")),
          "response",
          Map.of("status", Json.number(page, "status", 0)));
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
