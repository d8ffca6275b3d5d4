package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.crosscheck.report.Markup.attributes;
import static org.crosscheck.report.Markup.shape;
import static org.crosscheck.report.ReportPages.files;
import static org.crosscheck.report.ReportPages.pages;
import static org.crosscheck.report.ReportPages.read;
import static org.crosscheck.report.ReportPages.write;
import static org.crosscheck.report.ReportPages.writeHostile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.crosscheck.given.SampleRun;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Text never becomes markup, and pages load nothing and lead somewhere. */
public final class MarkupTest {
  private final List<String> harmless = new ArrayList<>();

  @Test
  public void text_in_back_ticks_is_code() {
    assertThat(TemplateHelper.parts("a `b` c")).containsExactly("a ", "b", " c");
    assertThat(TemplateHelper.parts("a ` c")).containsExactly("a ` c");
  }

  @Test
  public void nothing_is_external_but_the_documentation_and_nothing_is_inline() {
    for (String page : pages(write(SampleRun.complete()))) {
      assertThat(page)
          .contains(
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                  + " style-src 'self'; script-src 'self'; img-src 'self' data:;")
          .doesNotContain(" style=", "<style", "<img");
      for (String[] attribute : attributes(page)) {
        assertThat(attribute[0]).doesNotStartWith("on");
        if (attribute[0].equals("href") && attribute[1].startsWith("data:")) {
          assertThat(attribute[1]).isEqualTo(Templates.icon());
        } else if (attribute[0].equals("href") || attribute[0].equals("src")) {
          assertThat(attribute[1])
              .matches(
                  "#[a-z0-9-]+|(\\.\\./)?(style\\.css|report\\.js|[a-z]+\\.html(#[A-Za-z0-9=&;+%._-]+)?)"
                      + "|visits/[A-Za-z0-9_-]+\\.html#claim-[a-z0-9-]+"
                      + "|https://(docs|code)\\.example/[a-z0-9./#-]*");
        }
      }
    }
  }

  @Test
  public void every_link_has_a_target_and_every_id_is_unique() {
    Path folder = write(SampleRun.complete());
    for (Path file : files(folder)) {
      List<String> ids =
          attributes(read(file)).stream().filter(a -> a[0].equals("id")).map(a -> a[1]).toList();
      assertThat(ids).doesNotHaveDuplicates();
      for (String[] attribute : attributes(read(file))) {
        if (attribute[0].equals("href") && !attribute[1].matches("(https|data):.*")) {
          String[] parts = attribute[1].split("#", 2);
          Path target = parts[0].isEmpty() ? file : file.resolveSibling(parts[0]).normalize();
          assertThat(target).exists();
          // With an equals sign it is a filter, not an anchor.
          if (parts.length > 1 && !parts[1].contains("=")) {
            assertThat(read(target)).as(attribute[1]).contains(" id=\"" + parts[1] + "\"");
          }
        }
      }
    }
  }

  /** The pages of a run with harmless texts, and all of them in a single file. */
  private List<String> harmless() {
    if (harmless.isEmpty()) {
      harmless.addAll(pages(writeHostile(Hostile.HARMLESS)));
    }
    return harmless;
  }

  @DataProvider
  Object[][] hostile() {
    return IntStream.range(0, Hostile.TEXTS.size())
        .mapToObj(i -> new Object[] {i})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "hostile")
  public void hostile_text_in_any_field_never_becomes_markup(int number) {
    String text = Hostile.TEXTS.get(number);
    List<String> hostile = pages(writeHostile(text));

    assertThat(hostile).hasSameSizeAs(harmless());
    for (int i = 0; i < hostile.size(); i++) {
      assertThat(shape(hostile.get(i))).isEqualTo(shape(harmless().get(i)));
      assertThat(hostile.get(i).codePoints())
          .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\n' && c != '\t')
          .noneMatch(c -> c == 0x202E || c == 0x2066 || c == 0x2028)
          .noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
  }
}
