package org.crosscheck.app;

import java.time.Instant;
import java.util.List;
import org.crosscheck.server.CdnResponse;
import org.crosscheck.server.Replacement;

/**
 * The visits to somebody's pages, and everything that was not as the pages have it.
 *
 * @param target the folder or the address that was asked for
 * @param startedAt when the first visit could begin
 * @param releases the releases, each in a line
 * @param browsers the browsers as they reported themselves, each in a line
 * @param visits in the order of pages, releases, hostings, browsers; at least one
 * @param replacements what was served other than it stands in the files
 * @param answers what stood in for the CDN, by release
 */
public record AppRun(
    String target,
    Instant startedAt,
    List<String> releases,
    List<String> browsers,
    List<AppVisit> visits,
    List<Replacement> replacements,
    List<Answered> answers) {

  /** The answers of one release. */
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

  /** {@return how many visits ended so} */
  public long count(AppVerdict.Kind kind) {
    return visits.stream().filter(v -> v.verdict().kind() == kind).count();
  }

  /** {@return the answer to "does it work?", in a sentence} */
  public String summary() {
    long works = count(AppVerdict.Kind.WORKS);
    long faults = count(AppVerdict.Kind.ERROR);
    String all =
        works + " of " + visits.size() + (visits.size() == 1 ? " visit works" : " visits work");
    return (works == visits.size()
            ? (works == 1 ? "It works" : "It works in all " + works + " visits")
            : all)
        + (faults == 0 ? "." : "; " + faults + " could not be judged.");
  }
}
