package org.crosscheck.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The texts of error objects that are written to the console. In the events of WebDriver BiDi,
 * Chrome writes the bare word {@code error} for each; its own event {@link #EVENT} for the same
 * line has the text. The two events come in any order and share their time and place.
 */
final class ConsoleErrors {
  /** Chrome's own event; other browsers do not know it and need none. */
  static final String EVENT = "goog:cdp.Runtime.consoleAPICalled";

  /** How many lines may wait for their other event; more are left as they are. */
  private static final int MOST = 100;

  private static final String BARE = "error";

  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, Consumer<List<String>>> waiting = new LinkedHashMap<>();

  /**
   * A line was written.
   *
   * @param entry the event {@code log.entryAdded}
   * @param improved receives the whole text of the line, now or later, if it has error objects
   *     without one
   */
  synchronized void line(Map<?, ?> entry, Consumer<String> improved) {
    if (!hasBareError(entry)) {
      return;
    }
    String place = place(entry, Json.number(entry, "timestamp", 0));
    Consumer<List<String>> complete = errors -> improved.accept(whole(entry, errors));
    Optional.ofNullable(texts.remove(place))
        .ifPresentOrElse(complete, () -> keep(waiting, place, complete));
  }

  /** Chrome's own event for a line. */
  synchronized void called(Map<?, ?> event) {
    Map<?, ?> call = Json.map(event, "params");
    List<String> errors = new ArrayList<>();
    for (Object argument : Json.list(call, "args")) {
      if (argument instanceof Map<?, ?> map && Json.text(map, "subtype").equals(BARE)) {
        errors.add(withoutStack(Json.text(map, "description")));
      }
    }
    if (errors.isEmpty()) {
      return;
    }
    String place = place(call, Json.number(call, "timestamp", 0));
    Optional.ofNullable(waiting.remove(place))
        .ifPresentOrElse(line -> line.accept(errors), () -> keep(texts, place, errors));
  }

  private static <T> void keep(Map<String, T> some, String place, T value) {
    some.put(place, value);
    if (some.size() > MOST) {
      some.remove(some.keySet().iterator().next());
    }
  }

  private static boolean hasBareError(Map<?, ?> entry) {
    return types(entry).contains(BARE)
        && List.of(Json.text(entry, "text").split(" ")).contains(BARE);
  }

  private static List<String> types(Map<?, ?> entry) {
    return Json.list(entry, "args").stream()
        .filter(Map.class::isInstance)
        .map(argument -> Json.text((Map<?, ?>) argument, "type"))
        .toList();
  }

  /** {@return the line with these texts for its error objects} */
  private static String whole(Map<?, ?> entry, List<String> errors) {
    List<String> types = types(entry);
    boolean known = types.stream().allMatch(type -> type.equals(BARE) || type.equals("string"));
    if (!known || types.stream().filter(BARE::equals).count() != errors.size()) {
      return Json.text(entry, "text") + " (" + String.join("; ", errors) + ")";
    }
    List<String> words = new ArrayList<>();
    List<String> left = new ArrayList<>(errors);
    for (Object argument : Json.list(entry, "args")) {
      Map<?, ?> map = (Map<?, ?>) argument;
      words.add(Json.text(map, "type").equals(BARE) ? left.remove(0) : Json.text(map, "value"));
    }
    return String.join(" ", words);
  }

  private static String withoutStack(String description) {
    return description
        .lines()
        .takeWhile(line -> !line.startsWith("    at "))
        .collect(Collectors.joining("\n"));
  }

  /** {@return when and where a line was written; Chrome rounds the time in one of its events} */
  private static String place(Map<?, ?> event, double time) {
    List<?> frames = Json.list(Json.map(event, "stackTrace"), "callFrames");
    Map<?, ?> top = frames.isEmpty() || !(frames.get(0) instanceof Map<?, ?> map) ? Map.of() : map;
    return "%d %s:%.0f:%.0f"
        .formatted(
            Math.round(time),
            Json.text(top, "url"),
            Json.number(top, "lineNumber", -1),
            Json.number(top, "columnNumber", -1));
  }
}
