package org.crosscheck.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.testng.annotations.Test;

public class VersionTest {
  @Test
  public void versions_are_ordered_by_their_numbers_and_previews_come_first() {
    List<String> ordered =
        List.of("0.4.9", "0.4.10", "1.28.0-preview.9", "1.28.0-preview.20", "1.28.0", "314.0.7");

    assertThat(ordered.stream().sorted((a, b) -> Version.compare(b, a)).sorted(Version::compare))
        .containsExactlyElementsOf(ordered);
    assertThat(new Version("0.4.9").compareTo(new Version("0.4.9"))).isZero();
  }

  @Test
  public void the_nearest_version_is_itself_or_the_last_before_it_or_the_first() {
    List<String> available = List.of("0.5.0", "0.4.0");

    assertThat(Version.nearest("0.4.0", available)).isEqualTo("0.4.0");
    assertThat(Version.nearest("0.4.9", available)).isEqualTo("0.4.0");
    assertThat(Version.nearest("0.3.0", available)).isEqualTo("0.4.0");
  }
}
