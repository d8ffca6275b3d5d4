package org.crosscheck.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.Address;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.platform.reader.Rule;
import picocli.CommandLine.Option;

/** The options that name a platform's configuration file. */
final class HostingFileOptions {
  private static final int SHOWN = 3;

  @Option(
      names = "--hosting-file",
      paramLabel = "FILE",
      description = {
        "Send the headers of a platform's configuration file, at the platform's addresses:",
        "_headers, netlify.toml, vercel.json, serve.json,",
        "firebase.json, staticwebapp.config.json,",
        "web.config, *.headers."
      })
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--as",
      paramLabel = "PLATFORM",
      description =
          "The platform that reads the file, if its name is ambiguous: cloudflare, netlify, vercel,"
              + " firebase, azure, serve, iis, or wpt.")
  private Optional<String> platform = Optional.empty();

  /** {@return whether a file was named} */
  boolean given() {
    return file.isPresent();
  }

  /**
   * {@return the site that the file configures; empty if no file was named}
   *
   * @param platforms reads the platforms, which takes long, so that it is done for a file only
   * @throws UserError if the platform is unknown or the file cannot be used
   */
  Optional<PlatformSite> site(Supplier<Platforms> platforms) {
    if (file.isEmpty() && platform.isPresent()) {
      throw new UserError("--as needs a file.", "Give it with --hosting-file.");
    }
    return file.map(path -> PlatformSite.named(path, platform, platforms.get(), "--as"));
  }

  /** {@return the remarks about the file, a line each} */
  static List<String> remarks(PlatformSite site) {
    return site.remarks().stream()
        .map(about -> "%s, %s.".formatted(about.file(), about.remark()))
        .toList();
  }

  /** {@return the names of the files with header rules} */
  static String names(PlatformSite site) {
    return site.sources().stream()
        .map(source -> source.name())
        .collect(Collectors.joining(" and "));
  }

  /**
   * {@return what the file's rules do for addresses: the lines that they give each, or that they
   * reach none}
   */
  static List<String> reached(PlatformSite site, List<Address> addresses) {
    List<String> reached =
        addresses.stream()
            .collect(
                Collectors.groupingBy(
                    address -> lines(site, address),
                    java.util.LinkedHashMap::new,
                    Collectors.mapping(HostingFileOptions::asked, Collectors.toList())))
            .entrySet()
            .stream()
            .map(e -> "%s %s".formatted(some(e.getValue()), e.getKey()))
            .collect(Collectors.toList());
    List<Rule> rules = site.rules();
    if (!addresses.isEmpty()
        && !rules.isEmpty()
        && addresses.stream().allMatch(address -> address.lines().isEmpty())) {
      reached.add(
          "No rule of %s is for the pages that were visited; its rules are for %s."
              .formatted(
                  names(site),
                  some(
                      rules.stream()
                          .map(rule -> "'%s' (line %d)".formatted(rule.paths(), rule.line()))
                          .toList())));
    }
    return reached;
  }

  /** The address that was asked for, and the one with the answer if that is another one. */
  private static String asked(Address address) {
    String first = address.steps().get(0).path();
    return address.steps().size() > 1
        ? "%s (redirected to %s)".formatted(first, address.path())
        : first;
  }

  private static String lines(PlatformSite site, Address address) {
    String lines =
        address.lines().stream().map(line -> line.toString()).collect(Collectors.joining(", "));
    return lines.isEmpty()
        ? "got no line of %s.".formatted(names(site))
        : "got from %s: %s.".formatted(names(site), lines);
  }

  private static String some(List<String> texts) {
    List<String> distinct = texts.stream().distinct().toList();
    int more = distinct.size() - SHOWN;
    return String.join(", ", distinct.subList(0, Math.min(SHOWN, distinct.size())))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
