package org.crosscheck.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Observation;
import org.crosscheck.observation.Outcome;
import org.crosscheck.observation.Reporter;

/**
 * What happened in a visit, in chronological order, as a list and as a picture with four lanes.
 *
 * @param events in chronological order
 * @param marks the marks in the picture
 * @param end the right end of the picture in milliseconds, at least 1: the end of the visit or, if
 *     it is later, the last event
 * @param ending how the visit ended if it ended early, such as {@code timed out}; else ""
 */
record Timeline(List<Event> events, List<Mark> marks, double end, String ending) {
  /** The width of the picture, in its own units. */
  static final int WIDTH = 1000;

  /** The height of a lane of the picture. */
  static final int HEIGHT = 26;

  /** Events within this width share a mark, so that many events do not make a large picture. */
  private static final int SLOT = 8;

  private static final int LINE = 200;
  private static final int TICKS = 4;

  /** Where something happened. */
  enum Lane {
    /** The server answered. */
    SERVER,
    /** There was no response, or it came from the browser's cache. */
    NETWORK,
    /** The page's main thread, its console, and the browser's reports about it. */
    PAGE,
    /** A worker of the page. */
    WORKER;

    /** {@return the lane's name for display} */
    String title() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** {@return the middle of the lane in the picture} */
    @SuppressWarnings("EnumOrdinal") // The constants are in the order of the lanes.
    int y() {
      return HEIGHT * ordinal() + HEIGHT / 2;
    }
  }

  /**
   * Something that happened.
   *
   * @param at milliseconds since the navigation started
   * @param lane where
   * @param source the source, such as {@code console warn}
   * @param style the style class
   * @param text what happened
   */
  record Event(double at, Lane lane, String source, String style, String text) {}

  /**
   * A mark in the picture.
   *
   * @param x from the left
   * @param lane where
   * @param style the class of the worst event
   * @param title its events in words
   */
  record Mark(int x, Lane lane, String style, String title) {}

  static Timeline of(Observation seen) {
    List<Event> events = events(seen);
    double last = Math.max(1, events.isEmpty() ? 1 : events.get(events.size() - 1).at());
    boolean early = seen.outcome() != Outcome.DONE;
    double end = early ? Math.max(last, seen.timings().page()) : last;
    Map<Lane, Map<Integer, List<Event>>> slots = new TreeMap<>();
    for (Event event : events) {
      int x = (int) Math.round(Math.max(0, event.at()) / end * (WIDTH - 2 * SLOT)) + SLOT;
      slots
          .computeIfAbsent(event.lane(), lane -> new TreeMap<>())
          .computeIfAbsent(x / SLOT * SLOT, slot -> new ArrayList<>())
          .add(event);
    }
    List<Mark> marks = new ArrayList<>();
    slots.forEach((lane, places) -> places.forEach((x, here) -> marks.add(mark(x, lane, here))));
    return new Timeline(events, marks, end, early ? ending(seen) : "");
  }

  private static String ending(Observation seen) {
    return seen.outcome().displayName() + (seen.detail().isEmpty() ? "" : ": " + seen.detail());
  }

  /** {@return the times of the axis, from 0 to the end, at equal distances} */
  List<String> ticks() {
    return IntStream.rangeClosed(0, TICKS)
        .mapToObj(i -> TemplateHelper.milliseconds(Math.rint(end * i / TICKS)))
        .toList();
  }

  /** {@return the lanes, from the top} */
  static List<Lane> lanes() {
    return Arrays.asList(Lane.values());
  }

  /** {@return the alternative text of the picture} */
  String described() {
    return lanes().stream()
        .map(lane -> lane.title() + " " + events.stream().filter(e -> e.lane() == lane).count())
        .collect(
            Collectors.joining(
                ", ", "Number of events within " + TemplateHelper.milliseconds(end) + ": ", ""));
  }

  private static Mark mark(int x, Lane lane, List<Event> here) {
    Event worst =
        here.stream().filter(e -> e.style().equals("is-error")).findFirst().orElse(here.get(0));
    String more = here.size() > 1 ? " and " + (here.size() - 1) + " more" : "";
    return new Mark(
        x,
        lane,
        worst.style(),
        TemplateHelper.milliseconds(worst.at())
            + " "
            + TextSanitizer.line(worst.text(), LINE)
            + more);
  }

  private static List<Event> events(Observation seen) {
    List<Event> events = new ArrayList<>();
    for (Exchange e : seen.exchanges()) {
      boolean answered = e.failure().isEmpty() && !e.fromCache();
      events.add(
          new Event(
              e.at(),
              answered ? Lane.SERVER : Lane.NETWORK,
              answered ? "server" : "network",
              e.failure().isEmpty() && e.status() < 400 ? "is-network" : "is-error",
              VisitPage.line(e)));
    }
    for (Fact f : seen.facts()) {
      events.add(
          new Event(
              f.at(),
              f.from() == Reporter.WORKER ? Lane.WORKER : Lane.PAGE,
              VisitPage.reporter(f),
              "is-fact",
              "reported " + f.name()));
    }
    seen.console()
        .forEach(
            c ->
                events.add(
                    new Event(
                        c.at(),
                        Lane.PAGE,
                        "console " + c.level(),
                        c.level().equals("error") ? "is-error" : "is-console",
                        c.text())));
    seen.errors()
        .forEach(
            e ->
                events.add(
                    new Event(
                        e.at(),
                        Lane.PAGE,
                        "page error",
                        "is-error",
                        e.text() + (e.where().isEmpty() ? "" : "\nat " + e.where()))));
    events.sort(Comparator.comparingDouble(Event::at));
    return List.copyOf(events);
  }
}
