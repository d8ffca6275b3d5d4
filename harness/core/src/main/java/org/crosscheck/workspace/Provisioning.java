package org.crosscheck.workspace;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.crosscheck.engine.Engine;
import org.crosscheck.message.Problems;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.release.NpmPackages;
import org.crosscheck.release.Registry;
import org.crosscheck.release.Release;
import org.crosscheck.release.ReleaseCache;
import org.crosscheck.release.ReleaseCatalog;

/** Installs the npm packages and browsers that a run needs, unless the machine has them. */
public final class Provisioning {
  private Provisioning() {}

  /** {@return the pinned release, with its packages installed} */
  public static Release release(Checkout checkout, Progress progress) {
    LibraryLogging.off();
    Path modules = new NpmPackages(checkout.fixtures()).install(progress);
    return ReleaseCatalog.read(checkout.fixtures()).installed(modules);
  }

  /**
   * {@return a release with its files}
   *
   * @param requested its calendar tag, npm version, or npm tag; empty for the pinned one
   */
  public static Release release(Checkout checkout, Optional<String> requested, Progress progress) {
    Release pinned = release(checkout, progress);
    ReleaseCatalog catalog = ReleaseCatalog.read(checkout.fixtures());
    requested.flatMap(catalog::remark).ifPresent(progress::report);
    Optional<String> core =
        requested.map(name -> core(catalog, name)).filter(c -> !c.equals(pinned.core()));
    return core.map(c -> cached(catalog, c, progress)).orElse(pinned);
  }

  /** A name that consists of letters is an npm tag, such as {@code latest}. */
  private static String core(ReleaseCatalog catalog, String requested) {
    return requested.matches("[a-z]+") ? new Registry().tagged(requested) : catalog.core(requested);
  }

  private static Release cached(ReleaseCatalog catalog, String core, Progress progress) {
    try {
      return new ReleaseCache(ReleaseCache.place(System.getenv()), catalog.pins())
          .release(catalog.name(core), core, progress);
    } catch (UserError e) {
      boolean known = catalog.known().stream().anyMatch(v -> v.core().equals(core));
      throw known
          ? e
          : new UserError(
              e.getMessage(),
              "The nearest known versions: "
                  + catalog.around(core)
                  + "; './crosscheck releases' lists them all.");
    }
  }

  /**
   * {@return the installations of engines, found or new}
   *
   * @throws UserError if one is missing, with all missing ones in one message
   */
  public static Map<Engine, Installation> browsers(Collection<Engine> engines, Progress progress) {
    Map<Engine, CompletableFuture<Installation>> finding = new TreeMap<>();
    for (Engine browser : engines) {
      finding.put(
          browser,
          CompletableFuture.supplyAsync(
              () -> new BrowserFinder(browser, System.getenv(), progress::report).find()));
    }
    Map<Engine, Installation> found = new TreeMap<>();
    Problems missing = new Problems();
    finding.forEach(
        (browser, future) -> {
          try {
            found.put(browser, future.join());
          } catch (CompletionException e) {
            if (!(e.getCause() instanceof UserError error)) {
              throw e;
            }
            missing.add(error.getMessage());
          }
        });
    missing.throwIfAny("Then run again; what is already installed is kept.");
    return found;
  }
}
