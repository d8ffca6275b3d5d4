package org.crosscheck.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Folder;
import org.crosscheck.given.Pages;
import org.crosscheck.given.TestEngines;
import org.crosscheck.observation.Outcome;
import org.crosscheck.workspace.Workspace;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A closed session leaves no processes and no files. */
public class NothingLeftIT {
  @DataProvider
  public Object[][] both() {
    return new Object[][] {{TestEngines.CHROME}, {TestEngines.FIREFOX}};
  }

  @Test(dataProvider = "both")
  public void closing_ends_every_process_and_removes_every_file(Engine browser) {
    try (Folder root = new Folder();
        Pages pages = new Pages()) {
      List<ProcessHandle> before = ProcessHandle.current().descendants().toList();
      List<ProcessHandle> ours;
      try (Workspace workspace = Workspace.create(root.path());
          BrowserSession session =
              new LocalSessions(Map.of(browser, Browsers.installation(browser)), workspace)
                  .open(browser)) {
        assertThat(
                session
                    .visit(
                        Browsers.load(
                            pages.page("a", "fact('done')"), Browsers.scaled(Browsers.LONG)),
                        0)
                    .outcome())
            .isEqualTo(Outcome.DONE);
        ours = ourDescendants(before).toList();
        assertThat(ours).extracting(ProcessHandle::pid).contains(session.pid().orElseThrow());
      }

      assertThat(ours).noneMatch(Workspace::runs);
      assertThat(ourDescendants(before)).isEmpty();
      assertThat(root.path()).isEmptyDirectory();
    }
  }

  private static Stream<ProcessHandle> ourDescendants(List<ProcessHandle> before) {
    return ProcessHandle.current()
        .descendants()
        .filter(p -> !before.contains(p))
        .filter(Workspace::runs);
  }
}
