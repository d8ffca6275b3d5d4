package org.crosscheck.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.given.Nightly;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Folders after cases from the field, whose results are known, and what the doctor says of them.
 */
public class FolderCasesIT {
  private static final Set<Engine> BOTH = Set.copyOf(Engines.defaults());

  private static final String PAGE =
      "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><title>page</title>";

  private static final String POLICIES =
      "\n  Cross-Origin-Opener-Policy: same-origin\n"
          + "  Cross-Origin-Embedder-Policy: require-corp\n";

  private static final String PAIRS =
      "[{\"key\": \"Cross-Origin-Opener-Policy\", \"value\": \"same-origin\"},"
          + " {\"key\": \"Cross-Origin-Embedder-Policy\", \"value\": \"require-corp\"}]";

  private static final String MEMBERS =
      "{\"Cross-Origin-Opener-Policy\": \"same-origin\","
          + " \"Cross-Origin-Embedder-Policy\": \"require-corp\"}";

  private Optional<Doctor> doctor = Optional.empty();

  @BeforeClass
  public void start() {
    doctor = Optional.of(Doctors.plain(Duration.ofSeconds(30)));
  }

  @AfterClass(alwaysRun = true)
  public void stop() {
    doctor.ifPresent(Doctor::close);
  }

  private static Folder pages(String... files) {
    Folder folder = new Folder();
    for (String file : files) {
      folder.with(file, PAGE);
    }
    return folder;
  }

  private static String rules(String member, String source) {
    return "{\"%s\": [{\"source\": \"%s\", \"headers\": %s}]}".formatted(member, source, PAIRS);
  }

  /**
   * Folders after cases from the field: the host, the page, and the browsers in which it is
   * isolated on its platform, as the programs and documents of the platforms say; empty if that
   * cannot be known from the folder.
   */
  @DataProvider
  public Object[][] cases() {
    Optional<Set<Engine>> both = Optional.of(BOTH);
    Optional<Set<Engine>> none = Optional.of(Set.of());
    Optional<Set<Engine>> firefox = Optional.of(Set.of(Engines.of("firefox")));
    return new Object[][] {
      {
        "cloudflare",
        pages("tool.html").with("_headers", "/tool.html" + POLICIES),
        "tool.html",
        none
      },
      {"cloudflare", pages("tool.html").with("_headers", "/tool" + POLICIES), "tool.html", both},
      {"netlify", pages("tool.html").with("_headers", "/tool.html" + POLICIES), "tool.html", both},
      {
        "cloudflare",
        pages("index.html").with("_headers", "/*" + POLICIES + "/" + POLICIES),
        "index.html",
        none
      },
      {
        "netlify",
        pages("index.html").with("_headers", "/*" + POLICIES + "/" + POLICIES),
        "index.html",
        both
      },
      {
        "netlify",
        pages("index.html").with("_headers", "/" + POLICIES + "/index.html" + POLICIES),
        "index.html",
        both
      },
      {
        "netlify",
        pages("index.html")
            .with("_headers", "/*" + POLICIES + "  Feature-Policy: cross-origin-isolated 'none'\n"),
        "index.html",
        firefox
      },
      {
        "netlify",
        pages("index.html")
            .with("_headers", "/assets/*\n  Cache-Control: max-age=1\n")
            .with(
                "netlify.toml",
                "[[headers]]\nfor = \"/*\"\n[headers.values]\n"
                    + "Cross-Origin-Opener-Policy = \"same-origin\"\n"
                    + "Cross-Origin-Embedder-Policy = \"require-corp\"\n"),
        "index.html",
        both
      },
      {
        "netlify",
        pages("index.html", "lab/index.html").with("_headers", "/lab/*" + POLICIES),
        "lab",
        both
      },
      {
        "firebase",
        pages("lab.html")
            .with(
                "firebase.json",
                "{\"hosting\": "
                    + rules("headers", "**/*.html").replaceFirst("}$", ", \"cleanUrls\": true}}")),
        "lab.html",
        none
      },
      {
        "firebase",
        pages("public/index.html")
            .with(
                "firebase.json",
                "{\"hosting\": "
                    + rules("headers", "**").replaceFirst("}$", ", \"public\": \"public\"}}")),
        "",
        both
      },
      {
        "vercel",
        pages("index.html")
            .with(
                "vercel.json",
                "{\"routes\": [{\"src\": \"/(.*)\", \"headers\": "
                    + MEMBERS
                    + ", \"continue\": true}, {\"handle\": \"filesystem\"}]}"),
        "",
        both
      },
      {
        "vercel",
        pages("a/index.html").with("vercel.json", rules("headers", "/a")),
        "a/index.html",
        none
      },
      {"serve", pages("a.html").with("serve.json", rules("headers", "**/*.html")), "a.html", both},
      {
        "azure",
        pages("index.html")
            .with(
                "staticwebapp.config.json",
                "{\"routes\": [{\"route\": \"/*\"}, {\"route\": \"/\", \"headers\": "
                    + MEMBERS
                    + "}]}"),
        "",
        none
      },
      {
        "github-pages",
        pages("index.html").with("CNAME", "site.example\n").with("_headers", "/*" + POLICIES),
        "",
        none
      },
      {
        "cloudflare",
        pages("index.html")
            .with("_headers", "/*" + POLICIES)
            .with("functions/index.js", "export const onRequest = () => new Response('');\n"),
        "",
        Optional.empty()
      },
      {
        "apache",
        pages("index.html")
            .with(".htaccess", "Header always set Cross-Origin-Opener-Policy same-origin\n"),
        "",
        Optional.empty()
      },
      {
        "cloudflare",
        pages("index.html")
            .with(
                "_headers",
                "/*" + POLICIES + "https://site.example/*\n  ! cross-origin-opener-policy\n"),
        "",
        Optional.empty()
      },
    };
  }

  @Test(dataProvider = "cases", groups = Nightly.ONLY)
  public void a_case_from_the_field_is_judged_as_both_browsers_show_it(
      String host, Folder folder, String target, Optional<Set<Engine>> isolated) {
    try (folder) {
      Diagnosis diagnosis =
          doctor
              .orElseThrow()
              .diagnose(
                  folder.path(target).toString(),
                  Optional.empty(),
                  Optional.of(KnownPlatforms.of(host)),
                  Trial.NONE);
      String about = Said.all(diagnosis).toString();

      assertThat(Said.isolatedIn(diagnosis)).as(about).isEqualTo(isolated.orElse(Set.of()));
      assertThat(diagnosis.bad())
          .as(about)
          .isEqualTo(isolated.isPresent() && !isolated.get().equals(BOTH));
      isolated.ifPresent(
          in ->
              BOTH.forEach(
                  engine ->
                      assertThat(diagnosis.verdicts().get(engine))
                          .as(about)
                          .contains(in.contains(engine) ? ": isolated;" : ": not isolated;")));
      if (isolated.isEmpty()) {
        assertThat(diagnosis.findings())
            .as(about)
            .extracting(Finding::level)
            .contains(Level.UNSURE)
            .doesNotContain(Level.BAD, Level.GOOD);
      }
    }
  }
}
