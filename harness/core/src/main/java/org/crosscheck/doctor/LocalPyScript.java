package org.crosscheck.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.server.CdnServer;
import org.crosscheck.server.SiteServer;

/**
 * Serves a site whose files load from a mirror of the CDNs what they load from CDNs, if there is a
 * mirror.
 */
final class LocalPyScript implements SiteServer.Source {
  private static final Pattern TEXT =
      Pattern.compile(
          "(?i)(?:text|application)/(?:html|xhtml|(?:x-)?javascript|(?:x-)?python|css|json|toml).*");

  /** Larger files are not written by hand. */
  private static final long LONGEST = 8 << 20;

  private final SiteServer.Source site;
  private final Path folder;
  private Optional<CdnServer> mirror = Optional.empty();
  private int changed;

  /**
   * A site without a mirror.
   *
   * @param folder an empty folder for changed files; the caller deletes it
   */
  LocalPyScript(SiteServer.Source site, Path folder) {
    this.site = site;
    this.folder = folder;
  }

  /** Uses a mirror from now on. */
  synchronized void use(CdnServer cdn) {
    mirror = Optional.of(cdn);
  }

  @Override
  public synchronized SiteServer.Reply get(String path) throws IOException {
    SiteServer.Reply reply = site.get(path);
    String type =
        reply.lines().stream()
            .filter(line -> line.named("Content-Type"))
            .map(HeaderField::value)
            .findFirst()
            .orElse("");
    if (mirror.isEmpty()
        || reply.body().isEmpty()
        || !TEXT.matcher(type).matches()
        || Files.size(reply.body().get()) > LONGEST) {
      return reply;
    }
    // Latin-1 maps each byte to a character, so unchanged text keeps its bytes in any encoding.
    String text = Files.readString(reply.body().get(), StandardCharsets.ISO_8859_1);
    String local = mirror.get().rewritten(type.toLowerCase(Locale.ROOT).contains("html"), text);
    if (local.equals(text)) {
      return reply;
    }
    changed++;
    Path file = folder.resolve("changed-" + changed);
    Files.writeString(file, local, StandardCharsets.ISO_8859_1);
    return new SiteServer.Reply(reply.status(), reply.lines(), Optional.of(file));
  }
}
