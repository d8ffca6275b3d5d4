package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class PathToRegexpTest {

  @DataProvider
  public Object[][] patterns() {
    return new Object[][] {
      {"/", "/", true},
      {"/a", "/a", true},
      {"/a", "/a/", false},
      {"/a/", "/a", false},
      {"/a", "/A", false},
      {"/a.b", "/axb", false},
      {"/(.*)", "/", true},
      {"/(.*)", "/a/b", true},
      {"/a/(.*)", "/a", false},
      {"/a/(.*)", "/a/", true},
      {"/a(.*)", "/a/b", true},
      {"/:x", "/a", true},
      {"/:x", "/a/", false},
      {"/:x", "/a/b", false},
      {"/:x", "/", false},
      {"/:x?", "/a", true},
      {"/a/:x?", "/a", true},
      {"/a/:x?", "/a/", false},
      // The slash belongs to the part: without parts there is none.
      {"/:x*", "/", false},
      {"/:x*", "/a/b/c", true},
      {"/:x*", "/a/", false},
      {"/a/:x*", "/a", true},
      {"/a/:x+", "/a", false},
      {"/a/:x+", "/a/b/c", true},
      {"/:x.html", "/a.html", true},
      {"/:x.:y", "/a.b", true},
      {"/:x(\\d+)", "/12", true},
      {"/:x(\\d+)", "/1a", false},
      {"/:x(a|b)*", "/a/b/a", true},
      {"/((?!api).*)", "/api/x", false},
      {"/((?!api).*)", "/x", true},
      {"/(a|b)?", "", true},
      {"/a{-:x}?", "/a", true},
      {"/a{-:x}?", "/a-b", true},
      {"/a{b}?c", "/ac", true},
      {"/a{x(\\d)y}+", "/ax1yx2y", true},
      {"/a\\:b", "/a:b", true},
      {"/a\\*", "/a*", true},
      {"/{\\*}?", "/*", true},
      {"/x-:y", "/x-1", true},
    };
  }

  @Test(dataProvider = "patterns")
  public void a_pattern_is_strict_and_case_sensitive(String source, String path, boolean matches) {
    assertThat(PathToRegexp.of(source).match(path).isPresent())
        .as("%s for %s", source, path)
        .isEqualTo(matches);
  }

  @Test
  public void a_placeholder_has_the_value_that_it_matched() {
    assertThat(PathToRegexp.of("/:a/(x)/:rest*").match("/1/x/2/3"))
        .contains(Map.of("a", "1", "rest", "2/3"));
    assertThat(PathToRegexp.of("/:a/:rest*").match("/1")).contains(Map.of("a", "1", "rest", ""));
  }

  @DataProvider
  public Object[][] refused() {
    return new Object[][] {
      {"/*", "'*' follows nothing; write (.*) to match any characters"},
      {"/a+", "'+' follows nothing"},
      {"/:x**", "'*' follows nothing"},
      {"/a:", "there is no name after a ':'"},
      {"/(a", "a '(' is not closed"},
      {"/()", "'()' is not a pattern"},
      {"/(?:a)", "'(?:a)' is not a pattern"},
      {"/(a(b))", "'(' inside '(' must be '(?:'"},
      {"/{a", "a '{' is not closed"},
      {"/{a*}", "a '{' is not closed"},
      {"/a}", "there is a '}' without a '{'"},
      {"/([a)", "'/([a)' is not a valid path pattern: Unclosed character class"},
    };
  }

  @Test(dataProvider = "refused")
  public void what_path_to_regexp_rejects_is_reported_with_the_reason(String source, String why) {
    assertThatThrownBy(() -> PathToRegexp.of(source))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith("'" + source + "' is not a valid path pattern: ")
        .hasMessageContaining(why);
  }
}
