package org.crosscheck.server;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.crosscheck.hosting.Hosting;

/**
 * Serves a mirror of the CDNs by itself, on another site than pages on localhost. It binds to the
 * loopback interface only.
 */
public final class CdnServer implements AutoCloseable {
  private static final Pattern PYSCRIPT =
      Pattern.compile(
          "https?://pyscript\\.net/(?:releases|snapshots|latest|unstable)/[^\\s\"'`<>]*"
              + "|https?://(?:cdn\\.jsdelivr\\.net/npm|unpkg\\.com|esm\\.sh|esm\\.run)/@pyscript/core(?![\\w.-])[^\\s\"'`<>]*");

  private static final Hosting HOSTING = AppServer.cdn(false);

  private final LoopbackServer server;

  private CdnServer(LoopbackServer server) {
    this.server = server;
  }

  /**
   * Starts serving on a free port; close it to stop.
   *
   * @throws org.crosscheck.message.UserError if no port is free
   */
  public static CdnServer start(CdnFiles files) {
    LoopbackServer server = new LoopbackServer("cdn", 1);
    CdnMirror mirror = new CdnMirror(files, new MirrorLog(), server.jetty());
    server.jetty().addBean(mirror);
    server.listen(HOSTING, 0, new HostingHandler(HOSTING, mirror));
    server.start("Check whether the machine has free ports.");
    return new CdnServer(server);
  }

  /** {@return the first address of PyScript on a CDN in a page; empty if it names none} */
  public static Optional<String> pyScriptIn(String page) {
    Matcher matcher = PYSCRIPT.matcher(page);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** {@return the origin of the mirror} */
  public String origin() {
    return "http://" + LoopbackServer.ADDRESS + ":" + server.port(HOSTING.name()).orElseThrow();
  }

  /**
   * {@return a text in which the addresses of CDNs are those of the mirror}
   *
   * @param page whether it is a page, whose elements then have no {@code integrity}
   */
  public String rewritten(boolean page, String text) {
    return (page
            ? CdnReferences.rewritePage("", text, origin())
            : CdnReferences.rewrite("", text, origin()))
        .text();
  }

  @Override
  public void close() {
    server.close();
  }
}
