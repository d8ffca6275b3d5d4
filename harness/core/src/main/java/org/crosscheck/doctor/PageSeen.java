package org.crosscheck.doctor;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.Fact;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.Observation;
import org.crosscheck.told.Told;

/**
 * A page as one browser saw it.
 *
 * @param browser which one
 * @param version the browser as it reported itself, such as {@code chrome 156.0}
 * @param asked the address that was opened, without credentials
 * @param seen what page, browser and network reported
 * @param answer what a request of Crosscheck's own for the page was answered
 * @param heads what files of other origins are answered with to a request that names the page's
 *     origin, as far as that was asked: by address, the header lines
 * @param texts small files of the page's own site that were read: by address, what is in them
 */
public record PageSeen(
    Engine browser,
    String version,
    URI asked,
    Observation seen,
    Knock.Answer answer,
    Map<String, List<HeaderField>> heads,
    Map<String, String> texts) {
  private static final int MOST_HEADS = 30;
  private static final int MOST_TEXTS = 10;

  /** Takes credentials out of the address and Crosscheck's own worker out of what was seen. */
  public PageSeen {
    asked = Credentials.without(asked);
    String own = text(map(seen, "doctor.probe"), "url");
    seen = own.isEmpty() ? seen : seen.withoutMentionOf(own);
    heads = Map.copyOf(heads);
    texts = Map.copyOf(texts);
  }

  /** {@return this page with more that was asked for; it is not changed} */
  public PageSeen with(Map<String, List<HeaderField>> answers, Map<String, String> files) {
    return new PageSeen(browser, version, asked, seen, answer, answers, files);
  }

  /** {@return the small files of the page's own site that tell what its workers do} */
  public List<String> worthReading() {
    return elements().stream()
        .filter(Element::pyscript)
        .flatMap(e -> Stream.concat(WorkerCode.files(this, e), serviceWorker(this, e).stream()))
        .filter(this::sameOrigin)
        .filter(url -> exchange(url).filter(e -> e.status() / 100 == 2).isPresent())
        .distinct()
        .limit(MOST_TEXTS)
        .toList();
  }

  /** {@return the address of the service worker that an element of PyScript names, if it does} */
  static Optional<String> serviceWorker(PageSeen page, Element element) {
    String file = element.get("service-worker");
    return file.isBlank() ? Optional.empty() : resolved(page, file);
  }

  /** {@return the files of other origins whose answer to CORS would tell more about the remedy} */
  public List<String> worthAsking() {
    return Stream.concat(
            Advice.unwilling(this).map(Element::url),
            CorsExamination.unexplained(this).map(Exchange::url))
        .distinct()
        .limit(MOST_HEADS)
        .toList();
  }

  /** {@return the page's origin} */
  public String origin() {
    return origin(url());
  }

  /** {@return whether the page told what the browser gives it} */
  boolean told() {
    return seen.fact("doctor.page").isPresent();
  }

  /** {@return whether the page came to rest} */
  boolean settled() {
    return seen.fact("doctor.settled").isPresent();
  }

  /** {@return whether the page is cross-origin isolated; false if it did not tell} */
  public boolean isolated() {
    return flag("isolated");
  }

  /** {@return whether the page is a secure context} */
  boolean secure() {
    return flag("secure");
  }

  /** {@return whether the page has SharedArrayBuffer} */
  public boolean shares() {
    return flag("shared");
  }

  /** {@return what became of a worker that Crosscheck started in the page; empty if unknown} */
  Optional<Tried> tried() {
    Map<?, ?> probe = map(seen, "doctor.probe");
    return probe.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Tried(
                Boolean.TRUE.equals(probe.get("begins")),
                Boolean.TRUE.equals(probe.get("waits")),
                text(probe, "why")));
  }

  /**
   * What became of a worker from a {@code blob:} address, as PyScript's are.
   *
   * @param begins whether it began
   * @param waits whether it waited for the page in shared memory and was woken, which is how
   *     workers reach the DOM and call functions of the page
   * @param why what was said in the end
   */
  record Tried(boolean begins, boolean waits, String why) {}

  /** {@return whether the browser offers service workers to the page} */
  boolean serviceWorkers() {
    return flag("serviceWorkers");
  }

  /** {@return the script of the service worker that controls the page, or ""} */
  String controller() {
    return text(page(), "controller");
  }

  /** {@return where the page is in the end} */
  String url() {
    String url = text(page(), "url");
    return url.isEmpty() ? answer.url().toString() : url;
  }

  /** {@return the page's own response: the last one for its address} */
  Optional<Exchange> response() {
    String url = withoutFragment(url());
    return seen.exchanges().stream()
        .filter(e -> e.status() != 0 && !redirects(e) && withoutFragment(e.url()).equals(url))
        .reduce((first, second) -> second);
  }

  /**
   * Chrome now and then gives a page that was redirected to the header lines of the redirect, with
   * the status of the page. What Crosscheck was answered itself counts then.
   */
  private static boolean redirects(Exchange exchange) {
    return exchange.headers().stream().anyMatch(h -> h.name().equalsIgnoreCase("Location"));
  }

  /** {@return the header lines of the page's response, or what Crosscheck got if it is unknown} */
  public List<HeaderField> lines() {
    return response().map(e -> fields(e.headers())).orElse(answer.lines());
  }

  /** {@return the last response for an address, whatever its fragment} */
  Optional<Exchange> exchange(String url) {
    String wanted = withoutFragment(url);
    return seen.exchanges().stream()
        .filter(e -> withoutFragment(e.url()).equals(wanted))
        .reduce((first, second) -> second);
  }

  /** {@return whether no response came, so that nothing is known of the file} */
  boolean notReached(Exchange exchange) {
    return browser.traits().wording().isNoResponse(exchange.failure());
  }

  /** {@return the elements that load or run something, in the order of the page} */
  List<Element> elements() {
    return each("doctor.elements", PageSeen::element);
  }

  /** {@return the policies that stand in the markup, as header lines} */
  List<HeaderField> metas() {
    return each("doctor.metas", map -> field(text(map, "name"), text(map, "content"))).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /** {@return the maps of a fact that is a list of them} */
  <T> List<T> each(String fact, Function<Map<?, ?>, T> make) {
    return seen.fact(fact).map(Fact::value).stream()
        .flatMap(v -> v instanceof List<?> list ? list.stream() : Stream.of())
        .filter(Map.class::isInstance)
        .<T>map(item -> make.apply((Map<?, ?>) item))
        .toList();
  }

  /** {@return whether an address has the origin of the page} */
  boolean sameOrigin(String url) {
    return origin(url).equals(origin(url()));
  }

  /** {@return the header lines of some names that a response had, as evidence} */
  List<Evidence> evidence(Exchange exchange, String... names) {
    List<Evidence> evidence = new ArrayList<>();
    for (String name : names) {
      List<HeaderLine> lines =
          exchange.headers().stream().filter(h -> h.name().equalsIgnoreCase(name)).toList();
      lines.forEach(line -> evidence.add(saw(exchange.url(), line.toString())));
      if (lines.isEmpty()) {
        evidence.add(saw(exchange.url(), "(no " + name + ")"));
      }
    }
    return evidence;
  }

  /** {@return the header lines of some names that the page came with, as evidence} */
  List<Evidence> evidence(String... names) {
    if (response().isPresent()) {
      return evidence(response().get(), names);
    }
    List<Evidence> evidence = new ArrayList<>();
    for (String name : names) {
      List<HeaderField> lines = answer.lines().stream().filter(l -> l.named(name)).toList();
      lines.forEach(l -> evidence.add(new Evidence("crosscheck", url(), l.toString())));
      if (lines.isEmpty()) {
        evidence.add(new Evidence("crosscheck", url(), "(no " + name + ")"));
      }
    }
    return evidence;
  }

  /** {@return something that this browser saw, as evidence} */
  Evidence saw(String url, String line) {
    return new Evidence(browser.id(), url, line);
  }

  /** {@return header lines as a server means them; those that are none are left out} */
  static List<HeaderField> fields(List<HeaderLine> lines) {
    // Firefox gives several lines of some names as one, with line breaks in it.
    return lines.stream()
        .flatMap(line -> line.value().lines().map(value -> field(line.name(), value)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** {@return the scheme, host and port of an address; the address itself if it has none} */
  static String origin(String url) {
    return url.replaceFirst("(?i)^([a-z]+://)(?:[^/?#@]*@)?([^/?#]*).*$", "$1$2");
  }

  /** {@return a text of a map, or ""} */
  static String text(Map<?, ?> map, String name) {
    return map.get(name) instanceof String text ? text : "";
  }

  /** {@return the whole address of a file that the page names, without a fragment} */
  static Optional<String> resolved(PageSeen page, String file) {
    try {
      return Optional.of(withoutFragment(URI.create(page.url()).resolve(file).toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Map<?, ?> page() {
    return map(seen, "doctor.page");
  }

  private static Map<?, ?> map(Observation seen, String fact) {
    return seen.fact(fact)
        .map(Fact::value)
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(v -> (Map<?, ?>) v)
        .orElse(Map.of());
  }

  private boolean flag(String name) {
    return Boolean.TRUE.equals(page().get(name));
  }

  private static String withoutFragment(String url) {
    return Credentials.without(url).replaceFirst("#.*$", "");
  }

  private static Optional<HeaderField> field(String name, String value) {
    try {
      return Optional.of(new HeaderField(name, value));
    } catch (Told e) {
      return Optional.empty();
    }
  }

  private static Element element(Map<?, ?> map) {
    Map<String, String> attributes = new TreeMap<>();
    if (map.get("attributes") instanceof Map<?, ?> all) {
      all.forEach((name, value) -> attributes.put(String.valueOf(name), String.valueOf(value)));
    }
    return new Element(
        text(map, "tag"),
        text(map, "url"),
        attributes,
        Boolean.TRUE.equals(map.get("head")),
        text(map, "text"));
  }
}
