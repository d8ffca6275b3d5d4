package org.crosscheck.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.crosscheck.given.Folder;
import org.testng.annotations.Test;

public class CheckoutTest {
  private static final String ID = "2026-11-28T181149Z";

  @Test
  public void a_run_is_named_by_its_path_or_by_its_id() {
    try (Folder folder = new Folder().withFolder("results/runs/" + ID).withFolder("other")) {
      Checkout checkout = new Checkout(folder.path("home"), folder.path("results"));
      Path run = folder.path("results/runs/" + ID);
      Path other = folder.path("other");

      assertThat(checkout.run(ID)).isEqualTo(run);
      assertThat(checkout.run(run.toString())).isEqualTo(run);
      assertThat(checkout.run(other.toString())).isEqualTo(other);
    }
  }

  @Test
  public void a_name_of_no_run_is_a_path() {
    try (Folder folder = new Folder()) {
      Checkout checkout = new Checkout(folder.path("home"), folder.path("results"));

      assertThat(checkout.run("2026.7.3")).isEqualTo(Path.of("2026.7.3"));
    }
  }
}
