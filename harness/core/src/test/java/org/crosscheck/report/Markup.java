package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is markup in a page, and what is not. */
final class Markup {
  private static final Pattern TAG =
      Pattern.compile("<(/?[a-zA-Z][^\\s>/]*|!--|!doctype)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>");

  private static final Pattern ATTRIBUTE =
      Pattern.compile("([^\\s\"'=]+)(?:=\"([^\"]*)\"|='([^']*)')?");

  private Markup() {}

  /** Without the script, which compares with {@code <}. */
  static String withoutScript(String page) {
    return page.replaceFirst("(?s)<script>.*?</script>", "<script></script>");
  }

  /** The tags of a page with the names of their attributes: everything that is markup. */
  static List<String> shape(String page) {
    List<String> shape = new ArrayList<>();
    Matcher tag = TAG.matcher(page);
    int end = 0;
    while (tag.find()) {
      assertThat(page.substring(end, tag.start())).doesNotContain("<");
      end = tag.end();
      TreeMap<String, String> names = new TreeMap<>();
      attributes(tag.group(2), (name, value) -> names.put(name, ""));
      shape.add(tag.group(1) + names.keySet());
    }
    return shape;
  }

  static List<String[]> attributes(String page) {
    List<String[]> all = new ArrayList<>();
    Matcher tag = TAG.matcher(page);
    while (tag.find()) {
      attributes(tag.group(2), (name, value) -> all.add(new String[] {name, value}));
    }
    return all;
  }

  private static void attributes(
      String inside, java.util.function.BiConsumer<String, String> each) {
    Matcher attribute = ATTRIBUTE.matcher(inside);
    while (attribute.find()) {
      each.accept(attribute.group(1), attribute.group(2) == null ? "" : attribute.group(2));
    }
  }
}
