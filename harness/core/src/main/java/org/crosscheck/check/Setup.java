package org.crosscheck.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.crosscheck.engine.Engine;
import org.crosscheck.release.NpmPackages;
import org.crosscheck.release.Registry;
import org.crosscheck.release.Release;
import org.crosscheck.release.ReleaseBook;
import org.crosscheck.release.ReleaseCache;
import org.crosscheck.told.Told;
import org.crosscheck.workspace.BrowserFinder;
import org.crosscheck.workspace.Installation;

/** Gets what a run needs and the machine may not have: npm packages and browsers. */
public final class Setup {
  private Setup() {}

  /** {@return the pinned release, its packages installed} */
  public static Release release(Project project, Consumer<String> say) {
    Quiet.libraries();
    Path modules = new NpmPackages(project.fixtures()).install(say);
    return ReleaseBook.read(project.fixtures()).installed(modules);
  }

  /**
   * {@return a release with its files}
   *
   * @param asked its calendar tag or npm version; empty for the pinned one
   */
  public static Release release(Project project, Optional<String> asked, Consumer<String> say) {
    Release pinned = release(project, say);
    ReleaseBook book = ReleaseBook.read(project.fixtures());
    asked.flatMap(book::remark).ifPresent(say);
    Optional<String> core =
        asked.map(name -> core(book, name)).filter(c -> !c.equals(pinned.core()));
    return core.map(c -> cached(book, c, say)).orElse(pinned);
  }

  /** A word is a tag of npm, such as {@code latest}. */
  private static String core(ReleaseBook book, String asked) {
    return asked.matches("[a-z]+") ? new Registry().tagged(asked) : book.core(asked);
  }

  private static Release cached(ReleaseBook book, String core, Consumer<String> say) {
    try {
      return new ReleaseCache(ReleaseCache.place(System.getenv()))
          .release(book.name(core), core, say);
    } catch (Told e) {
      boolean known = book.known().stream().anyMatch(v -> v.core().equals(core));
      throw known
          ? e
          : new Told(
              e.getMessage(),
              "The nearest versions that are known: "
                  + book.around(core)
                  + "; './crosscheck releases' lists them all.");
    }
  }

  /**
   * {@return the browsers, found or installed}
   *
   * @throws Told with everything that is missing, at once
   */
  public static Map<Engine, Installation> browsers(
      Collection<Engine> wanted, Consumer<String> say) {
    Map<Engine, CompletableFuture<Installation>> finding = new TreeMap<>();
    for (Engine browser : wanted) {
      finding.put(
          browser,
          CompletableFuture.supplyAsync(
              () -> new BrowserFinder(browser, System.getenv(), say).find()));
    }
    Map<Engine, Installation> found = new TreeMap<>();
    List<String> missing = new ArrayList<>();
    finding.forEach(
        (browser, future) -> {
          try {
            found.put(browser, future.join());
          } catch (CompletionException e) {
            if (!(e.getCause() instanceof Told told)) {
              throw e;
            }
            missing.add(told.getMessage());
          }
        });
    if (!missing.isEmpty()) {
      throw new Told(
          String.join("\n", missing), "Then run again; what is there is not set up twice.");
    }
    return found;
  }
}
