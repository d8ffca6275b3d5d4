package org.crosscheck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class AppPageTest {
  @Test
  public void the_url_is_that_of_the_file_with_its_query() {
    assertThat(AppPage.at("a b/c%d.html?x=1&y").on("http://localhost:1/repo"))
        .hasToString("http://localhost:1/repo/a%20b/c%25d.html?x=1&y");
    assertThat(AppPage.at("https://example.com/x?y").on("")).hasToString("https://example.com/x?y");
  }

  @Test
  public void an_unusable_part_is_reported() {
    AppPage page = AppPage.at("index.html");

    assertThatThrownBy(() -> AppPage.at(" ")).isInstanceOf(UserError.class);
    assertThatThrownBy(
            () ->
                new AppPage(
                    " ",
                    "index.html",
                    DoneWhen.PYSCRIPT_IS,
                    List.of(),
                    Map.of(),
                    List.of(),
                    List.of(),
                    AppPage.TIMEOUT))
        .hasMessageContaining("name of a page is blank");
    assertThatThrownBy(() -> page.doneAt(" ")).hasMessageContaining("blank selector");
    assertThatThrownBy(() -> page.allowing(List.of(""))).hasMessageContaining("blank text");
    assertThatThrownBy(() -> page.within(Duration.ZERO)).hasMessageContaining("timeout of 0 s");
    assertThatThrownBy(() -> page.within(Duration.ofHours(1))).hasMessageContaining("3600 s");
  }
}
