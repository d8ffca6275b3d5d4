package org.crosscheck.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.server.SiteServer;

/** A site with mini-coi.js beside a page, and first in its head. */
final class MiniCoiSource implements SiteServer.Source {
  private static final String ELEMENT = "<script src=\"mini-coi.js\"></script>";

  private final SiteServer.Source site;
  private final String page;
  private final Path miniCoi;
  private final Path folder;

  /**
   * A site with mini-coi.js.
   *
   * @param page the path and query of the page
   * @param miniCoi the file
   * @param folder an empty folder for the page, which somebody else removes
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
    SiteServer.Reply answer = site.get(path);
    if (!path.equals(page) || answer.body().isEmpty()) {
      return answer;
    }
    String html = Files.readString(answer.body().get(), StandardCharsets.ISO_8859_1);
    Path changed = folder.resolve("page.html");
    // A browser opens the head itself where a page does not.
    String with =
        html.matches("(?is).*<head\\b.*")
            ? html.replaceFirst("(?i)(<head\\b[^>]*>)", "$1" + ELEMENT)
            : html.replaceFirst("(?i)^(\\s*<!doctype[^>]*>)?", "$1" + ELEMENT);
    Files.writeString(changed, with, StandardCharsets.ISO_8859_1);
    return new SiteServer.Reply(answer.status(), answer.lines(), Optional.of(changed));
  }
}
