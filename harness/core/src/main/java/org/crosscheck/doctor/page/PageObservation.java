package org.crosscheck.doctor.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.Credentials;
import org.crosscheck.http.HttpReply;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.Observation;

/**
 * A page as one browser saw it.
 *
 * @param browser the browser
 * @param version the browser as it reported itself, such as {@code chrome 156.0}
 * @param asked the address that was opened, without credentials
 * @param observation what page, browser and network reported, without the probe's own worker
 * @param reply the answer to a request of Crosscheck's own for the page
 * @param heads the header lines of files of other origins in the answer to a request that names the
 *     page's origin, by address; only of those that were asked for
 * @param texts the text of small files of the page's own site that were read, by address
 */
public record PageObservation(
    Engine browser,
    String version,
    URI asked,
    Observation observation,
    HttpReply reply,
    Map<String, List<HeaderField>> heads,
    Map<String, String> texts) {
  private static final int MOST_TEXTS = 10;

  /** Takes credentials out of the address and Crosscheck's own worker out of what was seen. */
  public PageObservation {
    asked = Credentials.without(asked);
    String own = new PageFacts(observation).probeUrl();
    observation = own.isEmpty() ? observation : observation.withoutMentionOf(own);
    heads = Map.copyOf(heads);
    texts = Map.copyOf(texts);
  }

  /** {@return this page with more that was asked for; it is not changed} */
  public PageObservation with(Map<String, List<HeaderField>> answers, Map<String, String> files) {
    return new PageObservation(browser, version, asked, observation, reply, answers, files);
  }

  private PageFacts facts() {
    return new PageFacts(observation);
  }

  /** {@return the small files of the page's own site that tell what its workers do} */
  public List<String> worthReading() {
    return elements().stream()
        .filter(Element::pyscript)
        .flatMap(e -> Stream.concat(WorkerCode.files(this, e), serviceWorker(e).stream()))
        .filter(this::sameOrigin)
        .filter(url -> exchange(url).filter(e -> e.status() / 100 == 2).isPresent())
        .distinct()
        .limit(MOST_TEXTS)
        .toList();
  }

  /** {@return the address of the service worker that an element of PyScript names, if it does} */
  public Optional<String> serviceWorker(Element element) {
    String file = element.get("service-worker");
    return file.isBlank() ? Optional.empty() : resolved(file);
  }

  /** {@return the whole address of a file that the page names, without a fragment} */
  public Optional<String> resolved(String file) {
    return Urls.resolved(url(), file);
  }

  /** {@return the page's origin} */
  public String origin() {
    return Urls.origin(url());
  }

  /** {@return whether an address has the origin of the page} */
  public boolean sameOrigin(String url) {
    return Urls.origin(url).equals(origin());
  }

  /** {@return whether the page reported what the browser gives it} */
  public boolean reported() {
    return facts().reported();
  }

  /** {@return whether the page came to rest} */
  public boolean settled() {
    return facts().settled();
  }

  /** {@return whether the page was reloaded because its service worker took over too late} */
  public boolean reloadedLate() {
    return facts().reloadedLate();
  }

  /** {@return whether the page is cross-origin isolated; false if that was not reported} */
  public boolean isolated() {
    return facts().flag("isolated");
  }

  /** {@return whether the page is a secure context} */
  public boolean secure() {
    return facts().flag("secure");
  }

  /** {@return whether the page has SharedArrayBuffer} */
  public boolean shares() {
    return facts().flag("shared");
  }

  /** {@return whether the browser offers service workers to the page} */
  public boolean serviceWorkers() {
    return facts().flag("serviceWorkers");
  }

  /** {@return the script of the service worker that controls the page, or ""} */
  public String controller() {
    return facts().text("controller");
  }

  /** {@return what became of a worker that was started in the page; empty if unknown} */
  public Optional<WorkerTrial> workerTrial() {
    return facts().workerTrial();
  }

  /** {@return the elements that load or run something, in the order of the page} */
  public List<Element> elements() {
    return facts().elements();
  }

  /** {@return the policies that stand in the markup, as header lines} */
  public List<HeaderField> metas() {
    return facts().metas();
  }

  /** {@return what content security policies stopped, in the order of events} */
  public List<Violation> violations() {
    return facts().violations();
  }

  /** {@return the addresses of the elements that got an error event} */
  public Set<String> failedUrls() {
    return facts().failedUrls();
  }

  /** {@return the frames that were loaded} */
  public List<Frame> frames() {
    return facts().frames();
  }

  /** {@return the dialogs that the page opened, such as {@code alert: hello}} */
  public List<String> dialogs() {
    return facts().dialogs();
  }

  /** {@return where the page is in the end} */
  public String url() {
    String url = facts().text("url");
    return url.isEmpty() ? reply.url().toString() : url;
  }

  /** {@return the page's own response: the last one for its address} */
  public Optional<Exchange> response() {
    String url = Urls.withoutFragment(url());
    return observation.exchanges().stream()
        .filter(e -> e.status() != 0 && !redirects(e) && Urls.withoutFragment(e.url()).equals(url))
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
    return response().map(e -> fields(e.headers())).orElse(reply.headers());
  }

  /** {@return the last response for an address, whatever its fragment} */
  public Optional<Exchange> exchange(String url) {
    String wanted = Urls.withoutFragment(url);
    return observation.exchanges().stream()
        .filter(e -> Urls.withoutFragment(e.url()).equals(wanted))
        .reduce((first, second) -> second);
  }

  /** {@return whether no response came, so that nothing is known of the file} */
  public boolean notReached(Exchange exchange) {
    return browser.traits().wording().isNoResponse(exchange.failure());
  }

  /** {@return header lines as a server means them; those that no server can send are left out} */
  public static List<HeaderField> fields(List<HeaderLine> lines) {
    // Firefox gives several lines of some names as one, with line breaks in it.
    return lines.stream()
        .flatMap(line -> line.value().lines().map(value -> field(line.name(), value)))
        .flatMap(Optional::stream)
        .toList();
  }

  static Optional<HeaderField> field(String name, String value) {
    try {
      return Optional.of(new HeaderField(name, value));
    } catch (UserError e) {
      return Optional.empty();
    }
  }
}
