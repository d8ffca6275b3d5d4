package org.crosscheck.analysis;

/**
 * What differences have in common and probably follow from.
 *
 * @param kind the kind of cause
 * @param summary what happened, in a few words without a period, such as {@code a visit timed out};
 *     untrusted, since it may quote a page
 */
public record Cause(Kind kind, String summary) {

  /** The kinds of causes, the most certain first. */
  public enum Kind {
    /** The visit ended before the page had reported everything. */
    ENDED_EARLY("The page hangs, or the page or the machine was too slow."),
    /** The page was isolated where it was predicted not to be, or the reverse. */
    ISOLATION(
        "Header lines, a service worker or the browser, rather than what the claims are about:"
            + " whatever needs isolation differs with it."),
    /** The page reported an error in place of what was expected. */
    ERROR("The code that the page runs raised this error."),
    /**
     * The browser reported the same error in these visits, and in none without news. The pages are
     * known not to always cause it: another page has it too, or the same page was visited without.
     */
    CONSOLE(
        "The browser reported this error in each of these visits, and in no visit whose verdicts are"
            + " as accepted."),
    /** Nothing in common is known but the claim and its verdicts. */
    CLAIM("");

    private final String likely;

    Kind(String likely) {
      this.likely = likely;
    }

    /** {@return what the reader may conclude, in sentences; "" for {@link #CLAIM}} */
    public String likely() {
      return likely;
    }
  }
}
