package org.crosscheck.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class PageTemplatesTest {
  @DataProvider
  public Object[][] values() {
    return new Object[][] {
      {"{{core}}", "ORIGIN/npm/@pyscript/core@0.7.31/dist/core.js"},
      {"{{core_css}}", "ORIGIN/npm/@pyscript/core@0.7.31/dist/core.css"},
      {"{{origin}}", "ORIGIN"},
      {"{{main}} {{main_type}}", "mpy micropython"},
      {"{{worker}} {{worker_type}}", "py pyodide"},
      {"{{main_version}} {{worker_version}}", "1.28.0 314.0.7"},
      {"{{#variant-plain}}this{{/variant-plain}}{{#variant-other}}that{{/variant-other}}", "this"},
      {"{{>report.js}}", "const from = 'lib';"},
      {"<head>{{head}}<title>", "<head><script src=\"/extra.js\"></script><title>"},
    };
  }

  @Test(dataProvider = "values")
  public void a_page_is_filled_in_from_its_address_and_hosting(String template, String filled) {
    try (Site site = new Site().with("a.html", template)) {
      assertThat(site.get(Site.RICH, Site.PAGE + "a.html").body())
          .isEqualTo(filled.replace("ORIGIN", site.origin(Site.RICH).toString()));
    }
  }

  @Test
  public void fixtures_and_variants_may_have_every_valid_name() {
    try (Site site = new Site()) {
      assertThat(site.get(Site.BARE, "/0.7.31/My_page.2/A_b.c/none/index.html").body())
          .isEqualTo("that form");
    }
  }

  @DataProvider
  public Object[][] mistakes() {
    return new Object[][] {
      {"{{cor}}", "cor"},
      {"{{#variant-a}}", "variant-a"},
      {"{{/head}}", "head"},
      {"{{>gone.js}}", "There is no file gone.js in "},
      {"{{>../package.json}}", "There is no file ../package.json in "},
    };
  }

  @Test(dataProvider = "mistakes")
  public void a_mistake_in_a_page_is_reported_by_the_server(String template, String mistake) {
    try (Site site = new Site().with("a.html", template)) {
      HttpResponse<String> answer = site.get(Site.RICH, Site.PAGE + "a.html");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=utf-8");
      assertThat(answer.headers().allValues("X-Twice")).containsExactly("a", "b");
      assertThat(answer.body()).contains(mistake).doesNotContain("at org.", "SECRET");
      if (!template.contains(">")) {
        assertThat(answer.body()).contains("a.html is not a usable template: ");
      }
    }
  }

  @Test
  public void an_interpreter_that_the_address_does_not_name_is_an_error() {
    try (Site site = new Site().with("a.html", "{{main}}")) {
      assertThat(site.get(Site.BARE, "/0.7.31/page/plain/py/a.html").statusCode()).isEqualTo(500);
    }
  }

  @Test
  public void a_page_that_is_not_utf_8_is_reported_by_the_server() throws IOException {
    try (Site site = new Site()) {
      Files.write(
          site.folder().path("fixtures/pages/page/a.html"), new byte[] {'a', (byte) 0xff, 'b'});

      HttpResponse<String> answer = site.get(Site.BARE, Site.PAGE + "a.html");

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains("a.html is not UTF-8");
    }
  }
}
