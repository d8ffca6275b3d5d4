package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.format.TextFormat;
import org.crosscheck.format.TextFormats;
import org.crosscheck.http.HttpProbe;
import org.crosscheck.platform.Platforms;
import org.crosscheck.report.DiagnosisPage;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

/** No format of a diagnosis shows a password or a token that the URL contains. */
public class CredentialsShownTest {
  @Test
  public void no_format_shows_credentials() {
    // Nothing listens on port 9 ("discard") of a machine that runs tests.
    URI url = URI.create("http://user:S3CRET@127.0.0.1:9/a?b=c&token=S3CRET#access_token=S3CRET");
    Diagnosis diagnosis =
        Diagnosis.of(
            url.toString(),
            Platforms.read(Checkout.above(Path.of("")).fixtures()).unknown(),
            new HttpProbe(Duration.ofSeconds(10), 1 << 20).page(url),
            List.of());

    List<String> shown = new ArrayList<>(List.of(DiagnosisPage.of(diagnosis)));
    for (TextFormat<Diagnosis> format : TextFormats.diagnoses().all()) {
      shown.add(format.write(diagnosis));
    }

    assertThat(shown)
        .hasSizeGreaterThan(3)
        .allSatisfy(text -> assertThat(text).contains("127.0.0.1:9").doesNotContain("S3CRET"));
  }
}
