package org.crosscheck.session;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node of a Selenium Grid, as the hub describes it.
 *
 * @param uri its address
 * @param system its operating system, such as {@code Linux 6.1 amd64}; "" if the hub does not say
 * @param slots the places for sessions
 */
record GridNode(String uri, String system, List<Slot> slots) {
  GridNode {
    slots = List.copyOf(slots);
  }

  /**
   * A place for a session.
   *
   * @param browserName the browser that it starts
   * @param session the id of its session; "" if it is free
   */
  record Slot(String browserName, String session) {}

  /** {@return the nodes in the answer of a hub to {@code GET /status}; empty if it is not one} */
  static Optional<List<GridNode>> in(String json) {
    Map<?, ?> value = Json.map(Json.parse(json), "value");
    return value.get("nodes") instanceof List<?>
        ? Optional.of(maps(value, "nodes").map(GridNode::of).toList())
        : Optional.empty();
  }

  private static GridNode of(Map<?, ?> node) {
    Map<?, ?> system = Json.map(node, "osInfo");
    return new GridNode(
        Json.text(node, "uri"),
        Stream.of("name", "version", "arch")
            .map(name -> Json.text(system, name))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" ")),
        maps(node, "slots").map(GridNode::slot).toList());
  }

  private static Slot slot(Map<?, ?> slot) {
    return new Slot(
        Json.text(Json.map(slot, "stereotype"), "browserName"),
        Json.text(Json.map(slot, "session"), "sessionId"));
  }

  private static Stream<Map<?, ?>> maps(Map<?, ?> map, String name) {
    return Json.list(map, name).stream()
        .filter(Map.class::isInstance)
        .map(item -> (Map<?, ?>) item);
  }

  /** {@return whether a session of this id is on it} */
  boolean has(String session) {
    return slots.stream().anyMatch(slot -> slot.session().equals(session));
  }

  /** {@return the host name in its address; empty if the address is not a URL} */
  Optional<String> host() {
    try {
      return Optional.ofNullable(URI.create(uri).getHost());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@return the ids of all sessions for a browser, "" for each free slot} */
  static List<String> slots(List<GridNode> nodes, String browserName) {
    return nodes.stream()
        .flatMap(node -> node.slots().stream())
        .filter(slot -> slot.browserName().equals(browserName))
        .map(Slot::session)
        .toList();
  }

  /** {@return the names of the browsers that nodes offer} */
  static Set<String> browsers(List<GridNode> nodes) {
    return nodes.stream()
        .flatMap(node -> node.slots().stream())
        .map(Slot::browserName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
