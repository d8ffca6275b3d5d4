package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class AppFolderTest {
  @Test
  public void its_page_is_its_index_or_its_only_one() {
    try (Folder folder = new Folder().with("a.html", "").with("node_modules/x/b.html", "")) {
      assertThat(new AppFolder(folder.path()).onlyPage()).isEqualTo("a.html");

      folder.with("index.html", "").with("c/d.htm", "").with(".git/e.html", "");

      assertThat(new AppFolder(folder.path()).onlyPage()).isEqualTo("index.html");
      assertThat(new AppFolder(folder.path()).pages())
          .containsExactly("a.html", "c/d.htm", "index.html");
    }
  }

  @Test
  public void several_pages_without_an_index_are_reported_with_a_hint() {
    try (Folder folder = new Folder().with("a.html", "").with("b.html", "")) {
      assertThatThrownBy(new AppFolder(folder.path())::onlyPage)
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("There are 2 pages", "a.html, b.html", "--page a.html");
    }
  }

  @Test
  public void a_folder_without_a_page_and_a_missing_folder_are_reported() {
    try (Folder folder = new Folder().with("page.html", "").withFolder("empty")) {
      assertThatThrownBy(new AppFolder(folder.path("empty"))::onlyPage)
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no page in");
      assertThatThrownBy(() -> new AppFolder(folder.path("gone")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("There is no folder");
      assertThatThrownBy(() -> new AppFolder(folder.path("page.html")))
          .isInstanceOf(UserError.class)
          .hasMessageContainingAll("is a file", "--page page.html");
    }
  }

  @Test
  public void an_unknown_page_is_reported_with_the_nearest() {
    try (Folder folder =
        new Folder().with("chart.html", "").with("data.json", "").with("sub/index.html", "")) {
      AppFolder app = new AppFolder(folder.path());

      assertThat(app.page("sub/?x=1")).isEqualTo("sub/?x=1");
      assertThatThrownBy(() -> app.page("none/")).hasMessageContaining("no page 'none/'");
      assertThatThrownBy(() -> app.page("?x")).hasMessageContaining("no page '?x'");
      assertThat(app.page("chart.html?x=1")).isEqualTo("chart.html?x=1");
      assertThatThrownBy(() -> app.page("chrat.html")).hasMessageContaining("chart.html?");
      assertThatThrownBy(() -> app.page("data.json")).hasMessageContaining("is not a page");
    }
  }

  @Test
  public void nothing_leads_out_of_it() throws IOException {
    try (Folder folder =
        new Folder().with("secret.html", "SECRET").with("app/in.html", "").withFolder("app/sub")) {
      Files.createSymbolicLink(folder.path("app/out.html"), folder.path("secret.html"));
      Files.createSymbolicLink(folder.path("app/up"), folder.path());
      Files.createSymbolicLink(folder.path("app/same.html"), Path.of("in.html"));
      AppFolder app = new AppFolder(folder.path("app"));

      for (String path :
          new String[] {"../secret.html", "sub/../../secret.html", "out.html", "up/secret.html"}) {
        assertThat(app.file(path)).as(path).isEmpty();
      }
      assertThat(app.file(folder.path("secret.html").toString())).isEmpty();
      assertThat(app.file("\0")).isEmpty();
      assertThat(app.hasFolder("up")).isFalse();
      assertThat(app.hasFolder("sub")).isTrue();
      assertThat(app.file("same.html")).isPresent();
      assertThat(app.pages()).containsExactly("in.html", "same.html");
    }
  }
}
