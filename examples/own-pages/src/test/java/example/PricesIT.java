package example;

import static org.assertj.core.api.Assertions.assertThat;

import org.crosscheck.testng.Browser;
import org.crosscheck.testng.Crosscheck;
import org.crosscheck.testng.Hosting;
import org.crosscheck.testng.Page;
import org.crosscheck.testng.Pages;
import org.testng.annotations.Test;

/** The page of prices, as it is published on Cloudflare Pages. */
@Pages("site")
@Hosting(file = "site/_headers", as = "cloudflare")
public class PricesIT {
  @Test
  @Browser({"chrome", "firefox"})
  public void the_worker_shows_the_total(Crosscheck crosscheck) {
    Page page = crosscheck.open("index.html");

    assertThat(page)
        .isCrossOriginIsolated()
        .hasText("#total", "42")
        .reports("prices.total", 42)
        .hasNoConsoleErrors();
  }

  @Test
  @Browser("chrome")
  public void a_click_adds_to_the_total(Crosscheck crosscheck) {
    Page page = crosscheck.open("index.html");

    page.click("#add");

    assertThat(page).hasText("#total", "50").reports("prices.total", 50).hasNoConsoleErrors();
  }

  @Test
  @Browser("chrome")
  @Hosting("bare")
  public void without_the_headers_the_page_is_not_isolated(Crosscheck crosscheck) {
    Page page = crosscheck.open("index.html");

    assertThat(page).isNotCrossOriginIsolated().hasText("#total", "not known yet");
  }
}
