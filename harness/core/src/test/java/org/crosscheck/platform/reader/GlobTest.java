package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** The rows are what minimatch 3 answers. */
public class GlobTest {

  @DataProvider
  public Object[][] globs() {
    return new Object[][] {
      {"/a", "/a", true},
      {"/a", "/a/", true},
      {"/a", "/A", false},
      {"/a/", "/a", false},
      {"/", "/", true},
      // One star stays in a segment, and takes at least one character if it is all of it.
      {"/*", "/a.html", true},
      {"/*", "/", false},
      {"/*", "/a/b", false},
      {"/*", "/a/", true},
      {"/a*", "/a", true},
      {"/*.js", "/.js", false},
      {"/a/*/c", "/a/b/c", true},
      {"/a/*/c", "/a/b/b/c", false},
      // Two take any segments.
      {"/**", "/", true},
      {"/**", "/a/b/c", true},
      {"/a/**", "/a", false},
      {"/a/**", "/a/", true},
      {"/a/**", "/a/b/c", true},
      {"/**/*.js", "/a.js", true},
      {"/**/*.js", "/x/y/a.js", true},
      {"/**/*.js", "/x/y/a.mjs", false},
      {"/a/**/z", "/a/z", true},
      {"/a/**/z", "/a/b/c/z", true},
      {"/a**b", "/axxb", true},
      {"/a**b", "/a/b", false},
      {"**/*.js", "/x/a.js", true},
      {"*.js", "/a.js", false},
      // Nothing of this takes a full stop at the start of a segment.
      {"/*", "/.well-known", false},
      {"/**", "/.well-known/x", false},
      {"/**", "/a/.b/c", false},
      {"/**/x", "/.a/x", false},
      {"/.*", "/.well-known", true},
      {"/?a", "/.a", false},
      {"/a*", "/a.b", true},
      // Braces.
      {"/{a,b}/c", "/b/c", true},
      {"/{a,b}/c", "/{a,b}/c", false},
      {"/{a,b/c}", "/b/c", true},
      {"/*.{js,css}", "/x.css", true},
      {"/{a,{b,c}}", "/c", true},
      {"/x{1..3}", "/x2", true},
      {"/x{1..3}", "/x4", false},
      {"/{a}", "/{a}", true},
      {"/{a,b", "/{a,b", true},
      // Characters.
      {"/?", "/a", true},
      {"/?", "/ab", false},
      {"/[abc]", "/b", true},
      {"/[a-c]x", "/bx", true},
      {"/[!a-c]", "/b", false},
      {"/[^a-c]", "/d", true},
      {"/[a", "/[a", true},
      {"/[z-a]", "/[z-a]", true},
      {"/\\*", "/*", true},
      {"/\\*", "/a", false},
      {"/a.b+c(d)$", "/a.b+c(d)$", true},
      {"/a.b", "/axb", false},
      // Extended.
      {"/**/*.@(js|css)", "/x/a.css", true},
      {"/**/*.@(js|css)", "/x/a.json", false},
      {"/a?(b)c", "/ac", true},
      {"/a?(b)c", "/abbc", false},
      {"/a*(b|d)c", "/abdbc", true},
      {"/a+(b)c", "/ac", false},
      {"/a+(b)c", "/abbc", true},
      {"/!(a)", "/a", false},
      {"/!(a)", "/ab", true},
      {"/*.!(js)", "/x.css", true},
      {"/*.!(js)", "/x.js", false},
      {"/@(a|@(b|c))", "/c", true},
      // Not.
      {"!/a", "/a", false},
      {"!/a", "/b", true},
      {"!!/a", "/a", true},
      {"#a", "#a", false},
      {"", "/", false},
    };
  }

  @Test(dataProvider = "globs")
  public void a_glob_matches_what_minimatch_matches(String glob, String path, boolean matches) {
    assertThat(Glob.of(glob).matches(path)).as("%s for %s", glob, path).isEqualTo(matches);
  }
}
