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

/** Gets what a run needs and the machine may not have: npm packages and browsers. */
public final class Provisioning {
  private Provisioning() {}

  /** {@return the pinned release, its packages installed} */
  public static Release release(Checkout project, Progress progress) {
    LibraryLogging.off();
    Path modules = new NpmPackages(project.fixtures()).install(progress);
    return ReleaseCatalog.read(project.fixtures()).installed(modules);
  }

  /**
   * {@return a release with its files}
   *
   * @param asked its calendar tag or npm version; empty for the pinned one
   */
  public static Release release(Checkout project, Optional<String> asked, Progress progress) {
    Release pinned = release(project, progress);
    ReleaseCatalog book = ReleaseCatalog.read(project.fixtures());
    asked.flatMap(book::remark).ifPresent(progress::report);
    Optional<String> core =
        asked.map(name -> core(book, name)).filter(c -> !c.equals(pinned.core()));
    return core.map(c -> cached(book, c, progress)).orElse(pinned);
  }

  /** A word is a tag of npm, such as {@code latest}. */
  private static String core(ReleaseCatalog book, String asked) {
    return asked.matches("[a-z]+") ? new Registry().tagged(asked) : book.core(asked);
  }

  private static Release cached(ReleaseCatalog book, String core, Progress progress) {
    try {
      return new ReleaseCache(ReleaseCache.place(System.getenv()), book.pins())
          .release(book.name(core), core, progress);
    } catch (UserError e) {
      boolean known = book.known().stream().anyMatch(v -> v.core().equals(core));
      throw known
          ? e
          : new UserError(
              e.getMessage(),
              "The nearest versions that are known: "
                  + book.around(core)
                  + "; './crosscheck releases' lists them all.");
    }
  }

  /**
   * {@return the browsers, found or installed}
   *
   * @throws UserError with everything that is missing, at once
   */
  public static Map<Engine, Installation> browsers(Collection<Engine> wanted, Progress progress) {
    Map<Engine, CompletableFuture<Installation>> finding = new TreeMap<>();
    for (Engine browser : wanted) {
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
    missing.throwIfAny("Then run again; what is there is not set up twice.");
    return found;
  }
}
