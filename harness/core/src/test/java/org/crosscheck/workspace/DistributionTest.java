package org.crosscheck.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

public class DistributionTest {
  private Folder folder = new Folder();

  @BeforeMethod
  public void unpack() {
    folder =
        new Folder()
            .with("home/fixtures/package.json", "{}")
            .with("home/fixtures/pages/a/index.html", "<p>")
            .with("home/baselines/1.txt", "shipped 1")
            .with("home/baselines/2.txt", "shipped 2")
            .withFolder("cache");
  }

  @AfterMethod(alwaysRun = true)
  public void remove() {
    folder.close();
  }

  private Checkout checkout() {
    return Distribution.checkout(
        folder.path("home"), folder.path("cache/deep"), folder.path("results"));
  }

  @Test
  public void its_data_are_in_the_cache_and_its_results_are_not() throws IOException {
    Checkout checkout = checkout();

    assertThat(checkout.fixtures().startsWith(folder.path("cache"))).isTrue();
    assertThat(checkout.fixtures().resolve("pages/a/index.html")).hasContent("<p>");
    assertThat(checkout.runs()).isEqualTo(folder.path("results/runs"));
    assertThat(Files.exists(folder.path("results"))).isFalse();
    assertThat(inCache()).containsExactly(checkout.root().getFileName());
  }

  @Test
  public void the_data_can_be_written_although_those_of_the_distribution_cannot()
      throws IOException {
    Path file = folder.path("home/fixtures/package.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));

    Path copy = checkout().fixtures().resolve("package.json");

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .startsWith("rw-");
  }

  @Test
  public void the_data_are_copied_once_and_again_when_a_file_differs() throws IOException {
    Checkout first = checkout();
    Files.writeString(first.fixtures().resolve("note"), "kept");
    assertThat(checkout()).isEqualTo(first);
    assertThat(first.fixtures().resolve("note")).hasContent("kept");

    folder.with("home/fixtures/pages/a/index.html", "<b>");

    assertThat(checkout().root()).isNotEqualTo(first.root());
    assertThat(checkout().fixtures().resolve("pages/a/index.html")).hasContent("<b>");
    assertThat(inCache()).hasSize(2);
  }

  @Test
  public void baselines_of_the_user_come_before_the_shipped_ones() {
    Checkout checkout = checkout();

    assertThat(checkout.baselines())
        .containsExactly(
            folder.path("results/baselines"), checkout.root().resolve("reports/baselines"));
  }

  @Test
  public void in_a_checkout_the_accepted_verdicts_are_those_that_are_shipped() {
    Checkout checkout = new Checkout(folder.path("home"));

    assertThat(checkout.baselines()).containsExactly(folder.path("home/reports/baselines"));
  }

  @Test
  public void a_path_is_shown_as_short_as_possible() {
    Checkout checkout = new Checkout(folder.path("home"));

    assertThat(checkout.shown(checkout.runs())).isEqualTo(Path.of("reports/runs"));
    assertThat(checkout.shown(Path.of("x/y"))).isEqualTo(Path.of("x/y"));
    assertThat(checkout.shown(folder.path("elsewhere"))).isEqualTo(folder.path("elsewhere"));
  }

  @Test
  public void an_incomplete_distribution_and_a_cache_that_is_a_file_are_reported()
      throws IOException {
    folder.with("cache/deep", "a file");
    assertThatThrownBy(this::checkout)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("Cannot write to " + folder.path("cache/deep"));

    Files.delete(folder.path("home/fixtures/package.json"));
    assertThatThrownBy(this::checkout)
        .isInstanceOf(UserError.class)
        .hasMessageContaining("is incomplete: it has no fixtures. Unpack it again.");
  }

  private List<Path> inCache() throws IOException {
    try (Stream<Path> all = Files.list(folder.path("cache/deep"))) {
      return all.map(Path::getFileName).toList();
    }
  }
}
