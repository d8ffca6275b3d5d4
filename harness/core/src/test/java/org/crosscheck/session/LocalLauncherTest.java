package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.crosscheck.given.Folder;
import org.crosscheck.given.TestEngines;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** With a script in the place of chromedriver, which never comes up. */
public class LocalLauncherTest {
  @DataProvider
  public Object[][] ends() {
    return new Object[][] {
      {"[SEVERE]: bind() failed: Address already in use (98)", 5}, {"cannot find it", 1},
    };
  }

  @Test(dataProvider = "ends")
  public void a_driver_whose_port_was_taken_is_started_again_and_another_is_not(
      String lastWords, int starts) {
    try (Folder folder =
            new Folder()
                .withProgram("driver", "echo >>${0%/driver}/starts; echo '" + lastWords + "'");
        Workspace workspace = Workspace.create(folder.withFolder("w").path("w"))) {
      Installation chrome =
          new Installation(
              TestEngines.CHROME, folder.path("chrome"), Optional.of(folder.path("driver")));

      assertThatThrownBy(() -> LocalLauncher.start(chrome, workspace))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("its last words: " + lastWords);
      assertThat(folder.path("starts")).content().hasLineCount(starts);
    }
  }
}
