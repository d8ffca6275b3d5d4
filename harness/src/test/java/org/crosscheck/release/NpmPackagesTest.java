package org.crosscheck.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Folder;
import org.crosscheck.told.Told;
import org.testng.annotations.Test;

/** Only what needs no npm: a run of the suite shows the rest. */
public class NpmPackagesTest {
  /** The SHA-256 of the two bytes {@code {}}. */
  private static final String DIGEST =
      "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";

  @Test
  public void packages_that_the_lock_file_pins_are_not_installed_again() {
    try (Folder folder =
        new Folder()
            .with("package-lock.json", "{}")
            .with("node_modules/.crosscheck-installed", DIGEST + "\n")) {
      List<String> said = new ArrayList<>();

      assertThat(new NpmPackages(folder.path()).install(said::add))
          .isEqualTo(folder.path("node_modules"));
      assertThat(said).isEmpty();
    }
  }

  @Test
  public void a_folder_without_a_lock_file_is_told() {
    try (Folder folder = new Folder()) {
      assertThatThrownBy(() -> new NpmPackages(folder.path()).install(text -> {}))
          .isInstanceOf(Told.class)
          .hasMessageContaining("There is no " + folder.path("package-lock.json"))
          .hasMessageContaining("git checkout -- ");
    }
  }
}
