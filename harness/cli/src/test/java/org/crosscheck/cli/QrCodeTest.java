package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ChecksumException;
import com.google.zxing.FormatException;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.List;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** A QR code on a terminal says what it was made of, to a reader of another library. */
public class QrCodeTest {
  private static final int MARGIN = 4;

  @DataProvider
  Object[][] urls() {
    return new Object[][] {
      {"http://localhost:8800/"},
      {"http://localhost:65535/collect/start.html?run=2026-11-28T181149Z"},
      {"https://127.0.0.1:49152/ä"},
    };
  }

  @Test(dataProvider = "urls")
  public void canBeRead(String url) throws ChecksumException, FormatException {
    assertThat(new Decoder().decode(modules(url)).getText()).isEqualTo(url);
  }

  @Test(dataProvider = "urls")
  public void hasALightMarginAndFitsATerminal(String url) {
    List<String> lines = lines(url);
    assertThat(lines.subList(0, MARGIN / 2)).allMatch(String::isBlank);
    assertThat(lines.subList(lines.size() - MARGIN / 2, lines.size())).allMatch(String::isBlank);
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line).startsWith(" ".repeat(MARGIN)).endsWith(" ".repeat(MARGIN));
              assertThat(line.length()).isEqualTo(lines.get(0).length()).isLessThanOrEqualTo(80);
            });
  }

  private static List<String> lines(String url) {
    return new QrCode(url).lines().replaceAll("\u001b\\[[0-9;]*m", "").lines().toList();
  }

  private static boolean[][] modules(String url) {
    List<String> lines = lines(url);
    int size = lines.get(0).length() - 2 * MARGIN;
    boolean[][] modules = new boolean[size][size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        char both = lines.get((y + MARGIN) / 2).charAt(x + MARGIN);
        modules[y][x] = both == '█' || both == (y % 2 == 0 ? '▀' : '▄');
      }
    }
    return modules;
  }
}
