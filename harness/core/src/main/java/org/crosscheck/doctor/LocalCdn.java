package org.crosscheck.doctor;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.http.FetchError;
import org.crosscheck.http.HttpProbe;
import org.crosscheck.http.HttpReply;
import org.crosscheck.release.Release;
import org.crosscheck.server.CdnFiles;
import org.crosscheck.server.CdnServer;
import org.crosscheck.workspace.Workspace;

/** Answers for the CDN of PyScript if this machine cannot reach it. */
final class LocalCdn implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Set<FetchError.Kind> UNREACHABLE =
      Set.of(FetchError.Kind.NAME_NOT_FOUND, FetchError.Kind.REFUSED, FetchError.Kind.NO_RESPONSE);

  private static final Pattern NAME = Pattern.compile("(?:/releases/|/@pyscript/core@)([^/?#]+)");

  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)(?:.+\\.)?localhost|127\\..*|\\[::1\\]");

  private static final Pattern POLICY =
      Pattern.compile("(?is).*<meta\\b[^>]*content-security-policy.*");

  private final LocalRelease releases;
  private final Workspace workspace;
  private final Function<URI, Optional<FetchError>> request;
  private final Map<String, Answering> servers = new ConcurrentHashMap<>();

  /** A server of the files of a release. */
  private record Answering(Release release, CdnServer server) {}

  LocalCdn(LocalRelease releases, Workspace workspace) {
    this(releases, workspace, url -> new HttpProbe(PATIENCE, 1).head(url, Map.of()).error());
  }

  LocalCdn(
      LocalRelease releases, Workspace workspace, Function<URI, Optional<FetchError>> request) {
    this.request = request;
    this.releases = releases;
    this.workspace = workspace;
  }

  /** {@return whether a URL is one of this machine, whose server a copy may request again} */
  static boolean isOnThisMachine(URI url) {
    return LOOPBACK.matcher(Optional.ofNullable(url.getHost()).orElse("")).matches();
  }

  /**
   * Lets a site load PyScript from this machine, if its page names a CDN that cannot be reached.
   *
   * <p>A page with a content security policy is left as it is: the policy is for the CDN's host.
   *
   * @param reply the response with the page
   * @return the finding that says so; empty if the page loads what it names
   */
  List<Finding> answer(HttpReply reply, LocalPyScript site) {
    Optional<String> address = CdnServer.pyScriptIn(reply.body());
    if (address.isEmpty()
        || reply.header("Content-Security-Policy").isPresent()
        || POLICY.matcher(reply.body()).matches()) {
      return List.of();
    }
    // The rest of an address, such as a placeholder of a template, need not be a URL.
    URI url = URI.create(address.get().replaceFirst("(://[^/]*/).*", "$1"));
    Optional<FetchError> error = request.apply(url).filter(e -> UNREACHABLE.contains(e.kind()));
    if (error.isEmpty()) {
      return List.of();
    }
    Matcher matcher = NAME.matcher(address.get());
    String name = matcher.find() ? matcher.group(1) : "";
    return server(name).stream()
        .map(
            answering -> {
              site.use(answering.server());
              return finding(address.get(), url, name, answering.release(), error.get());
            })
        .toList();
  }

  private synchronized Optional<Answering> server(String name) {
    if (!servers.containsKey(name)) {
      Optional<CdnFiles> files = releases.find(name, workspace.newFolder("n"));
      files.ifPresent(f -> servers.put(name, new Answering(f.release(), CdnServer.start(f))));
    }
    return Optional.ofNullable(servers.get(name));
  }

  private static Finding finding(
      String address, URI url, String named, Release release, FetchError error) {
    boolean other = !Set.of("", release.name(), release.core()).contains(named);
    return new Finding(
        FindingType.PYSCRIPT_RELEASE,
        Level.INFO,
        "PyScript %s was answered from npm%s, because this machine cannot reach %s."
            .formatted(release.name(), other ? " in place of " + named : "", url.getHost()),
        Set.of(),
        List.of(new Evidence("crosscheck", address, error.detail())),
        List.of(),
        List.of());
  }

  /** {@return a text in which addresses of this machine's CDN are those of the real one} */
  String withoutMirror(String text) {
    String named = text;
    for (Answering answering : servers.values()) {
      named = named.replace(answering.server().origin() + "/", "https://");
    }
    return named;
  }

  @Override
  public void close() {
    servers.values().forEach(answering -> answering.server().close());
  }
}
