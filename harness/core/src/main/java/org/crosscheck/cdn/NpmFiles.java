package org.crosscheck.cdn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.cdn.NpmAddress.Cdn;
import org.crosscheck.cdn.NpmAddress.Form;
import org.crosscheck.message.UserError;

/**
 * Answers addresses of npm packages as the CDNs do, from the packages themselves.
 *
 * <p>jsDelivr makes ES modules as its announcement describes (jsdelivr/jsdelivr issue 18263):
 * {@code exports}, {@code module} and {@code jsnext:main} name the entry, imports become addresses,
 * CommonJS is converted, and {@code process.env.NODE_ENV} is production. esm.sh does the same. Here
 * the files of a package are not joined into one.
 */
public final class NpmFiles {
  private static final Pattern BARE = Pattern.compile("(" + NpmAddress.NAME + ")(?:/(.*))?");
  private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*:.*|//.*");
  private static final Pattern SCRIPT = Pattern.compile("(?i).*\\.(?:[cm]?js|json)");
  private static final Pattern MINIFIED = Pattern.compile("(.*)\\.min(\\.(?:m?js|css))");

  /** The modules of Node that bundlers do not find among the packages. */
  private static final Set<String> NODE =
      Set.of(
          ("assert async_hooks buffer child_process cluster console constants crypto dgram"
                  + " diagnostics_channel dns domain events fs http http2 https inspector module net"
                  + " os path perf_hooks process punycode querystring readline repl stream"
                  + " string_decoder sys timers tls tty url util v8 vm wasi worker_threads zlib")
              .split(" "));

  /** What stands for a module that browsers leave out. */
  private static final String LEFT_OUT = "data:text/javascript,export default {}";

  private static final String LEFT_OUT_FUNCTION = "data:text/javascript,export default () => ({})";

  private final ImportedPackages packages;
  private final Map<Path, PackageFiles> read = new ConcurrentHashMap<>();

  /** Answers with these packages. */
  public NpmFiles(ImportedPackages packages) {
    this.packages = packages;
  }

  /** {@return the folder below which all files are} */
  public Path folder() {
    return packages.folder();
  }

  /** {@return the answer for an address} */
  public NpmAnswer answer(NpmAddress address) {
    ImportedPackages.Lookup lookup = packages.find(address.name(), address.range());
    if (lookup.found().isEmpty()) {
      return lookup.absent()
          ? new NpmAnswer.Absent(lookup.why())
          : new NpmAnswer.Elsewhere(lookup.why());
    }
    try {
      return answer(address, lookup.found().get());
    } catch (UserError e) {
      return new NpmAnswer.Elsewhere(e.problem().replaceFirst("\\.$", ""));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + lookup.found().get().folder(), e);
    }
  }

  private NpmAnswer answer(NpmAddress address, InstalledPackage from) throws IOException {
    PackageFiles files = files(from);
    String file = address.file();
    if (address.form() == Form.FILE) {
      return file(address, from, files);
    }
    boolean exact = address.range().equals(from.version()) && files.isFile(file);
    if (exact && address.cdn() == Cdn.JSDELIVR && SCRIPT.matcher(file).matches()) {
      return script(from, file, address.form());
    }
    Optional<String> found =
        (address.cdn() == Cdn.ESM_SH ? Optional.<String>empty() : exact(files, file))
            .or(() -> files.imported(file));
    if (found.isPresent() && SCRIPT.matcher(found.get()).matches()) {
      return new NpmAnswer.Script(from, found.get(), again(from, found.get(), address.form()));
    }
    String what = from.id() + " has no module" + (file.isEmpty() ? "" : " " + file);
    // esm.sh has addresses of files that it made.
    return address.cdn() == Cdn.ESM_SH ? new NpmAnswer.Elsewhere(what) : new NpmAnswer.Absent(what);
  }

  private static Optional<String> exact(PackageFiles files, String file) {
    return Optional.of(file).filter(files::isFile);
  }

  private NpmAnswer file(NpmAddress address, InstalledPackage from, PackageFiles files) {
    String file = address.file();
    if (file.isEmpty()) {
      boolean unpkg = address.cdn() == Cdn.UNPKG;
      Optional<String> found = files.file(unpkg ? "unpkg" : "jsdelivr");
      return found.isEmpty()
          ? new NpmAnswer.Absent(from.id() + " has no file for browsers")
          : unpkg
              ? new NpmAnswer.Moved(NpmAddress.unpkg(from, found.get()))
              : new NpmAnswer.File(from, found.get());
    }
    if (files.isFile(file)) {
      return new NpmAnswer.File(from, file);
    }
    Matcher minified = MINIFIED.matcher(file);
    if (address.cdn() == Cdn.JSDELIVR && minified.matches()) {
      // jsDelivr minifies files itself.
      String whole = minified.group(1) + minified.group(2);
      if (files.isFile(whole)) {
        return new NpmAnswer.File(from, whole);
      }
    }
    Optional<String> probed = files.relative(file);
    if (address.cdn() == Cdn.UNPKG && probed.isPresent()) {
      return new NpmAnswer.Moved(NpmAddress.unpkg(from, probed.get()));
    }
    String why = from.id() + " has no file " + file;
    return address.cdn() == Cdn.ESM_SH ? new NpmAnswer.Elsewhere(why) : new NpmAnswer.Absent(why);
  }

  /** A module whose exports are those of the one path at which all others import a script. */
  private static String again(InstalledPackage from, String file, Form form) {
    String path = NpmAddress.path(from, file, form);
    return """
    import * as module from "%s";
    export * from "%s";
    export default module.default;
    """
        .formatted(path, path);
  }

  private NpmAnswer script(InstalledPackage from, String file, Form form) throws IOException {
    Target target = new Target(from, file);
    String text = target.text();
    if (file.endsWith(".json")) {
      String module = form == Form.COMMON ? "export default () => (%s);\n" : "export default %s;\n";
      return new NpmAnswer.Script(from, file, module.formatted(text));
    }
    if (isModule(target)) {
      return new NpmAnswer.Script(
          from, file, EsModule.with(text, name -> imported(from, file, name)));
    }
    return new NpmAnswer.Script(
        from,
        file,
        form == Form.COMMON
            ? function(from, file, text)
            : CommonModule.module(
                NpmAddress.path(from, file, Form.COMMON),
                names(new Target(from, file), new HashSet<>())));
  }

  private String function(InstalledPackage from, String file, String text) throws IOException {
    Map<String, String> loaders = new LinkedHashMap<>();
    Map<String, String> modules = new LinkedHashMap<>();
    Map<String, String> onlyOfCdn = new LinkedHashMap<>();
    for (String name : CommonModule.required(text)) {
      Optional<Target> target = target(from, file, name);
      boolean module = target.isPresent() && isModule(target.get());
      if (target.isPresent()) {
        Form form = module ? Form.MODULE : Form.COMMON;
        (module ? modules : loaders).put(name, target.get().path(form));
      } else if (files(from).leavesOut(name)) {
        loaders.put(name, LEFT_OUT_FUNCTION);
      } else if (isOfNode(name)) {
        onlyOfCdn.put(name, ofNode(name));
      }
    }
    return CommonModule.function(text, loaders, modules, onlyOfCdn);
  }

  /** The names that a CommonJS module may export, with those of modules that it passes on. */
  private Set<String> names(Target of, Set<Target> done) throws IOException {
    if (!done.add(of) || !SCRIPT.matcher(of.file()).matches() || of.file().endsWith(".json")) {
      return Set.of();
    }
    String text = of.text();
    Set<String> names = new TreeSet<>(CommonModule.names(text));
    for (String name : CommonModule.passedOn(text)) {
      Optional<Target> target = target(of.from(), of.file(), name);
      if (target.isPresent()) {
        names.addAll(names(target.get(), done));
      }
    }
    return names;
  }

  /** A file of a package that an import means. */
  private record Target(InstalledPackage from, String file) {
    String path(Form form) {
      return NpmAddress.path(from, file, SCRIPT.matcher(file).matches() ? form : Form.FILE);
    }

    String text() throws IOException {
      // Latin-1 maps each byte to a character, so what is not changed keeps its bytes.
      return Files.readString(from.folder().resolve(file), StandardCharsets.ISO_8859_1)
          .replace("process.env.NODE_ENV", "\"production\"");
    }
  }

  /** {@return the address for an import of a module} */
  private String imported(InstalledPackage from, String file, String name) {
    boolean address = URL.matcher(name).matches() && !name.startsWith("node:");
    if (address || name.startsWith("/")) {
      return name;
    }
    Optional<Target> target = target(from, file, name);
    if (target.isPresent()) {
      return target.get().path(Form.MODULE);
    }
    if (files(from).leavesOut(name)) {
      return LEFT_OUT;
    }
    if (isOfNode(name)) {
      return ofNode(name);
    }
    Matcher bare = BARE.matcher(name);
    if (!name.startsWith(".") && bare.matches()) {
      String range = files(from).needs(bare.group(1));
      return "/esm.run/"
          + bare.group(1)
          + (range.isEmpty() ? "" : "@" + URLEncoder.encode(range, StandardCharsets.UTF_8))
          + (bare.group(2) == null ? "" : "/" + bare.group(2));
    }
    return name.startsWith(".") ? new Target(from, beside(file, name)).path(Form.MODULE) : name;
  }

  /** {@return the file that an import means; empty if it is in no installed package} */
  private Optional<Target> target(InstalledPackage from, String file, String name) {
    PackageFiles files = files(from);
    if (name.startsWith(".")) {
      return files.relative(beside(file, name)).map(path -> new Target(from, path));
    }
    Optional<String> other = name.startsWith("#") ? files.internal(name) : files.replaced(name);
    if (other.isPresent()) {
      return other.get().startsWith(".")
          ? files.relative(other.get()).map(path -> new Target(from, path))
          : inPackage(from, file, other.get());
    }
    return files.leavesOut(name) ? Optional.empty() : inPackage(from, file, name);
  }

  private Optional<Target> inPackage(InstalledPackage from, String file, String name) {
    Matcher bare = BARE.matcher(name);
    if (!bare.matches()) {
      return Optional.empty();
    }
    String subpath = Optional.ofNullable(bare.group(2)).orElse("");
    Optional<InstalledPackage> needed =
        bare.group(1).equals(from.name())
            ? Optional.of(from)
            : packages.neededBy(from.folder().resolve(file), bare.group(1));
    return needed.flatMap(p -> files(p).imported(subpath).map(path -> new Target(p, path)));
  }

  private static boolean isOfNode(String name) {
    return name.startsWith("node:") || NODE.contains(name.replaceFirst("/.*", ""));
  }

  /** esm.sh has modules for browsers that do what those of Node do. */
  private static String ofNode(String name) {
    return "/esm.sh/node/" + name.replaceFirst("^node:", "") + ".mjs";
  }

  private static String beside(String file, String name) {
    return file.substring(0, file.lastIndexOf('/') + 1) + name;
  }

  private boolean isModule(Target of) throws IOException {
    if (of.file().matches(".*\\.(?:cjs|json)")) {
      return false;
    }
    return of.file().endsWith(".mjs")
        || files(of.from()).isOfModules(of.file())
        || EsModule.is(of.text());
  }

  private PackageFiles files(InstalledPackage of) {
    return read.computeIfAbsent(of.folder(), PackageFiles::of);
  }
}
