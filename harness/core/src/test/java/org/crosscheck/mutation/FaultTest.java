package org.crosscheck.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscheck.claim.Applicability;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class FaultTest {
  @Test
  public void a_copy_has_the_fault_for_a_time_and_the_original_never() throws IOException {
    try (Folder folder = fixtures()) {
      Path original = folder.path("fixtures/pack/core-1.js");
      Path copied = folder.path("copy/fixtures/pack/core-1.js");
      FixturesCopy copy = FixturesCopy.of(folder.path("fixtures"), folder.path("copy"));
      Fault fault = Fault.of(folder.path("fixtures"), mutant("pack/core-*.js", "b(1)", "b(2)"));

      String during =
          copy.with(
              fault,
              () -> {
                assertThat(original).hasContent("a();b(1);c();c()");
                return read(copied);
              });

      assertThat(during).isEqualTo("a();b(2);c();c()");
      assertThat(copied).hasContent("a();b(1);c();c()");
      assertThat(copy.checkout().fixtures()).isEqualTo(folder.path("copy/fixtures"));
    }
  }

  @Test
  public void a_fault_is_removed_even_if_the_run_fails() {
    try (Folder folder = fixtures()) {
      FixturesCopy copy = FixturesCopy.of(folder.path("fixtures"), folder.path("copy"));
      Fault fault = Fault.of(folder.path("fixtures"), mutant("pack/core-*.js", "a()", ""));

      assertThatThrownBy(
              () ->
                  copy.with(
                      fault,
                      () -> {
                        throw new IllegalStateException("no browser");
                      }))
          .hasMessage("no browser");
      assertThat(folder.path("copy/fixtures/pack/core-1.js")).hasContent("a();b(1);c();c()");
    }
  }

  @DataProvider
  public Object[][] refused() {
    return new Object[][] {
      {"pack/core-*.js", "d()", "m: the text is not in pack/core-1.js: d()"},
      {"pack/core-*.js", "c()", "m: the text is more than once in pack/core-1.js: c()"},
      {"pack/core-2.js", "a()", "m: 0 files match pack/core-2.js."},
      {"pack/*.js", "a()", "m: 2 files match pack/*.js."},
      {"none/core.js", "a()", "m: there is no file none/core.js."},
      {"../outside.js", "a()", "m: there is no file ../outside.js."},
    };
  }

  @Test(dataProvider = "refused")
  public void a_mutant_whose_text_is_not_there_exactly_once_is_refused(
      String file, String find, String problem) {
    try (Folder folder = fixtures()) {
      assertThatThrownBy(() -> Fault.of(folder.path("fixtures"), mutant(file, find, "x")))
          .isInstanceOf(UserError.class)
          .hasMessageStartingWith(problem);
    }
  }

  private static Folder fixtures() {
    return new Folder()
        .with("fixtures/pack/core-1.js", "a();b(1);c();c()")
        .with("fixtures/pack/other.js", "")
        .with("outside.js", "a()")
        .withFolder("copy");
  }

  private static Mutant mutant(String file, String find, String replace) {
    return new Mutant(
        "m", file, find, replace, "It breaks.", Applicability.EVERYWHERE, List.of("a"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
