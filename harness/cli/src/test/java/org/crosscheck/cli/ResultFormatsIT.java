package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.crosscheck.given.Folder;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** What commands print of a run in a real browser. */
public class ResultFormatsIT {
  @Test
  public void a_run_is_one_result_in_json_and_in_html() throws IOException {
    try (Folder folder = RunProcess.project()) {
      RunProcess.page(folder, "good", 60, "fact(\"done\");");
      Checkout project = new Checkout(folder.path());
      CommandResult json =
          CommandResult.in(project, "run", "--browser", "chrome", "--format", "json");
      CommandResult accepted = CommandResult.in(project, "accept", "--format", "json");
      CommandResult none = CommandResult.in(project, "run", "--last-failed", "--format", "json");

      assertThat(json.exit()).as(json.err()).isZero();
      assertThat(ResultFormatsTest.problems("run", json.out())).isEmpty();
      assertThat(json.out()).contains("\"HOLDS\" : 1", "\"differences\" : [ ]");
      assertThat(json.err()).contains("Report: ");
      assertThat(ResultFormatsTest.problems("accept", accepted.out())).isEmpty();
      assertThat(ResultFormatsTest.problems("run", none.out())).as(none.err()).isEmpty();
      assertThat(none.out()).contains("\"runs\" : [ ]");
    }
  }
}
