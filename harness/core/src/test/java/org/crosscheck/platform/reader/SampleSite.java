package org.crosscheck.platform.reader;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;

/**
 * A small site made at random: pages, and pieces of its platform's configuration. Each page says
 * its own path.
 *
 * @param pages the paths of the pages, without a slash at the start
 */
public record SampleSite(List<String> pages, List<Piece> pieces) {
  private static final Set<String> LISTS = Set.of("headers", "redirects", "rewrites", "routes");

  /**
   * A part of a configuration that can be left out.
   *
   * @param place the name of a file if it has a dot or an underscore, otherwise the name of a
   *     member of a JSON object
   * @param text lines of the file, or the JSON value; of a list, one element
   */
  public record Piece(String place, String text) {
    /** {@return whether it is a header rule for some paths, as written} */
    public boolean isFor(String paths) {
      return !place.equals("_redirects")
          && (text.startsWith(paths + "\n")
              || place.equals("globalHeaders") && paths.equals("*")
              || text.matches(
                  "(?s).*(source|glob|src|route|for)\"?( = |: )\""
                      + Pattern.quote(paths)
                      + "\".*"));
    }

    boolean line() {
      return place.contains(".") || place.contains("_");
    }
  }

  /** Copies the lists. */
  public SampleSite {
    pages = List.copyOf(pages);
    pieces = List.copyOf(pieces);
  }

  /** {@return the same site with one page or piece left out, for each of them} */
  Stream<SampleSite> smaller() {
    return Stream.concat(
        pieces.stream().map(piece -> new SampleSite(pages, without(pieces, piece))),
        pages.stream().map(page -> new SampleSite(without(pages, page), pieces)));
  }

  private static <T> List<T> without(List<T> all, T one) {
    List<T> rest = new ArrayList<>(all);
    rest.remove(one);
    return rest;
  }

  /**
   * {@return the configuration files by name}
   *
   * @param json the name of the JSON file; "" if the platform has none
   */
  public Map<String, String> files(String json) {
    Map<String, String> files = new TreeMap<>();
    Map<String, List<String>> members = new LinkedHashMap<>();
    for (Piece piece : pieces) {
      if (piece.line()) {
        files.merge(piece.place(), piece.text() + "\n", String::concat);
      } else {
        members.computeIfAbsent(piece.place(), p -> new ArrayList<>()).add(piece.text());
      }
    }
    if (!json.isEmpty()) {
      String object =
          members.entrySet().stream()
              .map(
                  member ->
                      "\""
                          + member.getKey()
                          + "\": "
                          + (LISTS.contains(member.getKey())
                              ? member.getValue().toString()
                              : member.getValue().get(0)))
              .collect(Collectors.joining(", ", "{", "}"));
      files.put(json, json.equals("firebase.json") ? "{\"hosting\": " + object + "}" : object);
    }
    return files;
  }

  /** {@return a new folder with the site} */
  public Folder folder(String json) {
    Folder folder = new Folder();
    pages.forEach(page -> folder.with(page, "FILE /" + page + "\n"));
    files(json).forEach(folder::with);
    return folder;
  }
}
