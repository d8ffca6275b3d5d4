package org.crosscheck.hosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class HeaderRuleTest {

  @DataProvider
  public Object[][] patterns() {
    return new Object[][] {
      {"/*", "/", true},
      {"/*", "/a/b.html", true},
      {"/a", "/a", true},
      {"/a", "/a/", false},
      {"/a", "/A", false},
      {"/a/*", "/a/", true},
      {"/a/*", "/a/b/c", true},
      {"/a/*", "/a", false},
      {"/*.mjs", "/x/y.mjs", true},
      {"/*.mjs", "/x/y.mjs.map", false},
      {"/*.mjs", "/x/yxmjs", false},
      {"/*/core/*.js", "/0.7/core/a/b.js", true},
      {"/*/core/*.js", "/core/b.js", false},
      {"/a+(b)[c]", "/a+(b)[c]", true},
      {"/a+(b)[c]", "/aabc", false},
      {"/\\E.*", "/anything", false},
      {"/\\E.*", "/\\E.x", true},
    };
  }

  @Test(dataProvider = "patterns")
  public void a_star_matches_any_characters_and_everything_else_is_literal(
      String pattern, String path, boolean matches) {
    assertThat(new HeaderRule(pattern, List.of()).matches(path, 200))
        .as("%s for %s", pattern, path)
        .isEqualTo(matches);
  }

  @Test
  public void a_path_starts_with_a_slash() {
    assertThatThrownBy(() -> new HeaderRule("*.js", List.of()))
        .isInstanceOf(UserError.class)
        .hasMessage("The path '*.js' does not start with a slash. Write /* for all.");
  }

  @Test
  public void all_rules_that_match_apply_in_order_and_nothing_replaces_anything() {
    HeaderSet set =
        new HeaderSet(
            List.of(
                new HeaderRule("/*", List.of(new HeaderField("A", "1"), new HeaderField("A", "2"))),
                new HeaderRule("/b", List.of(new HeaderField("B", "3"))),
                new HeaderRule("/*", List.of(new HeaderField("a", "4")))));

    assertThat(set.linesFor("/b", 200).stream().map(HeaderField::toString))
        .containsExactly("A: 1", "A: 2", "B: 3", "a: 4");
    assertThat(set.linesFor("/c", 200).stream().map(HeaderField::toString))
        .containsExactly("A: 1", "A: 2", "a: 4");
  }
}
