package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;

/**
 * The formats that one thing can be written in.
 *
 * @param subject what they are of, such as {@code report}
 * @param all in the order of the help text, the default first; ids are unique
 * @param <F> the kind of formats
 */
public record Formats<F extends Format>(String subject, List<F> all) {
  /** Copies the list, and refuses an id that stands twice or is not in lower case. */
  public Formats {
    all = List.copyOf(all);
    List<String> ids = all.stream().map(Format::id).toList();
    if (ids.isEmpty() || ids.stream().distinct().count() < ids.size()) {
      throw new IllegalArgumentException("Formats need an id each: " + ids);
    }
    ids.stream()
        .filter(id -> !id.matches("[a-z]+"))
        .forEach(
            id -> {
              throw new IllegalArgumentException("An id has lower case letters only: " + id);
            });
  }

  /** {@return the ids, in order} */
  public List<String> ids() {
    return all.stream().map(Format::id).toList();
  }

  /**
   * {@return the format of an id, in upper or lower case}
   *
   * @throws UserError with the nearest id and all others, if there is none
   */
  public F named(String id) {
    return find(id).orElseThrow(() -> Suggestions.unknown(subject + " format", id, ids()));
  }

  /**
   * {@return the formats of ids, each once, in the order of the ids}
   *
   * @throws UserError with every id that is not known
   */
  public List<F> named(List<String> ids) {
    List<F> found = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String id : ids) {
      try {
        F format = named(id);
        if (!found.contains(format)) {
          found.add(format);
        }
      } catch (UserError e) {
        problems.add(e.problem());
      }
    }
    if (!problems.isEmpty()) {
      throw new UserError(String.join("\n", problems), "Known: " + String.join(", ", ids()) + ".");
    }
    return found;
  }

  private Optional<F> find(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    return all.stream().filter(format -> format.id().equals(wanted)).findFirst();
  }
}
