package org.crosscheck.doctor.page;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.http.HttpReply;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Exchange;
import org.crosscheck.observation.HeaderLine;
import org.crosscheck.observation.Observation;

/**
 * A page as one browser loaded it.
 *
 * @param browser the browser
 * @param version the browser's id and reported version, such as {@code chrome 156.0}
 * @param requested the URL that was opened, without credentials
 * @param observation what the page, the browser and the network reported, without the probe's own
 *     worker
 * @param reply the response to Crosscheck's own request for the page
 * @param heads by URL, the headers of files from other origins, in response to a HEAD request with
 *     the page's origin; only of files that were requested
 * @param texts by URL, the text of small files of the page's own site; only of files that were
 *     requested
 */
public record PageObservation(
    Engine browser,
    String version,
    URI requested,
    Observation observation,
    HttpReply reply,
    Map<String, List<HeaderField>> heads,
    Map<String, String> texts) {
  private static final int MAX_TEXTS = 10;

  /** Removes credentials from the URL and Crosscheck's own worker from the observation. */
  public PageObservation {
    requested = Credentials.withoutUserinfo(requested);
    String own = new PageFacts(observation).probeUrl();
    observation = own.isEmpty() ? observation : observation.withoutMentionOf(own);
    heads = Map.copyOf(heads);
    texts = Map.copyOf(texts);
  }

  /** {@return a copy of this observation with other heads and texts} */
  public PageObservation with(
      Map<String, List<HeaderField>> moreHeads, Map<String, String> moreTexts) {
    return new PageObservation(
        browser, version, requested, observation, reply, moreHeads, moreTexts);
  }

  private PageFacts facts() {
    return new PageFacts(observation);
  }

  /**
   * {@return the URLs of files of the page's own site that show what its workers and service
   * workers do, at most 10}
   */
  public List<String> filesToRead() {
    Stream<String> ofElements =
        elements().stream()
            .filter(Element::isPyScript)
            .flatMap(e -> Stream.concat(WorkerCode.files(this, e), serviceWorker(e).stream()))
            .filter(url -> exchange(url).filter(e -> e.status() / 100 == 2).isPresent());
    // Browsers do not report the requests for service workers.
    return Stream.concat(registrations().stream().map(Registration::url), ofElements)
        .filter(this::sameOrigin)
        .distinct()
        .limit(MAX_TEXTS)
        .toList();
  }

  /** {@return the URL in the service-worker attribute of an element; empty if it has none} */
  public Optional<String> serviceWorker(Element element) {
    String file = element.get("service-worker");
    return file.isBlank() ? Optional.empty() : resolved(file);
  }

  /**
   * {@return the absolute URL of a file that the page refers to, without a fragment; empty if it is
   * invalid}
   */
  public Optional<String> resolved(String file) {
    return Urls.resolved(url(), file);
  }

  /** {@return the page's origin} */
  public String origin() {
    return Urls.origin(url());
  }

  /** {@return whether a URL has the page's origin} */
  public boolean sameOrigin(String url) {
    return Urls.origin(url).equals(origin());
  }

  /** {@return whether the probe reported the state of the page} */
  public boolean reported() {
    return facts().reported();
  }

  /** {@return whether the page became idle} */
  public boolean settled() {
    return facts().settled();
  }

  /**
   * {@return whether the probe reloaded the page because its service worker isolates it only from
   * the next load on}
   */
  public boolean reloadedLate() {
    return facts().reloadedLate();
  }

  /** {@return whether the page is cross-origin isolated; false if it was not reported} */
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

  /** {@return whether service workers are available to the page} */
  public boolean serviceWorkers() {
    return facts().flag("serviceWorkers");
  }

  /** {@return the script URL of the service worker that controls the page; "" if there is none} */
  public String controller() {
    return facts().text("controller");
  }

  /** {@return the result of starting a worker in the page; empty if it was not reported} */
  public Optional<WorkerTrial> workerTrial() {
    return facts().workerTrial();
  }

  /** {@return the elements that load files or run code, in document order} */
  public List<Element> elements() {
    return facts().elements();
  }

  /** {@return the {@code <meta http-equiv>} elements, as header lines} */
  public List<HeaderField> metas() {
    return facts().metas();
  }

  /** {@return the service workers that the page registered or tried to register} */
  public List<Registration> registrations() {
    return facts().registrations();
  }

  /** {@return the content security policy violations, in the order of events} */
  public List<Violation> violations() {
    return facts().violations();
  }

  /** {@return the URLs of the elements that received an error event} */
  public Set<String> failedUrls() {
    return facts().failedUrls();
  }

  /** {@return the frames that the page loaded} */
  public List<Frame> frames() {
    return facts().frames();
  }

  /** {@return the dialogs that the page opened, such as {@code alert: hello}} */
  public List<String> dialogs() {
    return facts().dialogs();
  }

  /** {@return the URL of the page at the end of the visit} */
  public String url() {
    String url = facts().text("url");
    return url.isEmpty() ? reply.url().toString() : url;
  }

  /** {@return the page's own response: the last one for its URL} */
  public Optional<Exchange> response() {
    String url = Urls.withoutFragment(url());
    return observation.exchanges().stream()
        .filter(e -> e.status() != 0 && !isRedirect(e) && Urls.withoutFragment(e.url()).equals(url))
        .reduce((first, second) -> second);
  }

  /**
   * Chrome sometimes reports the target of a redirect with the redirect's headers and the page's
   * status. The headers of Crosscheck's own request are used then.
   */
  private static boolean isRedirect(Exchange exchange) {
    return exchange.headers().stream().anyMatch(h -> h.name().equalsIgnoreCase("Location"));
  }

  /**
   * {@return the headers of the page's response, or of Crosscheck's own response if the browser
   * reported none}
   */
  public List<HeaderField> lines() {
    return response().map(e -> fields(e.headers())).orElse(reply.headers());
  }

  /** {@return the last response for a URL, ignoring its fragment} */
  public Optional<Exchange> exchange(String url) {
    String wanted = Urls.withoutFragment(url);
    return observation.exchanges().stream()
        .filter(e -> Urls.withoutFragment(e.url()).equals(wanted))
        .reduce((first, second) -> second);
  }

  /** {@return whether the request got no response} */
  public boolean notReached(Exchange exchange) {
    return browser.traits().wording().isNoResponse(exchange.failure());
  }

  /** {@return header lines as a server sent them, without those that are not valid} */
  public static List<HeaderField> fields(List<HeaderLine> lines) {
    // Firefox reports several lines of some names as one, with line breaks.
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
