package org.crosscheck.record;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The job of a continuous integration that made a run.
 *
 * @param page its page: an absolute URL with the scheme http or https and without credentials
 */
public record CiJob(URI page) {
  private static final Pattern WEB = Pattern.compile("https?");

  /**
   * Checks the URL, which becomes a link of reports.
   *
   * @throws IllegalArgumentException if it is not an absolute URL with the scheme http or https, or
   *     has credentials
   */
  public CiJob {
    String scheme = String.valueOf(page.getScheme()).toLowerCase(Locale.ROOT);
    if (!WEB.matcher(scheme).matches() || page.getHost() == null || page.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "the page of a CI job needs an http or https URL without credentials");
    }
  }

  /**
   * {@return the job that this process is part of; empty if the variables do not name one, or their
   * URL is not one that can be shown}
   *
   * @param environment the environment variables. GitLab has the URL in {@code CI_JOB_URL}; GitHub
   *     Actions (and Forgejo and Gitea, which follow it) has its parts in {@code
   *     GITHUB_SERVER_URL}, {@code GITHUB_REPOSITORY} and {@code GITHUB_RUN_ID}
   */
  public static Optional<CiJob> of(Map<String, String> environment) {
    return Stream.of(
            List.of("CI_JOB_URL"),
            List.of("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_RUN_ID"))
        .filter(names -> names.stream().noneMatch(n -> environment.getOrDefault(n, "").isBlank()))
        .map(names -> names.stream().map(environment::get).toList())
        .map(parts -> parts.size() == 1 ? parts.get(0) : github(parts))
        .flatMap(url -> shown(url).stream())
        .findFirst();
  }

  private static String github(List<String> parts) {
    return parts.get(0) + "/" + parts.get(1) + "/actions/runs/" + parts.get(2);
  }

  private static Optional<CiJob> shown(String url) {
    try {
      return Optional.of(new CiJob(new URI(url.strip())));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
