package org.crosscheck.testng;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.crosscheck.app.AppPage;
import org.crosscheck.app.AppVerdict;
import org.crosscheck.app.Manifest;
import org.crosscheck.app.PageOpener;
import org.crosscheck.app.Surroundings;
import org.crosscheck.app.UsedPage;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.UserError;
import org.crosscheck.server.AppFolder;

/**
 * Opens the pages of one test, in the browser, under the hosting, and with the release that the
 * test is run for. A test method that has a parameter of this type is run once for each place that
 * its annotations name ({@link Hosting}, {@link Browser}, {@link Release}); without annotations, in
 * the places of {@code crosscheck app}.
 *
 * <pre>{@code
 * @Test
 * @Pages("site")
 * @Hosting("pyscript-com")
 * public void the_total_is_shown(Crosscheck crosscheck) {
 *   Page page = crosscheck.open("index.html");
 *   assertThat(page).isCrossOriginIsolated().hasText("#total", "42");
 * }
 * }</pre>
 *
 * <p>Pages are closed when the test method ends; if it fails, what was seen of them is attached to
 * the failure. Browsers and servers end after the last test.
 */
public final class Crosscheck {
  private final Place place;
  private final Bench bench;
  private final List<Page> opened = new ArrayList<>();

  Crosscheck(Place place, Bench bench) {
    this.place = place;
    this.bench = bench;
  }

  /**
   * Opens a page and waits until it is done: when PyScript is done with every tag, or as the
   * folder's {@code crosscheck.yaml} says.
   *
   * @param path the path in the folder of {@link Pages}, such as {@code index.html}, which may have
   *     a query; or the name of a page in {@code crosscheck.yaml}
   * @return the page, whether it works or not
   * @throws AssertionError if the browser could not open the page
   * @throws UserError if there is no such page, or a browser or release is not available
   */
  public Page open(String path) {
    AppFolder folder = place.folder();
    Path file = folder.root().resolve(AppFolder.MANIFEST);
    Optional<Manifest> manifest =
        Files.isRegularFile(file)
            ? Optional.of(
                Manifest.read(
                    file,
                    folder,
                    HostingCatalog.read(bench.checkout().fixtures()),
                    List.of(place.hosting())))
            : Optional.empty();
    AppPage page =
        manifest.stream()
            .flatMap(listed -> listed.pages().stream())
            .filter(listed -> listed.path().equals(path) || listed.name().equals(path))
            .findFirst()
            .orElseGet(() -> AppPage.at(folder.page(path)));
    UsedPage used =
        bench
            .opener()
            .open(
                new PageOpener.Opening(
                    folder,
                    page,
                    manifest.map(Manifest::surroundings).orElse(Surroundings.NONE),
                    place.hosting(),
                    place.release(),
                    place.browser()));
    Page result = new Page(page.name() + " (" + place + ")", used);
    opened.add(result);
    AppVerdict verdict = used.verdict();
    if (verdict.kind() == AppVerdict.Kind.INCONCLUSIVE
        || verdict.kind() == AppVerdict.Kind.ERROR
        || !used.seen().outcome().opened()) {
      throw new AssertionError(result + ": " + String.join(" ", verdict.reasons()));
    }
    return result;
  }

  /** {@return the pages that the test opened, in order} */
  List<Page> opened() {
    return List.copyOf(opened);
  }

  /** {@return where pages are opened, as reports add it to the name of the test} */
  @Override
  public String toString() {
    return place.toString();
  }
}
