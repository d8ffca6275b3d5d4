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

/** Replaces chromedriver with a script that never starts to listen. */
public class LocalLauncherTest {
  @DataProvider
  public Object[][] ends() {
    return new Object[][] {
      {"[SEVERE]: bind() failed: Address already in use (98)", 5}, {"cannot find it", 1},
    };
  }

  @Test(dataProvider = "ends")
  public void a_driver_is_restarted_only_if_its_port_was_taken(String lastOutput, int starts) {
    try (Folder folder =
            new Folder()
                .withProgram("driver", "echo >>${0%/driver}/starts; echo '" + lastOutput + "'");
        Workspace workspace = Workspace.create(folder.withFolder("w").path("w"))) {
      Installation chrome =
          new Installation(
              TestEngines.CHROME, folder.path("chrome"), Optional.of(folder.path("driver")));

      assertThatThrownBy(() -> LocalLauncher.start(chrome, workspace, false))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("its last output: " + lastOutput);
      assertThat(folder.path("starts")).content().hasLineCount(starts);
    }
  }
}
