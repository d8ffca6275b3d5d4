package org.crosscheck.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.crosscheck.conformance.ExternalHosting;
import org.crosscheck.message.Credentials;
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.PlatformFile;
import org.crosscheck.platform.reader.Remark;
import org.crosscheck.workspace.Checkout;
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

  @Option(
      names = "--hosting-file",
      paramLabel = "FILE",
      description = {
        "Test the headers of a platform's configuration file:",
        "_headers, netlify.toml, vercel.json, serve.json,",
        "firebase.json, staticwebapp.config.json, *.headers."
      })
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "PLATFORM",
      description =
          "The platform that reads the file, if its name is ambiguous: cloudflare, netlify, vercel,"
              + " firebase, azure, serve, or wpt.")
  private Optional<String> platform = Optional.empty();

  @Option(
      names = "--below",
      paramLabel = "PATH",
      description =
          "Serve the pages below this path, such as /app, so that rules of the file for it apply.")
  private Optional<String> below = Optional.empty();

  /**
   * {@return the requested hostings}
   *
   * @throws UserError with every name and URL that is wrong
   */
  List<ExternalHosting> hostings(Checkout checkout) {
    List<ExternalHosting> hostings = new ArrayList<>();
    Problems problems = new Problems();
    Platforms platforms = Platforms.read(checkout.fixtures());
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
                    base -> hostings.add(new ExternalHosting.RemoteHost(name, base)),
                    () -> problems.add(notFolder(url))));
    problems
        .attempt(() -> emulated(platforms))
        .flatMap(Function.identity())
        .ifPresent(hostings::add);
    problems.throwIfAny("Nothing was run. See './crosscheck run --help'.");
    return hostings;
  }

  private Optional<ExternalHosting> emulated(Platforms platforms) {
    if (file.isEmpty()) {
      if (platform.isPresent() || below.isPresent()) {
        throw new UserError("--as and --below need a file.", "Give it with --hosting-file.");
      }
      return Optional.empty();
    }
    Path path = file.get();
    Platform as =
        platform
            .map(platforms::readable)
            .or(() -> platforms.setBy(path))
            .orElseThrow(
                () ->
                    new UserError(
                        "The name %s does not tell which platform reads it."
                            .formatted(path.getFileName()),
                        "Give --as and one of: %s."
                            .formatted(String.join(", ", platforms.readableIds()))));
    PlatformFile content = PlatformFile.read(path, as);
    content.remarks().forEach(remark -> System.out.println("%s, %s.".formatted(path, remark)));
    String remarks =
        content.remarks().stream()
            .map(Remark::toString)
            .collect(Collectors.joining("; ", content.remarks().isEmpty() ? "" : ": ", "."));
    return Optional.of(
        new ExternalHosting.Emulated(
            as.id(),
            "What %s makes of %s%s".formatted(as.title(), path.getFileName(), remarks),
            content.headers(),
            below.map(text -> text.replaceFirst("/+$", "")).orElse("")));
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
