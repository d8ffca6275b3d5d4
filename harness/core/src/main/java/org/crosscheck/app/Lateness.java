package org.crosscheck.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.app.Reasons.Rank;
import org.crosscheck.app.Reasons.Weight;
import org.crosscheck.judge.Machine;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.Outcome;
import org.crosscheck.session.PageLoad;

/** Judges why a page was not done in time, and whether something else explains that. */
final class Lateness {
  private final SeenPage facts;
  private final Reasons reasons;

  private Lateness(SeenPage facts, Reasons reasons) {
    this.facts = facts;
    this.reasons = reasons;
  }

  /** Adds the reasons why the page was not done; none if it was. */
  static void judge(SeenPage facts, Reasons reasons) {
    new Lateness(facts, reasons).judge();
  }

  private void judge() {
    boolean late = facts.seen().fact(PageWatch.LATE).isPresent();
    String within = " within " + facts.page().timeout().toSeconds() + " s.";
    if (facts.seen().outcome() == Outcome.RELOAD_LOOP) {
      reasons.add(
          Rank.PAGE,
          Weight.CERTAIN,
          "The page reloads itself in a loop: " + facts.seen().detail() + ".");
    } else if (facts.seen().outcome() == Outcome.PAGE_GONE) {
      reasons.add(
          Rank.PAGE, Weight.CERTAIN, "There is no page anymore: " + facts.seen().detail() + ".");
    } else if (facts.seen().outcome() == Outcome.TIMED_OUT && !late) {
      silent(within);
    } else if (late) {
      notReached(within);
      tooSlow();
    } else if (facts.seen().fact(PageWatch.STOPPED).isPresent()) {
      notReached(" within " + PageWatch.SETTLE.toSeconds() + " s of the first error.");
    }
  }

  /** The page did not even report that it is late. */
  private void silent(String within) {
    List<String> open = facts.unfinished();
    // Chrome cannot deliver the facts of a page that is blocked early.
    boolean answered =
        facts.seen().fact("document.url").isPresent()
            || facts.seen().exchanges().stream()
                .anyMatch(e -> e.url().equals(facts.seen().url()) && e.status() > 0);
    if (facts.flooded()) {
      reasons.add(
          Rank.PAGE,
          Weight.CERTAIN,
          "The page wrote more than a browser can report"
              + within.replace(".", ", so nothing else is known of it."));
    } else if (!answered) {
      reasons.add(Rank.PAGE, Weight.SLOW, "The page did not answer" + within);
    } else if (facts.is(PageWatch.DONE, true) && facts.seen().fact("browser.no-answer").isEmpty()) {
      reasons.add(
          Rank.EXPECTATION,
          Weight.LIKELY,
          "The service worker of the hosting never controlled the page" + within);
    } else {
      reasons.add(
          Rank.PAGE,
          open.isEmpty() || !Machine.busy(facts.seen().load()) ? Weight.CERTAIN : Weight.TIME,
          "The page stopped answering: its main thread was busy until the visit ended, as in an"
              + " endless loop.");
      open.forEach(tag -> notDone(tag, within));
      if (!open.isEmpty() && Machine.busy(facts.seen().load())) {
        busyMachine();
      }
    }
  }

  private void notReached(String within) {
    if (facts.is(PageWatch.REACHED, true) || facts.seen().fact(PageWatch.REMOVED).isPresent()) {
      // The texts explain the failure, if all lines are there.
      missingLines(within);
      return;
    }
    Optional<Integer> step =
        facts
            .seen()
            .fact(PageWatch.STEP)
            .map(Fact::value)
            .filter(Number.class::isInstance)
            .map(number -> ((Number) number).intValue());
    if (step.isPresent() && facts.unfinished().isEmpty()) {
      String what = facts.page().steps().get(step.get() - 1).toString();
      reasons.add(
          Rank.EXPECTATION,
          Weight.TIME,
          "Step %d, '%s', could not be made%s".formatted(step.get(), SeenPage.cut(what), within));
    } else if (step.isPresent()) {
      facts.unfinished().forEach(tag -> notDone(tag, within));
    } else if (facts.page().done().text().isPresent()) {
      reasons.add(
          Rank.EXPECTATION,
          Weight.TIME,
          "The page did not show '"
              + SeenPage.cut(facts.page().done().text().get())
              + "'"
              + within);
    } else if (facts.page().done().selector().isPresent()) {
      reasons.add(
          Rank.EXPECTATION,
          Weight.TIME,
          "The done selector '"
              + facts.page().done().selector().get()
              + "' matched nothing"
              + within);
    } else if (facts.seen().fact(PageWatch.TAGS).isEmpty()) {
      reasons.add(Rank.EXPECTATION, Weight.TIME, "The page was not loaded" + within);
    } else if (facts.tags(false).isEmpty()) {
      reasons.add(Rank.EXPECTATION, Weight.TIME, "The page was not loaded to its end" + within);
    } else {
      facts.unfinished().forEach(tag -> notDone(tag, within));
    }
  }

  private void missingLines(String within) {
    List<String> missing = new ArrayList<>(facts.page().done().console());
    facts.all(PageLoad.Quiet.LINE).forEach(fact -> missing.remove(String.valueOf(fact.value())));
    missing.stream()
        .distinct()
        .map(text -> "No console line contained '" + SeenPage.cut(text) + "'" + within)
        .forEach(text -> reasons.add(Rank.EXPECTATION, Weight.TIME, text));
    if (!missing.isEmpty()) {
      facts.unfinished().forEach(tag -> notDone(tag, within));
    }
  }

  private void notDone(String tag, String within) {
    reasons.add(
        Rank.EXPECTATION, Weight.TIME, "PyScript was not done with " + SeenPage.cut(tag) + within);
  }

  /** Whether something other than the page explains that it was late. */
  private void tooSlow() {
    Map<?, ?> state =
        facts.seen().fact(PageWatch.LATE).map(Fact::value).orElse(Map.of()) instanceof Map<?, ?> map
            ? map
            : Map.of();
    boolean idle = Boolean.TRUE.equals(state.get("idle"));
    boolean pyScript = Boolean.TRUE.equals(state.get("pyscript"));
    List<?> open =
        facts.seen().fact("browser.open-requests").map(Fact::value).orElse(List.of())
                instanceof List<?> l
            ? l
            : List.of();
    if (!open.isEmpty()) {
      reasons.add(
          Rank.CIRCUMSTANCE,
          Weight.SLOW,
          "It was still loading "
              + SeenPage.cut(String.valueOf(open.get(0)))
              + "; --timeout waits longer.");
    } else if (Machine.busy(facts.seen().load())
        && (!idle || facts.hasWorker() || pyScript && !facts.unfinished().isEmpty())) {
      busyMachine();
    } else if (!pyScript && !facts.unfinished().isEmpty() && idle) {
      reasons.add(
          Rank.PYSCRIPT, Weight.LIKELY, "The page has tags for PyScript, but loaded no PyScript.");
    }
  }

  private void busyMachine() {
    reasons.add(
        Rank.CIRCUMSTANCE,
        Weight.SLOW,
        "This machine was busy: %s; --timeout waits longer."
            .formatted(facts.seen().load().describe()));
  }
}
