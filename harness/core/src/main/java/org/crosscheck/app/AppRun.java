package org.crosscheck.app;

import java.time.Instant;
import java.util.List;
import org.crosscheck.server.CdnResponse;
import org.crosscheck.server.Replacement;

/**
 * The visits to the user's pages, and everything that was served differently from their files.
 *
 * @param target the folder or URL, as given by the user
 * @param startedAt when the visits started
 * @param releases a description of each release
 * @param browsers a description of each browser, as it reported itself
 * @param visits in the order of pages, releases, hostings, browsers; at least one
 * @param replacements the replacements made in served files
 * @param answers the responses of the CDN mirror, by release
 * @param stopped whether the process was terminated before all pages were visited
 */
public record AppRun(
    String target,
    Instant startedAt,
    List<String> releases,
    List<String> browsers,
    List<AppVisit> visits,
    List<Replacement> replacements,
    List<Answered> answers,
    boolean stopped) {

  /** The responses of the CDN mirror with one release. */
  public record Answered(String release, List<CdnResponse> answers) {
    /** Copies the list. */
    public Answered {
      answers = List.copyOf(answers);
    }
  }

  /** Copies the lists. */
  public AppRun {
    releases = List.copyOf(releases);
    browsers = List.copyOf(browsers);
    visits = List.copyOf(visits);
    replacements = List.copyOf(replacements);
    answers = List.copyOf(answers);
    if (visits.isEmpty()) {
      throw new IllegalArgumentException("No page of " + target + " was visited");
    }
  }

  /** {@return how many visits have a verdict of this kind} */
  public long count(AppVerdict.Kind kind) {
    return visits.stream().filter(v -> v.verdict().kind() == kind).count();
  }

  /** {@return a sentence that answers whether the pages work} */
  public String summary() {
    long works = count(AppVerdict.Kind.WORKS);
    long faults = count(AppVerdict.Kind.ERROR) + count(AppVerdict.Kind.INCONCLUSIVE);
    String all =
        works + " of " + visits.size() + (visits.size() == 1 ? " visit works" : " visits work");
    return (stopped ? "Stopped before all pages were visited. " : "")
        + (works == visits.size() && !stopped
            ? (works == 1 ? "It works" : "It works in all " + works + " visits")
            : all)
        + (faults == 0 ? "." : "; " + faults + " could not be judged.");
  }
}
