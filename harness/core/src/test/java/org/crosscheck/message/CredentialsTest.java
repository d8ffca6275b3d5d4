package org.crosscheck.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

public class CredentialsTest {
  @DataProvider
  Object[][] texts() {
    return new Object[][] {
      {"https://user:S3CRET@host/a", "https://host/a"},
      {"at HTTP://S3CRET@host:80, then", "at HTTP://host:80, then"},
      {"wss://u:S3CRET@host", "wss://host"},
      {"https://host/?a=b&token=S3CRET&c=d", "https://host/?a=b&token=…&c=d"},
      {"/page?access_token=S3CRET", "/page?access_token=…"},
      {"/page#id_token=S3CRET&x=1", "/page#id_token=…&x=1"},
      {"?X-Amz-Signature=S3CRET&X-Amz-Credential=S3CRET", "?X-Amz-Signature=…&X-Amz-Credential=…"},
      {"?api_key=S3CRET", "?api_key=…"},
      {"?apikey=S3CRET", "?apikey=…"},
      {"?key=S3CRET", "?key=…"},
      {"?code=S3CRET", "?code=…"},
      {"?password=S3CRET", "?password=…"},
      {"<a href=\"/?a=b&amp;Token=S3CRET\">", "<a href=\"/?a=b&amp;Token=…\">"},
      {"{\"url\":\"http://h/?token=S3CRET\",\"a\":1}", "{\"url\":\"http://h/?token=…\",\"a\":1}"},
      {
        "/login?next=https%3A%2F%2Fh%2F%3Ftoken%3DS3CRET%26a%3Db",
        "/login?next=https%3A%2F%2Fh%2F%3Ftoken%3D…%26a%3Db"
      },
      {"//registry.example/:_authToken=S3CRET", "//registry.example/:_authToken=…"},
    };
  }

  @Test(dataProvider = "texts")
  public void credentials_are_removed_from_a_text(String text, String without) {
    assertThat(Credentials.without(text)).isEqualTo(without);
  }

  @Test
  public void everything_else_stays() {
    String text =
        "mail a@b.example, @pyscript/core@0.7.31, https://host/@a?b=c#d, ?monkey=1&keyboard=2,"
            + " token=x without a URL, 'author=a', https://cdn.jsdelivr.net/npm/@pyscript/core@1/";

    assertThat(Credentials.without(text)).isEqualTo(text);
  }

  @Test
  public void a_url_without_userinfo_leads_to_the_same_resource() {
    assertThat(Credentials.withoutUserinfo(URI.create("https://u:S3CRET@host/?token=a")))
        .isEqualTo(URI.create("https://host/?token=a"));
  }
}
