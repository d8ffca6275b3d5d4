package org.crosscheck.doctor;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.engine.Engines;
import org.crosscheck.file.FileErrors;
import org.crosscheck.hosting.Answer;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.UnreadFiles;
import org.crosscheck.platform.reader.Address;
import org.crosscheck.platform.reader.PlatformFile;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.platform.reader.Remark;
import org.crosscheck.platform.reader.Rule;

/**
 * A folder, served the way the platform whose configuration it contains would serve it.
 *
 * @param site the published folder and its platform
 * @param page the address of the page to diagnose
 * @param findings findings about the configuration files and about which address they are for
 */
record FolderSite(PlatformSite site, Address page, List<Finding> findings) {
  private static final Pattern PAGE = Pattern.compile("(?i).*\\.x?html?");

  private static final String INDEX = "index.html";

  /**
   * {@return the site for a folder, or for a page in a folder}
   *
   * @param target a folder, or a file
   * @param root the published folder, if the user named it
   * @param host the platform, if the user named one
   * @param platforms the known platforms
   * @throws UserError if the file is not a page, if there is no page, or if the configuration
   *     cannot be read
   */
  static FolderSite of(
      Path target, Optional<Path> root, Optional<Platform> host, Platforms platforms) {
    boolean isFolder = Files.isDirectory(target);
    if (!isFolder && !PAGE.matcher(String.valueOf(target.getFileName())).matches()) {
      throw new UserError(
          "%s is not a page.".formatted(target),
          UnreadFiles.instead(String.valueOf(target.getFileName()))
              .orElse(
                  "Give a file whose name ends with .html, or a folder. Its folder is served"
                      + " locally."));
    }
    Path absolute = target.toAbsolutePath().normalize();
    Path named = isFolder ? absolute : absolute.resolveSibling("").normalize();
    Path folder = isFolder && root.isEmpty() ? built(named) : named;
    PlatformSite site = PlatformSite.of(folder, root, host, platforms);
    boolean below = folder.startsWith(site.root());
    if (!below && root.isPresent()) {
      throw new UserError(
          "%s is not in %s.".formatted(target, site.root()),
          "Name a folder with --root that contains the page.");
    }
    Path page = isFolder ? first(below ? folder : site.root()) : absolute;
    Address address = site.address(path(site.root(), page));
    List<Finding> findings = new ArrayList<>();
    boolean elsewhere =
        !site.root().equals(named)
            || site.project().filter(file -> !file.startsWith(folder)).isPresent();
    if (elsewhere && root.isEmpty()) {
      findings.add(published(site, address));
    }
    site.remarks().forEach(remark -> findings.add(remark(site.platform(), remark)));
    site.unread().forEach(unread -> findings.add(unread(unread)));
    findings.addAll(reached(site, address));
    if (host.isEmpty() && !(address.answer() instanceof Answer.Program)) {
      findings.addAll(otherHosts(site, address, folder, root, platforms));
    }
    return new FolderSite(site, address, findings);
  }

  /** {@return whether the folder has the answer for the page's address} */
  boolean hasPage() {
    return !(page.answer() instanceof Answer.Program) && leaves(page).isEmpty();
  }

  /** {@return the URL of another site to which an address redirects; empty if it does not} */
  private static Optional<String> leaves(Address address) {
    return address.answer() instanceof Answer.Redirect redirect && !redirect.to().startsWith("/")
        ? Optional.of(redirect.to())
        : Optional.empty();
  }

  /** The site as another platform publishes it; empty if that one rejects its files. */
  private static Optional<PlatformSite> accepted(
      Platform platform, Path folder, Optional<Path> root, Platforms platforms) {
    try {
      return Optional.of(PlatformSite.of(folder, root, Optional.of(platform), platforms));
    } catch (UserError e) {
      return Optional.empty();
    }
  }

  /** The hosts that read the same files and answer with other policies. */
  private static List<Finding> otherHosts(
      PlatformSite site, Address page, Path folder, Optional<Path> root, Platforms platforms) {
    boolean signed =
        site.project().isPresent()
            || site.platform().files().signs().stream()
                .anyMatch(name -> Files.isRegularFile(site.root().resolve(name)));
    List<String> names = site.sources().stream().map(PlatformFile::name).toList();
    if (signed || names.isEmpty()) {
      return List.of();
    }
    return platforms.all().stream()
        .filter(other -> !other.equals(site.platform()))
        .filter(
            other ->
                other.files().wholeSite() && names.stream().allMatch(other.files()::setHeaders))
        .flatMap(other -> accepted(other, folder, root, platforms).stream())
        .filter(other -> isolated(other.address(page.steps().get(0).path())) != isolated(page))
        .map(
            other ->
                finding(
                    FindingType.SEVERAL_HOSTS,
                    "%s reads %s too, and by its rules the page is %s there."
                        .formatted(
                            other.platform().title(),
                            String.join(" and ", names),
                            isolated(page) ? "not isolated" : "isolated"),
                    evidence(other, other.address(page.steps().get(0).path())),
                    "Name the host: --for %s or --for %s."
                        .formatted(site.platform().id(), other.platform().id())))
        .toList();
  }

  /** {@return the page as the target of a request, encoded} */
  String request() {
    return FolderSource.encoded(page.path());
  }

  private static String path(Path root, Path page) {
    String path = "/" + root.relativize(page).toString().replace('\\', '/');
    return path.endsWith("/" + INDEX) ? path.substring(0, path.length() - INDEX.length()) : path;
  }

  private static Finding published(PlatformSite site, Address address) {
    return new Finding(
        FindingType.PUBLISHED_FOLDER,
        FindingType.PUBLISHED_FOLDER.level(),
        "The root of the site is %s, and the page is at %s.".formatted(site.root(), address.path()),
        Set.of(),
        Stream.concat(
                site.project().stream(),
                site.sources().stream().map(source -> site.root().resolve(source.name())))
            .filter(Files::isRegularFile)
            .distinct()
            .map(file -> new Evidence("crosscheck", file.toString(), "read"))
            .toList(),
        List.of("If another folder is the root of the site, name it with --root."),
        List.of());
  }

  /**
   * {@return what was found on the page, where a missing header names the rules that set it for
   * other addresses, and what depends on a part of the configuration that was left out is unsure}
   */
  List<Finding> inWords(List<Finding> found) {
    boolean several = findings.stream().anyMatch(f -> f.type() == FindingType.SEVERAL_HOSTS);
    boolean unsure =
        site.remarks().stream().anyMatch(r -> r.remark().about() == Remark.About.LIMIT_OF_ISOLATION)
            || site.unread().stream().anyMatch(PlatformSite.Unread::isolates);
    return found.stream()
        .map(finding -> MissingHeader.of(finding, site, page))
        .map(
            finding ->
                unsure
                    ? unsure(finding, ", by what Crosscheck reads.")
                    : several && finding.level() == Level.GOOD
                        ? unsure(finding, " on " + site.platform().title() + ".")
                        : finding)
        .toList();
  }

  /** The same finding, unsure if it depends on the header lines of the page. */
  private static Finding unsure(Finding finding, String where) {
    boolean depends =
        finding.level() == Level.GOOD
            ? finding.type() == FindingType.ISOLATED
            : finding.level() == Level.BAD
                && (finding.type() == FindingType.DOM_WITHOUT_ISOLATION
                    || finding.type() != FindingType.NOT_SECURE
                        && finding.type().category() == Category.ISOLATION);
    return depends
        ? new Finding(
            finding.type(),
            Level.UNSURE,
            finding.summary().replaceFirst("\\.$", "") + where,
            finding.browsers(),
            finding.evidence(),
            finding.remedy(),
            finding.changes())
        : finding;
  }

  private static Finding remark(Platform platform, PlatformSite.FileRemark about) {
    Remark remark = about.remark();
    String name = String.valueOf(about.file().getFileName());
    FindingType type = remark.limit() ? FindingType.NOT_MODELED : FindingType.CONFIGURATION;
    return new Finding(
        type,
        remark.about() == Remark.About.LIMIT ? Level.INFO : type.level(),
        remark.limit()
            ? "%s, %s.".formatted(name, remark)
            : "%s on %s, %s.".formatted(platform.title(), name, remark),
        Set.of(),
        List.of(new Evidence("crosscheck", name, remark.toString())),
        List.of(
            remark.limit()
                ? "To be sure, run the doctor on the URL of the page."
                : "Correct line %2$d of %1$s.".formatted(name, remark.line())),
        List.of());
  }

  private static Finding unread(PlatformSite.Unread unread) {
    return new Finding(
        unread.isolates() ? FindingType.NOT_MODELED : FindingType.CONFIGURATION,
        unread.isolates() ? FindingType.NOT_MODELED.level() : Level.INFO,
        unread.why(),
        Set.of(),
        List.of(
            new Evidence("crosscheck", String.valueOf(unread.file().getFileName()), "not read")),
        List.of(unread.fix()),
        List.of());
  }

  /** What answers the address, and which rules are not for it. */
  private static List<Finding> reached(PlatformSite site, Address address) {
    List<Finding> findings = new ArrayList<>();
    List<Evidence> evidence = evidence(site, address);
    if (address.answer() instanceof Answer.Program program) {
      findings.add(
          finding(
              FindingType.ANSWERED_BY_PROGRAM,
              "%s is answered by %s, to which the header rules of files do not apply."
                  .formatted(address.path(), program.what()),
              evidence,
              "Set the headers in the response of that program, and run the doctor on the URL of"
                  + " the page."));
      return findings;
    }
    Optional<String> other = leaves(address);
    if (other.isPresent()) {
      findings.add(
          finding(
              FindingType.ANSWERED_BY_PROGRAM,
              "%s redirects to %s, which is not in the folder."
                  .formatted(address.path(), other.get()),
              evidence,
              "Run the doctor on that URL."));
      return findings;
    }
    if (address.redirects() && !(address.answer() instanceof Answer.Redirect)) {
      findings.add(
          finding(
              FindingType.REDIRECTED,
              "%s answers with a redirect; the page is at %s."
                  .formatted(address.steps().get(0).path(), address.path()),
              evidence,
              "Write rules for %s.".formatted(address.path())));
    }
    for (Rule rule : address.onlyOnRedirects()) {
      findings.add(
          finding(
              FindingType.RULE_MISSES_PAGE,
              "The rule %s is only for a redirect, not for %s, where the page is."
                  .formatted(rule, address.path()),
              evidence(rule),
              "Write the rule for %s.".formatted(address.path())));
    }
    for (Rule rule : address.elsewhere()) {
      findings.add(
          finding(
              FindingType.RULE_MISSES_PAGE,
              "The rule %s does not apply to %s, where the page is."
                  .formatted(rule, address.path()),
              evidence(rule),
              "Write a rule for %s, or for all paths.".formatted(address.path())));
    }
    findings.addAll(otherAddresses(site, address));
    return findings;
  }

  private static List<Finding> otherAddresses(PlatformSite site, Address address) {
    boolean isolated = isolated(address);
    return site.otherAddresses(address).stream()
        .filter(other -> isolated(other) != isolated)
        .map(
            other ->
                finding(
                    FindingType.OTHER_ADDRESS,
                    "The same page is also at %s, where the headers say it is %s."
                        .formatted(other.path(), isolated ? "not isolated" : "isolated"),
                    evidence(site, other),
                    "Write rules for both addresses."))
        .toList();
  }

  private static List<Evidence> evidence(PlatformSite site, Address address) {
    return address.descriptions().stream()
        .map(words -> new Evidence("crosscheck", site.platform().title(), words))
        .toList();
  }

  private static boolean isolated(Address address) {
    return Engines.defaults().stream()
        .allMatch(
            engine ->
                IsolationModel.predict(
                        address.lines(), URI.create("http://localhost/"), engine.traits())
                    .crossOriginIsolated());
  }

  private static List<Evidence> evidence(Rule rule) {
    return rule.headers().stream()
        .map(line -> new Evidence("crosscheck", rule.file() + " line " + rule.line(), line))
        .toList();
  }

  private static Finding finding(
      FindingType type, String summary, List<Evidence> evidence, String remedy) {
    return new Finding(type, type.level(), summary, Set.of(), evidence, List.of(remedy), List.of());
  }

  /** The usual published folder of a project without a page of its own, if there is just one. */
  private static Path built(Path folder) {
    List<Path> candidates =
        Stream.of("public", "dist", "build", "out", "_site")
            .map(folder::resolve)
            .filter(published -> Files.isRegularFile(published.resolve(INDEX)))
            .toList();
    try (Stream<Path> files = Files.list(folder)) {
      boolean hasPage = files.anyMatch(f -> String.valueOf(f.getFileName()).endsWith(".html"));
      return hasPage || candidates.size() != 1 ? folder : candidates.get(0);
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }

  private static Path first(Path folder) {
    Path index = folder.resolve(INDEX);
    if (Files.isRegularFile(index)) {
      return index;
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> pages =
          files.filter(f -> String.valueOf(f.getFileName()).endsWith(".html")).sorted().toList();
      if (pages.size() == 1) {
        return pages.get(0);
      }
      throw new UserError(
          pages.isEmpty()
              ? "There is no index.html in %s.".formatted(folder)
              : "%s has no index.html, and more than one page: %s."
                  .formatted(
                      folder,
                      String.join(
                          ", ", pages.stream().map(p -> String.valueOf(p.getFileName())).toList())),
          "Specify the file of the page.");
    } catch (IOException e) {
      throw FileErrors.cannotRead(folder, e);
    }
  }
}
