package org.crosscheck.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.conformance.ExternalHosting;
import org.crosscheck.hosting.Promise;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name hostings outside the catalog. */
final class ExternalHostingOptions {
  @Option(
      names = "--real",
      split = ",",
      paramLabel = "SERVER",
      description = {
        "Test a real web server on this machine, with and without its recipe: nginx, apache, caddy,"
            + " or lighttpd. As root on Debian or Ubuntu, a missing server is installed."
      })
  private List<String> servers = List.of();

  @Option(
      names = "--host",
      paramLabel = "NAME=URL",
      description =
          "Test the files of './crosscheck export' at the URL to which they were uploaded.")
  private Map<String, String> hosts = new TreeMap<>();

  @Mixin private HostingFileOptions files = new HostingFileOptions();

  @Option(
      names = "--below",
      paramLabel = "PATH",
      description =
          "Serve the pages below this path, such as /app, so that rules of the file for it apply.")
  private Optional<String> below = Optional.empty();

  @Option(
      names = "--expect",
      paramLabel = "RESULT",
      completionCandidates = IsolationWord.Words.class,
      description = {
        "What --hosting-file or --host should give: ${COMPLETION-CANDIDATES}. Its pages are held"
            + " to that. Default: what its header lines should give."
      })
  private Optional<String> expected = Optional.empty();

  private Optional<PlatformSite> emulated = Optional.empty();

  /**
   * {@return the requested hostings}
   *
   * @throws UserError with every name and URL that is wrong
   */
  List<ExternalHosting> hostings(Checkout checkout) {
    List<ExternalHosting> hostings = new ArrayList<>();
    Problems problems = new Problems();
    Platforms platforms = Platforms.read(checkout.fixtures());
    Promise promise = problems.attempt(this::promise).orElse(Promise.NONE);
    for (String server : servers) {
      problems
          .attempt(() -> platforms.recipe(server.strip()))
          .ifPresent(
              recipe -> {
                hostings.add(new ExternalHosting.LocalServer(recipe, true));
                hostings.add(new ExternalHosting.LocalServer(recipe, false));
              });
    }
    hosts.forEach(
        (name, url) ->
            base(url)
                .ifPresentOrElse(
                    base -> hostings.add(new ExternalHosting.RemoteHost(name, base, promise)),
                    () -> problems.add(notFolder(url))));
    problems
        .attempt(() -> emulated(platforms, promise))
        .flatMap(Function.identity())
        .ifPresent(hostings::add);
    problems.throwIfAny("Nothing was run. See './crosscheck run --help'.");
    return hostings;
  }

  private Promise promise() {
    if (expected.isPresent() && hosts.isEmpty() && !files.given()) {
      throw new UserError(
          "--expect needs a hosting of yours.",
          "Name it with --hosting-file or --host; those of the catalog say what they promise.");
    }
    return expected.map(word -> Promise.of(IsolationWord.isolated(word))).orElse(Promise.NONE);
  }

  private Optional<ExternalHosting> emulated(Platforms platforms, Promise promise) {
    if (!files.given() && below.isPresent()) {
      throw new UserError("--below needs a file.", "Give it with --hosting-file.");
    }
    emulated = files.site(() -> platforms);
    return emulated.map(site -> emulated(site, promise));
  }

  private ExternalHosting emulated(PlatformSite site, Promise promise) {
    HostingFileOptions.remarks(site).forEach(System.out::println);
    String remarks =
        site.remarks().stream()
            .map(about -> about.remark().toString())
            .collect(Collectors.joining("; ", site.remarks().isEmpty() ? "" : ": ", "."));
    return new ExternalHosting.Emulated(
        site.platform().id(),
        "What %s makes of %s%s"
            .formatted(site.platform().title(), HostingFileOptions.names(site), remarks),
        site.headers(),
        site.routing(),
        below.map(text -> text.replaceFirst("/+$", "")).orElse(""),
        promise);
  }

  /** {@return the site of the configuration file that {@link #hostings} read; empty if none} */
  Optional<PlatformSite> emulated() {
    return emulated;
  }

  private static String notFolder(String url) {
    String shown = Credentials.without(url);
    return Credentials.withoutUserinfo(url).equals(url)
        ? "'%s' is not the URL of a folder. Write --host NAME=https://host/path/.".formatted(shown)
        : ("The URL %s has a user name or a password, which browsers do not send for the files of a"
                + " page. Give the URL of a folder that everybody can read.")
            .formatted(shown);
  }

  /** {@return the URL of a folder, ending with a slash; empty if the text is not one} */
  static Optional<URI> base(String text) {
    try {
      URI url = new URI(text.endsWith("/") ? text : text + "/");
      boolean web =
          url.getHost() != null
              && List.of("http", "https").contains(String.valueOf(url.getScheme()))
              && url.getQuery() == null
              && url.getFragment() == null
              && url.getUserInfo() == null;
      return web ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
