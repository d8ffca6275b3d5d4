package org.crosscheck.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.crosscheck.engine.Engines;
import org.crosscheck.session.Reader;

/**
 * Makes pictures of {@code docs/images} in the first default browser: of a report, of the report of
 * a {@link TroubledRun} that is shown beside the run that it is made from, and of a site.
 */
public final class DocumentationPictures {
  private static final int WIDTH = 1100;
  private static final int HEIGHT = 720;

  private DocumentationPictures() {}

  /**
   * Writes the pictures.
   *
   * @param arguments the folders of the report, of the troubled report, of the site, and of the
   *     pictures
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, URI> pages = new LinkedHashMap<>();
    pages.put("report-claims", uri(arguments[0], "claims.html"));
    pages.put("report-trouble", uri(arguments[1], "index.html"));
    pages.put(
        "report-visit", uri(arguments[1], "visits/pyworker-sync_pyscript-com_chrome_mpy-mpy.html"));
    pages.put("report-against", uri(arguments[1], "against.html"));
    pages.put("report-verdicts", uri(arguments[1], "verdicts.html"));
    pages.put("dashboard", uri(arguments[2], "index.html"));
    pages.put(
        "dashboard-claim",
        uri(arguments[2], "claims/can-reach-page.html#2026.7.3/chrome/bare/capabilities/mpy"));
    try (Reader reader = new Reader(Engines.defaults().get(0))) {
      Path folder = Path.of(arguments[3]);
      // The table of the overview needs a wide window.
      reader.resize(1280, 960);
      write(reader, uri(arguments[0], "index.html"), folder.resolve("report.png"));
      reader.resize(WIDTH, HEIGHT);
      pages.forEach((name, page) -> write(reader, page, folder.resolve(name + ".png")));
    }
  }

  private static void write(Reader reader, URI page, Path file) {
    reader.open(URI.create("about:blank"));
    reader.open(page);
    write(reader.screenshot(), file);
  }

  private static URI uri(String folder, String page) {
    return URI.create(Path.of(folder).toUri().toString().replaceFirst("/?$", "/") + page);
  }

  /** Without transparency and as small as it gets. */
  private static void write(byte[] png, Path file) {
    try {
      BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));
      BufferedImage opaque =
          new BufferedImage(read.getWidth(), read.getHeight(), BufferedImage.TYPE_INT_RGB);
      Graphics2D graphics = opaque.createGraphics();
      graphics.drawImage(read, 0, 0, Color.WHITE, null);
      graphics.dispose();
      ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(0);
      Files.deleteIfExists(file);
      try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
        writer.setOutput(out);
        writer.write(null, new IIOImage(opaque, null, null), how);
      }
      writer.dispose();
      System.out.println(file + ": " + Files.size(file) + " bytes");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
