package org.crosscheck.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.crosscheck.file.TextFile;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.message.English;
import org.crosscheck.message.TextSanitizer;
import org.crosscheck.message.UserError;

/**
 * What a device reported about the pages of an exported folder, as its start page saves it.
 *
 * @param release the npm version of PyScript
 * @param site the URL of the folder, with a slash at its end
 * @param headers the header lines with which the site sent a page, as far as a page can read them
 * @param device the browser
 * @param visits the pages that were opened, each once
 */
public record SavedVisits(
    String release, URI site, List<HeaderField> headers, Device device, List<SavedVisit> visits) {
  /** The version of the format. */
  static final int FORMAT = 1;

  private static final Pattern RELEASE = Pattern.compile("[0-9A-Za-z.+-]{1,64}");
  private static final Pattern PAGE = Pattern.compile("[\\w.+-]+(/[\\w.+-]+){1,8}");

  /** More header lines than a server sends. */
  private static final int MOST_HEADERS = 200;

  /** The most visits of a file; an export has fewer pages. */
  private static final int MOST_VISITS = 5000;

  private static final int SHOWN = 3;

  /**
   * A page that was opened.
   *
   * @param path its path on a hosting's origin, with a slash at its start
   * @param ended whether it was over or had waited until its deadline, and was not left before
   * @param reports what it reported, each as JSON that {@link Messages#problem} accepts
   */
  public record SavedVisit(String path, boolean ended, List<String> reports) {
    /** Copies the list. */
    public SavedVisit {
      reports = List.copyOf(reports);
    }
  }

  /** Copies the lists. */
  public SavedVisits {
    headers = List.copyOf(headers);
    visits = List.copyOf(visits);
  }

  /**
   * {@return the visits in a file}
   *
   * @throws UserError if it cannot be read or is not such a file, with what is wrong
   */
  public static SavedVisits read(Path file) {
    String text = TextFile.read(file, TextFile.GENERATED);
    try {
      return new Reading().read(Messages.object(text));
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "%s is not a file that a start page saved: %s."
              .formatted(
                  file,
                  TextSanitizer.line(String.valueOf(e.getMessage())).replaceFirst("\\.$", "")),
          "Save it again on the device.");
    }
  }

  /** Reads one file, and collects what is wrong with it. */
  private static final class Reading {
    private final Set<String> problems = new LinkedHashSet<>();

    SavedVisits read(JsonNode root) {
      if (root.path("format").asInt() != FORMAT) {
        throw new IllegalArgumentException(
            "its format is %s, not %d".formatted(shown(root.path("format")), FORMAT));
      }
      String release = Messages.text(root, "release");
      check(RELEASE.matcher(release).matches(), "'release' is not a version");
      Optional<URI> site = site(Messages.text(root, "site"));
      List<HeaderField> headers = headers(Messages.texts(root, "headers"));
      JsonNode took = root.path("took");
      check(took.isNumber() && took.doubleValue() >= 0, "'took' is not a time");
      List<SavedVisit> visits = visits(root.path("visits"));
      String agent = Messages.text(root, "agent");
      check(!agent.isBlank(), "'agent' is missing");
      if (!problems.isEmpty() || site.isEmpty()) {
        throw new IllegalArgumentException(English.some(List.copyOf(problems), SHOWN));
      }
      try {
        Device device = Device.of(agent, took.doubleValue(), root.path("secure").asBoolean());
        return new SavedVisits(release, site.get(), headers, device, visits);
      } catch (UserError e) {
        throw new IllegalArgumentException(e.problem(), e);
      }
    }

    private void check(boolean right, String problem) {
      if (!right) {
        problems.add(problem);
      }
    }

    private static String shown(JsonNode node) {
      return node.isMissingNode() ? "missing" : TextSanitizer.line(node.toString(), 40);
    }

    private Optional<URI> site(String text) {
      Optional<URI> site =
          Optional.of(text)
              .filter(t -> t.matches("https?://[\\w.:\\[\\]-]+/[\\w./~%+-]*"))
              .flatMap(Reading::uri)
              .filter(uri -> uri.getHost() != null && text.endsWith("/"));
      check(site.isPresent(), "'site' is not the URL of a folder");
      return site;
    }

    private static Optional<URI> uri(String text) {
      try {
        return Optional.of(URI.create(text));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    private List<HeaderField> headers(List<String> lines) {
      List<HeaderField> headers = new ArrayList<>();
      check(lines.size() <= MOST_HEADERS, "there are too many 'headers'");
      for (String line : lines.subList(0, Math.min(lines.size(), MOST_HEADERS))) {
        try {
          headers.add(HeaderField.parse(line));
        } catch (UserError e) {
          problems.add(e.problem());
        }
      }
      return headers;
    }

    private List<SavedVisit> visits(JsonNode list) {
      List<SavedVisit> visits = new ArrayList<>();
      Set<String> paths = new LinkedHashSet<>();
      check(list.isArray() && !list.isEmpty(), "it has no 'visits'");
      check(list.size() <= MOST_VISITS, "it has too many 'visits'");
      for (JsonNode visit : list) {
        String path = Messages.text(visit, "path");
        List<String> reports = Messages.texts(visit, "reports");
        check(PAGE.matcher(path).matches(), "a 'path' is not that of a page");
        check(paths.add(path), "a page has two visits");
        reports.forEach(report -> Messages.problem(report).ifPresent(problems::add));
        visits.add(new SavedVisit("/" + path, visit.path("end").asBoolean(), reports));
      }
      return visits;
    }
  }
}
