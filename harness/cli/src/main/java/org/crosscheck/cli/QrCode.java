package org.crosscheck.cli;

import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A text as a QR code that a phone can read from a terminal.
 *
 * <p>A character is two modules high, because characters of a terminal are about twice as high as
 * wide. Colors are set by escape sequences (ECMA-48, SGR): a code whose light modules are dark, as
 * on a terminal with a dark background, is not read by every camera.
 */
final class QrCode {
  /** The width of the light margin, in modules (ISO/IEC 18004, section 9.1). */
  private static final int MARGIN = 4;

  private static final String BLACK_ON_WHITE = "\u001b[30;107m";
  private static final String RESET = "\u001b[0m";

  private final io.nayuki.qrcodegen.QrCode code;

  /**
   * @param text the text, such as a URL
   * @throws io.nayuki.qrcodegen.DataTooLongException if the text is longer than a QR code can be
   */
  QrCode(String text) {
    code = io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.LOW);
  }

  /** {@return the lines, without a line separator at the end} */
  String lines() {
    return IntStream.iterate(-MARGIN, y -> y < code.size + MARGIN, y -> y + 2)
        .mapToObj(this::line)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private String line(int y) {
    return IntStream.range(-MARGIN, code.size + MARGIN)
        .mapToObj(x -> character(code.getModule(x, y), code.getModule(x, y + 1)))
        .collect(Collectors.joining("", BLACK_ON_WHITE, RESET));
  }

  private static String character(boolean upper, boolean lower) {
    if (upper) {
      return lower ? "█" : "▀";
    }
    return lower ? "▄" : " ";
  }
}
