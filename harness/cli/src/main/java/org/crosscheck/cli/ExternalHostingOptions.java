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
import org.crosscheck.message.Problems;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.PlatformFile;
import org.crosscheck.platform.reader.Remark;
import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.Option;

/** The options that name hostings which are not of the catalogue. */
final class ExternalHostingOptions {
  @Option(
      names = "--real",
      split = ",",
      paramLabel = "SERVER",
      description = {
        "Visit under a real web server of this machine, with our recipe for it and without:",
        "nginx, apache, caddy or lighttpd. As root on Debian it is installed if it is missing."
      })
  private List<String> servers = List.of();

  @Option(
      names = "--host",
      paramLabel = "NAME=URL",
      description = "Visit what './crosscheck export' wrote, uploaded to this folder of a host.")
  private Map<String, String> hosts = new TreeMap<>();

  @Option(
      names = "--hosting-file",
      paramLabel = "FILE",
      description = {
        "Visit under the headers that a platform sends by this file: _headers, netlify.toml,",
        "vercel.json, firebase.json, staticwebapp.config.json, serve.json, or *.headers."
      })
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "PLATFORM",
      description =
          "Which platform reads the file, if its name does not say: cloudflare, netlify, vercel,"
              + " firebase, azure, serve or wpt.")
  private Optional<String> platform = Optional.empty();

  @Option(
      names = "--below",
      paramLabel = "PATH",
      description =
          "Serve the pages below this path, such as /app, so that the file's rules for it apply.")
  private Optional<String> below = Optional.empty();

  /**
   * {@return the hostings that were named}
   *
   * @throws UserError with every name and address that is wrong
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
                hostings.add(new ExternalHosting.Real(recipe, true));
                hostings.add(new ExternalHosting.Real(recipe, false));
              });
    }
    hosts.forEach(
        (name, url) ->
            base(url)
                .ifPresentOrElse(
                    base -> hostings.add(new ExternalHosting.Elsewhere(name, base)),
                    () ->
                        problems.add(
                            "'"
                                + url
                                + "' is no address of a folder. Write --host"
                                + " name=https://host/path/.")));
    problems
        .attempt(() -> emulated(platforms))
        .flatMap(Function.identity())
        .ifPresent(hostings::add);
    problems.throwIfAny("Nothing was run; './crosscheck run --help' has the options.");
    return hostings;
  }

  private Optional<ExternalHosting> emulated(Platforms platforms) {
    if (file.isEmpty()) {
      if (platform.isPresent() || below.isPresent()) {
        throw new UserError("--as and --below are for a file.", "Name it with --hosting-file.");
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
                        "More than one platform, or none, reads " + path.getFileName() + ".",
                        "Say which: --as "
                            + String.join(", --as ", platforms.readableIds())
                            + "."));
    PlatformFile read = PlatformFile.read(path, as);
    read.remarks().forEach(remark -> System.out.println(path + ", " + remark + "."));
    String says = "What " + as.title() + " makes of " + path.getFileName();
    return Optional.of(
        new ExternalHosting.Emulated(
            as.id(),
            says
                + (read.remarks().isEmpty()
                    ? "."
                    : ": "
                        + read.remarks().stream()
                            .map(Remark::toString)
                            .collect(Collectors.joining("; "))
                        + "."),
            read.headers(),
            below.map(text -> text.replaceFirst("/+$", "")).orElse("")));
  }

  /** {@return the address of a folder, ending with a slash, or empty if the text is none} */
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
