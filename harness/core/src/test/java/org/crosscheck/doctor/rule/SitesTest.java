package org.crosscheck.doctor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class SitesTest {

  @DataProvider
  public Object[][] addresses() {
    return new Object[][] {
      {"https://a.example.com/", "https://b.example.com/x", true},
      {"https://example.com/", "https://cdn.example.com:8443/", true},
      {"https://example.com/", "https://example.org/", false},
      {"https://EXAMPLE.com/", "https://cdn.example.COM/", true},
      // Two labels are a public suffix here.
      {"https://a.co.uk/", "https://b.co.uk/", false},
      {"https://www.a.co.uk/", "https://cdn.a.co.uk/", true},
      {"https://a.github.io/", "https://b.github.io/", false},
      {"https://a.github.io/", "https://a.github.io/repo", true},
      {"https://github.io/", "https://a.github.io/", false},
      {"https://github.io/", "https://github.io/x", true},
      // Ports do not count, and a name without a dot has no registrable domain.
      {"http://localhost:1/", "http://localhost:2/", true},
      {"http://localhost:1/", "http://cdn.localhost:1/", false},
      {"http://a.cdn.localhost/", "http://b.cdn.localhost/", true},
      {"http://localhost:1/", "http://127.0.0.1:1/", false},
      {"http://127.0.0.1:1/", "http://127.0.0.1:2/", true},
      {"http://127.0.0.1/", "http://126.0.0.1/", false},
      {"http://[::1]:1/", "http://[::1]:2/", true},
      {"http://[::1]/", "http://[::2]/", false},
      {"http://a_b!/", "http://a_b!/", true},
    };
  }

  @Test(dataProvider = "addresses")
  public void the_public_suffix_list_decides_which_addresses_are_same_site(
      String one, String other, boolean same) {
    assertThat(Sites.same(one, other)).as("%s and %s", one, other).isEqualTo(same);
    assertThat(Sites.same(other, one)).as("%s and %s", other, one).isEqualTo(same);
  }
}
