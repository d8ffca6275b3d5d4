package org.crosscheck.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.crosscheck.message.Suggestions;
import org.crosscheck.message.UserError;

/**
 * The formats of one kind of value.
 *
 * @param subject the kind of value, such as {@code report}
 * @param all in the order of the help text, the default first; ids are unique
 * @param <F> the kind of formats
 */
public record Formats<F extends Format>(String subject, List<F> all) {
  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there are no formats, or an id is not unique or lower case
   */
  public Formats {
    all = List.copyOf(all);
    List<String> ids = all.stream().map(Format::id).toList();
    if (ids.isEmpty() || ids.stream().distinct().count() < ids.size()) {
      throw new IllegalArgumentException("Formats need unique ids: " + ids);
    }
    ids.stream()
        .filter(id -> !id.matches("[a-z]+"))
        .forEach(
            id -> {
              throw new IllegalArgumentException("An id must have lower case letters only: " + id);
            });
  }

  /** {@return the ids, in order} */
  public List<String> ids() {
    return all.stream().map(Format::id).toList();
  }

  /**
   * {@return the format of an id, in upper or lower case}
   *
   * @throws UserError with the closest id and all others, if there is none
   */
  public F named(String id) {
    return find(id).orElseThrow(() -> Suggestions.unknown(subject + " format", id, ids()));
  }

  /**
   * {@return the formats of some ids without duplicates, in the order of the ids}
   *
   * @throws UserError with every unknown id
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
