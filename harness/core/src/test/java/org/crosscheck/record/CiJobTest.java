package org.crosscheck.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A job is taken from the variables of CI only if its page can be shown. */
public final class CiJobTest {
  private static final String GITLAB = "https://gitlab.example/group/name/-/jobs/7";

  @Test
  public void a_job_of_gitlab_names_its_page() {
    assertThat(CiJob.of(Map.of("CI_JOB_URL", GITLAB)))
        .contains(new CiJob(URI.create("https://gitlab.example/group/name/-/jobs/7")));
  }

  @Test
  public void a_run_on_github_is_named_by_its_parts() {
    assertThat(CiJob.of(github("https://github.example")))
        .contains(new CiJob(URI.create("https://github.example/owner/name/actions/runs/42")));
  }

  @Test
  public void without_all_variables_there_is_no_job() {
    assertThat(CiJob.of(Map.of())).isEmpty();
    assertThat(CiJob.of(Map.of("CI_JOB_URL", " "))).isEmpty();
    assertThat(CiJob.of(Map.of("GITHUB_SERVER_URL", "https://github.example"))).isEmpty();
  }

  @DataProvider
  Object[][] unusable() {
    return new Object[][] {
      {"javascript:alert(1)//"},
      {"data:text/html,x"},
      {"//github.example"},
      {"https://name:secret@github.example"},
      {"https://github.example/<b>"},
      {"https:"},
      {"file:///tmp"},
    };
  }

  @Test(dataProvider = "unusable")
  public void an_unusable_url_is_no_link(String url) {
    assertThat(CiJob.of(Map.of("CI_JOB_URL", url))).isEmpty();
    assertThat(CiJob.of(github(url))).isEmpty();
    if (!url.contains("<")) {
      String page = url.equals("https:") ? "https:x" : url;
      assertThatThrownBy(() -> new CiJob(URI.create(page)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("http or https");
    }
  }

  private static Map<String, String> github(String server) {
    return Map.of(
        "GITHUB_SERVER_URL", server, "GITHUB_REPOSITORY", "owner/name", "GITHUB_RUN_ID", "42");
  }
}
