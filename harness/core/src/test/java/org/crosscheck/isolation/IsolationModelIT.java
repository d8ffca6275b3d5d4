package org.crosscheck.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.engine.Engine;
import org.crosscheck.given.Browsers;
import org.crosscheck.given.Pages;
import org.crosscheck.given.TestEngines;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.observation.Observation;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Holds the model to account: made-up header lines are served, and real browsers must give each
 * page what the model says. {@code -Dcombinations=500} asks more, {@code -Dseed=...} asks the same
 * again, {@code -Dengines=webkit} asks an optional engine too.
 */
public class IsolationModelIT {
  /** A visit that navigates more often is taken for a reload loop. */
  private static final int ROWS_OF_A_VISIT = 9;

  private static final long SEED = Long.getLong("seed", System.currentTimeMillis());
  private static final int COMBINATIONS = Integer.getInteger("combinations", 60);

  private Browsers browsers = new Browsers();

  @BeforeClass
  public void start() {
    stop();
    browsers = new Browsers();
    System.out.println(
        "Header combinations: -Dcombinations=" + COMBINATIONS + " -Dseed=" + SEED + " asks again");
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    browsers.close();
  }

  @DataProvider(parallel = true)
  public Object[][] engines() {
    return TestEngines.requested().stream()
        .map(engine -> new Object[] {engine})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "engines")
  public void the_browser_agrees_with_the_model(Engine browser) {
    List<List<HeaderField>> all = new HeaderCombinations(SEED).take(COMBINATIONS);

    List<String> disagreements = new ArrayList<>();
    int isolated = 0;
    for (int from = 0; from < all.size(); from += ROWS_OF_A_VISIT) {
      List<List<HeaderField>> some =
          all.subList(from, Math.min(all.size(), from + ROWS_OF_A_VISIT));
      List<Boolean> seen = seen(browser, some);
      for (int i = 0; i < some.size(); i++) {
        isolated += seen.get(i) ? 1 : 0;
        if (seen.get(i) != predicted(browser, some.get(i)).crossOriginIsolated()) {
          disagreements.add(smallest(browser, some.get(i)));
        }
      }
    }

    assertThat(disagreements).as("with seed " + SEED + " in " + browser.id()).isEmpty();
    // A generator that isolates never or always would ask nothing.
    assertThat(isolated).isBetween(all.size() / 10, all.size() * 9 / 10);
  }

  /** Leaves out one line after the other, as long as browser and model disagree. */
  private String smallest(Engine browser, List<HeaderField> lines) {
    List<HeaderField> left = new ArrayList<>(lines);
    for (HeaderField line : lines) {
      List<HeaderField> fewer = new ArrayList<>(left);
      fewer.remove(line);
      if (seen(browser, List.of(fewer)).get(0) != predicted(browser, fewer).crossOriginIsolated()) {
        left = fewer;
      }
    }
    return left + " is not as predicted: " + predicted(browser, left);
  }

  private static Prediction predicted(Engine browser, List<HeaderField> lines) {
    return IsolationModel.predict(lines, URI.create("http://localhost/"), browser.traits());
  }

  /** {@return for each row, whether a page with these lines was isolated} */
  private List<Boolean> seen(Engine browser, List<List<HeaderField>> rows) {
    List<HeaderRule> rules =
        IntStream.range(0, rows.size())
            .mapToObj(i -> new HeaderRule("/0.0.0/row-" + i + "/*", rows.get(i)))
            .toList();
    try (Pages pages = new Pages(rules)) {
      for (int i = 0; i < rows.size(); i++) {
        pages.page("row-" + i, i < rows.size() - 1 ? script(pages, i + 1) : LAST);
      }
      Observation observation = browsers.visit(browser, pages.address("row-0", "index.html"));
      String seen =
          observation
              .fact("seen")
              .map(fact -> String.valueOf(fact.value()))
              .orElseThrow(() -> new AssertionError("no answer: " + observation));
      assertThat(seen).hasSize(rows.size());
      return seen.chars().mapToObj(c -> c == '1').collect(Collectors.toList());
    }
  }

  /** Each page hands on, in its address, what those before it and it got. */
  private static final String SEEN =
      "const seen = (new URLSearchParams(location.search).get('seen') ?? '')"
          + " + (crossOriginIsolated ? 1 : 0);";

  private static final String LAST = SEEN + "fact('seen', seen); fact('done')";

  private static String script(Pages pages, int next) {
    URI address = pages.address("row-" + next, "index.html");
    return SEEN + "location.replace('" + address + "?seen=' + seen)";
  }
}
