package org.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Follows the links of the documentation to files and headings of this repository. */
public class LinksTest {
  private static final Path ROOT = Checkout.above(Path.of("")).root();

  /** The target of a Markdown link or image, without a title. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)[^)]*\\)");

  private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```|`[^`\\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

  @Test
  public void every_link_of_the_documentation_leads_somewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (String target : broken(page, Files.readString(page))) {
        broken.add(ROOT.relativize(page) + ": " + target);
      }
    }
    assertThat(broken).isEmpty();
  }

  @DataProvider
  public Object[][] links() {
    return new Object[][] {
      {"[gone](docs/gone.md)", true},
      {"[no heading](README.md#nothing-of-this-name)", true},
      {"![no picture](docs/images/gone.png)", true},
      {"[above](../outside.md)", true},
      {"[here](README.md)", false},
      {"[heading](README.md#try-it)", false},
      {"[folder](docs/decisions)", false},
      {"[elsewhere](https://example.org/gone)", false},
      {"`[code](gone.md)`", false},
    };
  }

  @Test(dataProvider = "links")
  public void a_broken_link_is_found(String text, boolean broken) throws IOException {
    assertThat(broken(ROOT.resolve("CHANGELOG.md"), text)).hasSize(broken ? 1 : 0);
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> npm = Files.list(ROOT.resolve("npm"))) {
      return Stream.of(top, docs, npm)
          .flatMap(s -> s)
          .filter(p -> p.toString().endsWith(".md"))
          .sorted()
          .collect(Collectors.toCollection(ArrayList::new));
    }
  }

  private static List<String> broken(Path page, String text) throws IOException {
    List<String> broken = new ArrayList<>();
    Matcher links = LINK.matcher(CODE.matcher(text).replaceAll(""));
    while (links.find()) {
      String target = links.group(1);
      if (!target.matches("[a-z]+:.*") && !leadsSomewhere(page, target)) {
        broken.add(target);
      }
    }
    return broken;
  }

  private static boolean leadsSomewhere(Path page, String target) throws IOException {
    String[] parts = target.split("#", 2);
    Path file = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    if (!file.startsWith(ROOT) || !Files.exists(file)) {
      return false;
    }
    return parts.length == 1 || headings(Files.readString(file)).contains(parts[1]);
  }

  /** {@return the anchors that GitHub gives to the headings of a page} */
  private static Set<String> headings(String text) {
    return HEADING
        .matcher(text)
        .results()
        .map(m -> m.group(1).toLowerCase(Locale.ROOT))
        .map(h -> h.replaceAll("[^a-z0-9 _-]", "").strip().replace(' ', '-'))
        .collect(Collectors.toSet());
  }
}
