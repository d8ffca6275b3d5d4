package org.crosscheck.site;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.comparison.Change;
import org.crosscheck.message.English;

/**
 * An Atom feed (RFC 4287) of what changed: an entry for each run that changed verdicts, and one for
 * each release.
 */
final class Feed {
  private static final Pattern TAG = Pattern.compile("(\\d{4})\\.(\\d{1,2})\\.\\d+");
  private static final int ENTRIES = 50;
  private static final int SHOWN = 20;

  /** One entry; {@code link} is an address from the site's own folder. */
  private record Entry(String title, String link, Instant updated, List<Change> changes) {}

  private Feed() {}

  /**
   * {@return the feed}
   *
   * @param changes what differs between releases, by the newer release
   * @param address where the site is; without it, links are relative
   */
  static String of(SiteModel model, Map<SiteRelease, List<Change>> changes, Optional<URI> address) {
    List<Entry> entries = new ArrayList<>();
    for (SiteRun run : model.runs()) {
      if (!run.changes().isEmpty()) {
        entries.add(
            new Entry(
                "PyScript %s in run %s: %s"
                    .formatted(run.release().title(), run.id(), ChangeList.counts(run.changes())),
                "runs/" + run.file() + ".html",
                run.startedAt(),
                run.changes()));
      }
    }
    for (ReleaseState release : model.releases()) {
      List<Change> own = changes.getOrDefault(release.release(), List.of());
      Optional<Instant> published = day(release.release());
      if (!own.isEmpty() && published.isPresent()) {
        entries.add(
            new Entry(
                "PyScript %s compared with %s: %s"
                    .formatted(
                        release.release().title(),
                        model.before(release).orElseThrow().release().title(),
                        ChangeList.counts(own)),
                "releases/" + ReleaseView.file(release.release()) + ".html",
                published.get(),
                own));
      }
    }
    entries.sort(Comparator.comparing(Entry::updated).reversed().thenComparing(Entry::title));
    String base = address.map(URI::toString).orElse("");
    StringBuilder feed = new StringBuilder();
    feed.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        .append("<feed xmlns=\"http://www.w3.org/2005/Atom\">\n")
        .append("<title>PyScript workers: what changed</title>\n")
        .append("<id>")
        .append(id(base))
        .append("</id>\n")
        .append("<updated>")
        .append(entries.stream().findFirst().map(Entry::updated).orElse(Instant.EPOCH))
        .append("</updated>\n")
        .append("<author><name>Crosscheck</name></author>\n")
        .append("<link rel=\"alternate\" type=\"text/html\" href=\"")
        .append(escaped(base + "index.html"))
        .append("\"/>\n");
    entries.stream().limit(ENTRIES).forEach(e -> append(feed, e, base));
    return SiteText.shown(feed.append("</feed>\n").toString());
  }

  private static void append(StringBuilder feed, Entry entry, String base) {
    feed.append("<entry>\n<title>")
        .append(escaped(entry.title()))
        .append("</title>\n<id>")
        .append(id(base + entry.link()))
        .append("</id>\n<updated>")
        .append(entry.updated())
        .append("</updated>\n<link rel=\"alternate\" type=\"text/html\" href=\"")
        .append(escaped(base + entry.link()))
        .append("\"/>\n<content type=\"text\">");
    entry.changes().stream()
        .limit(SHOWN)
        .forEach(
            change ->
                feed.append(
                    escaped(
                        "%s: %s was %s, is %s in %s.\n"
                            .formatted(
                                change.kind().displayName(),
                                change.claim(),
                                ChangeList.verdict(change.was()),
                                ChangeList.verdict(change.is()),
                                ChangeList.cases(change)))));
    if (entry.changes().size() > SHOWN) {
      feed.append(escaped(English.count(entry.changes().size() - SHOWN, "more change") + ".\n"));
    }
    feed.append("</content>\n</entry>\n");
  }

  /** {@return an id that stays the same while the page has the same address} */
  private static String id(String address) {
    return "urn:uuid:"
        + UUID.nameUUIDFromBytes(("crosscheck " + address).getBytes(StandardCharsets.UTF_8));
  }

  /** {@return the day of publication, or the first day of the month that a calendar tag names} */
  private static Optional<Instant> day(SiteRelease release) {
    Matcher tag = TAG.matcher(release.name());
    String day =
        release
            .published()
            .orElseGet(
                () ->
                    tag.matches()
                        ? "%s-%02d-01".formatted(tag.group(1), Integer.parseInt(tag.group(2)))
                        : "");
    try {
      return Optional.of(LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
