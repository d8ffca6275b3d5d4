package org.crosscheck.platform.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.hosting.Answer;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Headers;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.Routing;
import org.crosscheck.hosting.SiteFiles;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.UnreadFiles;

/**
 * A folder as a platform publishes it.
 *
 * @param platform the platform
 * @param root the published folder, absolute
 * @param project the configuration file of the project, in or above the published folder; empty if
 *     there is none
 * @param sources the files whose header rules apply, in the order in which they do
 * @param headers the header lines by path
 * @param routing what answers an address
 * @param remarks what the platform silently does with the files
 * @param unread files of this platform or another one that look as if they set headers for the page
 *     but do not
 */
public record PlatformSite(
    Platform platform,
    Path root,
    Optional<Path> project,
    List<PlatformFile> sources,
    Headers headers,
    Routing routing,
    List<FileRemark> remarks,
    List<Unread> unread) {
  /**
   * A remark about a file.
   *
   * @param file the path of the file
   */
  public record FileRemark(Path file, Remark remark) {}

  /**
   * A file that is not read.
   *
   * @param file its path
   * @param why a sentence, with the reason
   * @param fix what to do; "" for nothing
   * @param isolates whether the platform may read it and isolation may depend on it
   */
  public record Unread(Path file, String why, String fix, boolean isolates) {}

  /** Copies the lists. */
  public PlatformSite {
    sources = List.copyOf(sources);
    remarks = List.copyOf(remarks);
    unread = List.copyOf(unread);
  }

  /**
   * {@return the site that has a page}
   *
   * @param page the folder of the page, or of a project that publishes another folder
   * @param given the published folder, if the user named it
   * @param host the platform, if the user named one
   */
  public static PlatformSite of(
      Path page, Optional<Path> given, Optional<Platform> host, Platforms platforms) {
    Path folder = page.toAbsolutePath().normalize();
    Optional<Path> root = given.map(path -> path.toAbsolutePath().normalize());
    Platform platform = host.orElseGet(() -> recognized(folder, root, platforms));
    SiteSearch search = SiteSearch.of(platform, folder, root);
    List<Path> files =
        Stream.concat(
                search.published().stream(),
                search.project().stream()
                    .filter(f -> platform.files().setHeaders(String.valueOf(f.getFileName()))))
            .filter(f -> platform.files().format().isPresent())
            .toList();
    return of(platform, search, files, unread(platform, search, files, platforms));
  }

  /**
   * {@return the site that one configuration file configures, and the other files of the platform
   * that belong to it}
   */
  public static PlatformSite configuredBy(Path file, Platform platform) {
    Path folder = file.toAbsolutePath().normalize().resolveSibling("");
    boolean known =
        platform.files().wholeSite()
            && platform.files().setHeaders(String.valueOf(file.getFileName()));
    boolean project = platform.files().project().contains(String.valueOf(file.getFileName()));
    SiteSearch search =
        project || !known
            ? new SiteSearch(
                folder,
                project ? Optional.of(file.toAbsolutePath().normalize()) : Optional.empty(),
                List.of(),
                List.of())
            : SiteSearch.of(platform, folder, Optional.of(folder));
    return of(platform, search, List.of(file), List.of());
  }

  /**
   * {@return the site that a configuration file configures}
   *
   * @param platform the id of the platform that reads the file; empty if its name tells
   * @param as how the user names the platform, such as {@code --as}, for hints
   * @throws UserError if the platform is unknown or the file cannot be used
   */
  public static PlatformSite named(
      Path file, Optional<String> platform, Platforms platforms, String as) {
    Platform reads =
        platform
            .map(platforms::readable)
            .or(() -> platforms.setBy(file))
            .orElseThrow(() -> platformUnknown(file, platforms, as));
    return configuredBy(file, reads);
  }

  private static UserError platformUnknown(Path file, Platforms platforms, String as) {
    String name = String.valueOf(file.getFileName());
    List<String> readers =
        platforms.all().stream()
            .filter(p -> p.files().format().isPresent() && p.files().setHeaders(name))
            .map(Platform::id)
            .toList();
    String hint =
        "Give %s and one of: %s."
            .formatted(
                as, String.join(", ", readers.isEmpty() ? platforms.readableIds() : readers));
    return readers.isEmpty()
        ? new UserError(
            "Crosscheck cannot read %s.".formatted(name), UnreadFiles.instead(name).orElse(hint))
        : new UserError("Several platforms read files named %s.".formatted(name), hint);
  }

  /** {@return how the platform serves the site} */
  public Hosting hosting() {
    return Hosting.of(
        platform.id(),
        "What %s makes of %s."
            .formatted(
                platform.title(),
                sources.stream().map(PlatformFile::name).collect(Collectors.joining(" and "))),
        headers,
        Delivery.PLAIN.routedBy(routing));
  }

  private static PlatformSite of(
      Platform platform, SiteSearch search, List<Path> files, List<Unread> unread) {
    List<PlatformFile> sources = files.stream().map(f -> PlatformFile.read(f, platform)).toList();
    List<FileRemark> remarks = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      sources.get(i).remarks().forEach(remark -> remarks.add(new FileRemark(file, remark)));
    }
    return new PlatformSite(
        platform,
        search.root(),
        search.project(),
        sources,
        headers(sources),
        RoutingReader.of(platform, search.root(), search.project()),
        remarks,
        unread);
  }

  private static Headers headers(List<PlatformFile> sources) {
    // Only Netlify has two files.
    return sources.stream()
        .map(PlatformFile::headers)
        .reduce(
            (first, later) ->
                first instanceof NetlifyHeaders a && later instanceof NetlifyHeaders b
                    ? a.and(b)
                    : later)
        .orElse(new HeaderSet(List.of()));
  }

  /**
   * The platform whose own files a folder has. A file that several platforms read, such as
   * _headers, is a weaker sign than one that only a platform has.
   */
  private static Platform recognized(Path folder, Optional<Path> given, Platforms platforms) {
    List<Platform> readable =
        platforms.all().stream()
            .filter(p -> p.files().format().isPresent() && p.files().wholeSite())
            .toList();
    Optional<Platform> signed =
        readable.stream()
            .filter(
                p -> {
                  SiteSearch search = SiteSearch.of(p, folder, given);
                  return search.project().isPresent() || signs(p, search.root());
                })
            .findFirst();
    return signed
        .or(
            () ->
                platforms.all().stream()
                    .filter(p -> p.files().decisive())
                    .filter(
                        p -> SiteSearch.above(folder).stream().anyMatch(above -> signs(p, above)))
                    .findFirst())
        .or(
            () ->
                readable.stream().filter(p -> SiteSearch.of(p, folder, given).found()).findFirst())
        .orElseGet(() -> platforms.configuredIn(given.orElse(folder)));
  }

  private static boolean signs(Platform platform, Path folder) {
    return platform.files().signs().stream().anyMatch(f -> Files.isRegularFile(folder.resolve(f)));
  }

  private static List<Unread> unread(
      Platform platform, SiteSearch search, List<Path> read, Platforms platforms) {
    List<Unread> unread = new ArrayList<>();
    for (Path file : search.misplaced()) {
      unread.add(
          new Unread(
              file,
              "%s does not read %s, because it is not in the published folder %s."
                  .formatted(platform.title(), file, search.root()),
              "Move it there.",
              false));
    }
    platforms.all().stream()
        .filter(other -> other.files().format().isPresent() && other.files().wholeSite())
        .flatMap(
            other ->
                Stream.concat(
                        Stream.of(search.root()),
                        search.project().map(p -> p.resolveSibling("")).stream())
                    .flatMap(folder -> other.files().headerFiles().stream().map(folder::resolve))
                    .filter(Files::isRegularFile))
        .distinct()
        .filter(file -> !read.contains(file) && !search.misplaced().contains(file))
        .sorted(Comparator.naturalOrder())
        .forEach(file -> unread.add(unread(platform, file, platforms)));
    unread.addAll(ofPrograms(platform, search));
    return unread;
  }

  /** The files of servers and frameworks that name policies and have no reader. */
  private static List<Unread> ofPrograms(Platform platform, SiteSearch search) {
    List<Unread> unread = new ArrayList<>();
    for (Path folder : SiteSearch.above(search.root())) {
      for (Path file : files(folder)) {
        String name = String.valueOf(file.getFileName());
        boolean own =
            platform.sendsHeaders()
                && (platform.files().signs().contains(name) || platform.id().equals("unknown"));
        if (UnreadFiles.mayIsolate(file)) {
          unread.add(
              new Unread(
                  file,
                  own
                      ? "Crosscheck does not read %s, which names a policy.".formatted(name)
                      : "%s does not read %s.".formatted(platform.title(), name),
                  UnreadFiles.instead(name).orElse(""),
                  own));
        } else if (platform.files().setHeaders(name) && !platform.files().wholeSite()) {
          unread.add(
              new Unread(
                  file,
                  "Crosscheck reads %s only with 'run --hosting-file'.".formatted(name),
                  "Start %s, and run the doctor on the URL of the page."
                      .formatted(platform.title()),
                  true));
        }
      }
    }
    return unread;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      // A folder above the site may be closed to the user.
      return List.of();
    }
  }

  private static Unread unread(Platform platform, Path file, Platforms platforms) {
    String name = String.valueOf(file.getFileName());
    List<String> readers =
        platforms.all().stream()
            .filter(p -> p.files().setHeaders(name))
            .filter(p -> p.files().wholeSite())
            .map(Platform::id)
            .toList();
    boolean unknown = platform.id().equals("unknown");
    return new Unread(
        file,
        unknown
            ? "%s was not read.".formatted(name)
            : "%s does not read %s.".formatted(platform.title(), name),
        "If the site is on %s, run with '--for %s'."
            .formatted(String.join(" or ", readers), readers.get(0)),
        false);
  }

  /** {@return the files of the published folder} */
  public SiteFiles files() {
    return new FilesBelow(root);
  }

  private record FilesBelow(Path root) implements SiteFiles {
    /** No file system has longer paths, and comparing very long ones takes minutes. */
    private static final int LONGEST = 4096;

    @Override
    public boolean has(String path) {
      return !path.endsWith("/") && Files.isRegularFile(at(path));
    }

    @Override
    public boolean hasFolder(String path) {
      return Files.isDirectory(at(path));
    }

    /** The file of a path; one that does not exist for a path outside of the folder. */
    private Path at(String path) {
      boolean possible = path.indexOf('\0') < 0 && path.length() <= LONGEST;
      Path file = possible ? root.resolve("." + path).normalize() : root;
      return possible && file.startsWith(root) ? file : root.resolve("\u2400/none");
    }
  }

  /**
   * {@return what the site answers when a browser asks for an address}
   *
   * @param path the path, decoded, without a query
   */
  public Address address(String path) {
    return address(path, files());
  }

  /** {@return the same with other files than those of the published folder} */
  public Address address(String path, SiteFiles others) {
    return Address.of(routing.follow(path, others), headers, rules());
  }

  /**
   * {@return what the site answers when a browser asks for an address, with a page that is assumed
   * to be there if the published folder has none}
   *
   * @param path the path, decoded, without a query
   */
  public Address assumed(String path) {
    Address real = address(path);
    if (real.answer() instanceof Answer.Program
        || real.answer() instanceof Answer.File file
            && file.status() == 200
            && !isFallback(real, file)) {
      return real;
    }
    String last = path.substring(path.lastIndexOf('/') + 1);
    String page = last.isEmpty() ? path + "index.html" : last.contains(".") ? path : path + ".html";
    SiteFiles files = files();
    return address(path, other -> other.equals(page) || files.has(other));
  }

  /** Whether the page of the root answers another address, because there is no page for it. */
  private static boolean isFallback(Address address, Answer.File file) {
    return file.path().equals("/index.html")
        && !List.of("/", "/index.html").contains(address.path());
  }

  /**
   * {@return the other addresses of the file that answers an address, with what they get}
   *
   * @param page an address that answers with a file
   */
  public List<Address> otherAddresses(Address page) {
    if (!(page.answer() instanceof Answer.File file) || file.status() != 200) {
      return List.of();
    }
    String bare = file.path().replaceFirst("\\.html$", "");
    String folder = bare.replaceFirst("/index$", "");
    return Stream.of(file.path(), bare, folder, folder + "/")
        .filter(path -> !path.isEmpty())
        .distinct()
        .map(this::address)
        .filter(other -> other.steps().size() == 1 && !other.path().equals(page.path()))
        .filter(
            other ->
                other.answer() instanceof Answer.File same
                    && same.path().equals(file.path())
                    && same.status() == 200)
        .toList();
  }

  /** {@return the rules that set headers, in the order in which they apply} */
  public List<Rule> rules() {
    return sources.stream().flatMap(source -> source.rules().stream()).toList();
  }
}
