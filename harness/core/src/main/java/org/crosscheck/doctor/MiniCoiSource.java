package org.crosscheck.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.server.SiteServer;

/**
 * Serves a site with mini-coi.js next to a page, and loads it as the first element of the page's
 * head.
 */
final class MiniCoiSource implements SiteServer.Source {
  private static final String ELEMENT = "<script src=\"mini-coi.js\"></script>";

  private final SiteServer.Source site;
  private final String page;
  private final Path miniCoi;
  private final Path folder;

  /**
   * Creates a source.
   *
   * @param site the original site
   * @param page the path and query of the page
   * @param miniCoi the file mini-coi.js
   */
  MiniCoiSource(SiteServer.Source site, String page, Path miniCoi, Path folder) {
    this.site = site;
    this.page = page;
    this.miniCoi = miniCoi;
    this.folder = folder;
  }

  @Override
  public SiteServer.Reply get(String path) throws IOException {
    if (path.equals(page.replaceFirst("[?].*$", "").replaceFirst("[^/]*$", "mini-coi.js"))) {
      return new SiteServer.Reply(
          200, List.of(new HeaderField("Content-Type", "text/javascript")), Optional.of(miniCoi));
    }
    SiteServer.Reply original = site.get(path);
    if (!path.equals(page) || original.body().isEmpty()) {
      return original;
    }
    String html = Files.readString(original.body().get(), StandardCharsets.ISO_8859_1);
    Path changed = folder.resolve("page.html");
    // Without a head element, the browser creates one.
    String withMiniCoi =
        html.matches("(?is).*<head\\b.*")
            ? html.replaceFirst("(?i)(<head\\b[^>]*>)", "$1" + ELEMENT)
            : html.replaceFirst("(?i)^(\\s*<!doctype[^>]*>)?", "$1" + ELEMENT);
    Files.writeString(changed, withMiniCoi, StandardCharsets.ISO_8859_1);
    return new SiteServer.Reply(original.status(), original.lines(), Optional.of(changed));
  }
}
