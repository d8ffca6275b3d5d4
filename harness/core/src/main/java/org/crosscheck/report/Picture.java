package org.crosscheck.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * The screenshot of a visit.
 *
 * @param url its URL, relative to the page of the visit; empty if there is none to show
 * @param empty whether one was taken and has one color only: the window showed nothing
 */
record Picture(Optional<String> url, boolean empty) {
  /** There is no screenshot. */
  static final Picture NONE = new Picture(Optional.empty(), false);

  /** A screenshot of an empty window. */
  static final Picture EMPTY = new Picture(Optional.empty(), true);

  /** {@return a screenshot that shows something} */
  static Picture at(String url) {
    return new Picture(Optional.of(url), false);
  }

  /** {@return whether all pixels of a file have the same color; false if it is not an image} */
  static boolean empty(Path file) throws IOException {
    @Nullable BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      return false;
    }
    int color = image.getRGB(0, 0);
    int[] row = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int pixel : image.getRGB(0, y, row.length, 1, row, 0, row.length)) {
        if (pixel != color) {
          return false;
        }
      }
    }
    return true;
  }
}
