package org.crosscheck.doctor;

import java.util.List;
import java.util.Set;

/** Real web servers with common mistakes in their configuration. */
final class WrongServers {

  /**
   * One server set up wrongly.
   *
   * @param server the name of its recipe
   * @param mistake what somebody did
   * @param lines what stands where the recipe would stand
   * @param types what is to be found on its page, and nothing bad beside it
   */
  record Wrong(String server, String mistake, String lines, Set<FindingType> types) {
    @Override
    public String toString() {
      return server + ": " + mistake;
    }
  }

  private WrongServers() {}

  private static Wrong of(String server, String mistake, String lines, FindingType... types) {
    return new Wrong(server, mistake, lines, Set.of(types));
  }

  /** {@return the servers; those that need no installation come first} */
  static List<Wrong> all() {
    return List.of(
        of(
            "lighttpd",
            "a condition that only scripts meet",
            """
            server.modules += ("mod_setenv")
            $HTTP["url"] =~ "\\.js$" {
              setenv.set-response-header = (
                "Cross-Origin-Opener-Policy" => "same-origin",
                "Cross-Origin-Embedder-Policy" => "require-corp",
              )
            }
            """,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING,
            FindingType.HEADERS_ELSEWHERE),
        of(
            "lighttpd",
            "a list of a condition, which takes the place of the one outside of it",
            """
            server.modules += ("mod_setenv")
            setenv.set-response-header = (
              "Cross-Origin-Opener-Policy" => "same-origin",
              "Cross-Origin-Embedder-Policy" => "require-corp",
            )
            $HTTP["host"] =~ "." {
              setenv.set-response-header = ("X-Frame-Options" => "DENY")
            }
            """,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING),
        of(
            "lighttpd",
            "quotation marks that became part of the value",
            """
            server.modules += ("mod_setenv")
            setenv.set-response-header = (
              "Cross-Origin-Opener-Policy" => "'same-origin'",
              "Cross-Origin-Embedder-Policy" => "require-corp",
            )
            """,
            FindingType.COOP_INVALID),
        of(
            "nginx",
            "a location with an add_header of its own, which drops those of the server",
            """
            add_header Cross-Origin-Opener-Policy "same-origin" always;
            add_header Cross-Origin-Embedder-Policy "require-corp" always;
            location / {
              add_header X-Frame-Options "DENY" always;
            }
            """,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING),
        of(
            "nginx",
            "a semicolon inside of the quotation marks",
            """
            add_header Cross-Origin-Opener-Policy "same-origin" always;
            add_header Cross-Origin-Embedder-Policy "require-corp;" always;
            """,
            FindingType.COEP_INVALID),
        of(
            "nginx",
            "an include that was pasted twice",
            """
            add_header Cross-Origin-Opener-Policy "same-origin" always;
            add_header Cross-Origin-Embedder-Policy "require-corp" always;
            add_header Cross-Origin-Opener-Policy "same-origin" always;
            add_header Cross-Origin-Embedder-Policy "require-corp" always;
            """,
            FindingType.COOP_TWICE,
            FindingType.COEP_TWICE),
        of(
            "nginx",
            "modules of a type that its mime.types does not know",
            """
            add_header Cross-Origin-Opener-Policy "same-origin" always;
            add_header Cross-Origin-Embedder-Policy "require-corp" always;
            types { text/html html; text/javascript js; }
            """,
            FindingType.WRONG_TYPE,
            FindingType.ISOLATED),
        of(
            "lighttpd",
            "a list of types without modules, in place of the usual one",
            """
            server.modules += ("mod_setenv")
            setenv.set-response-header = (
              "Cross-Origin-Opener-Policy" => "same-origin",
              "Cross-Origin-Embedder-Policy" => "require-corp",
            )
            mimetype.assign := (".html" => "text/html", ".js" => "text/javascript")
            """,
            FindingType.WRONG_TYPE,
            FindingType.ISOLATED),
        of(
            "apache",
            "modules as text, so that they can be read",
            """
            Header always set Cross-Origin-Opener-Policy "same-origin"
            Header always set Cross-Origin-Embedder-Policy "require-corp"
            AddType text/plain .mjs
            """,
            FindingType.WRONG_TYPE,
            FindingType.ISOLATED),
        of(
            "caddy",
            "modules as text, so that they can be read",
            """
            header {
              Cross-Origin-Opener-Policy "same-origin"
              Cross-Origin-Embedder-Policy "require-corp"
            }
            @mjs path *.mjs
            header @mjs Content-Type text/plain
            """,
            FindingType.WRONG_TYPE,
            FindingType.ISOLATED),
        of(
            "apache",
            "'Header set' beside 'Header always set', which are two tables",
            """
            Header set Cross-Origin-Opener-Policy "same-origin"
            Header set Cross-Origin-Embedder-Policy "require-corp"
            Header always set Cross-Origin-Opener-Policy "same-origin"
            """,
            FindingType.COOP_TWICE),
        of(
            "apache",
            "lines for a module that is not loaded, passed over by IfModule",
            """
            <IfModule mod_header.c>
              Header always set Cross-Origin-Opener-Policy "same-origin"
              Header always set Cross-Origin-Embedder-Policy "require-corp"
            </IfModule>
            """,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING),
        of(
            "apache",
            "a value appended to the one that is there",
            """
            Header always set Cross-Origin-Opener-Policy "same-origin"
            Header always set Cross-Origin-Embedder-Policy "require-corp"
            Header always append Cross-Origin-Embedder-Policy "require-corp"
            """,
            FindingType.COEP_JOINED),
        of(
            "caddy",
            "a matcher for the file, which the address of its folder does not match",
            """
            header /index.html {
              Cross-Origin-Opener-Policy "same-origin"
              Cross-Origin-Embedder-Policy "require-corp"
            }
            """,
            FindingType.COOP_MISSING,
            FindingType.COEP_MISSING),
        of(
            "caddy",
            "report-only lines that were never made real",
            """
            header {
              Cross-Origin-Opener-Policy "same-origin-allow-popups"
              Cross-Origin-Embedder-Policy-Report-Only "require-corp"
            }
            """,
            FindingType.COOP_OTHER_VALUE,
            FindingType.COEP_REPORT_ONLY));
  }
}
