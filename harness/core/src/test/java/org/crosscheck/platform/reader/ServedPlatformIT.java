package org.crosscheck.platform.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.crosscheck.given.Folder;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.hosting.Answer;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.reader.PlatformProgram.Seen;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Every address is answered as the platform's own program answers it: status, location, file and
 * the header lines of rules, on sites made at random from a fixed seed. {@code
 * -Dplatforms.addresses=2000} compares more addresses than 200 for each platform, {@code
 * -Dplatforms.seed=...} other ones.
 */
public class ServedPlatformIT {
  private static final Path SCRIPTS = Path.of("..", "platforms");
  private static final Path FOLDER = Path.of("target", "platforms").toAbsolutePath();
  private static final int ADDRESSES = Integer.getInteger("platforms.addresses", 200);
  private static final long SEED = Long.getLong("platforms.seed", 15);
  private static final int PER_SITE = 8;
  private static final int SHRINKS = 60;
  private static final int SHOWN = 5;

  private static final Map<String, String> PROGRAMS =
      Map.of(
          "azure", "@azure/static-web-apps-cli",
          "cloudflare", "wrangler pages dev",
          "express", "express with helmet (serve-static)",
          "fastify", "@fastify/static",
          "firebase", "superstatic",
          "netlify", "@netlify/headers-parser, @netlify/redirect-parser, netlify-redirector",
          "serve", "serve-handler",
          "vercel", "@vercel/routing-utils");

  /** What has no program that can be started here, and why. */
  private static final List<String> SKIPPED =
      List.of(
          "| wpt | - | skipped: its program wptserve is a part of the WPT repository and in no"
              + " registry; its rules are tested by its documentation | - |",
          "| github-pages | - | skipped: its server is not public, and it reads no header rules | -"
              + " |",
          "| gitlab-pages | - | skipped: its server is in no registry, and it reads no header rules"
              + " | - |");

  private final Map<String, String> rows = new TreeMap<>();

  @BeforeClass
  public void install() throws IOException, InterruptedException {
    PlatformProgram.install(SCRIPTS, FOLDER);
  }

  @DataProvider
  public Object[][] platforms() {
    return PROGRAMS.keySet().stream().sorted().map(p -> new Object[] {p}).toArray(Object[][]::new);
  }

  @Test(dataProvider = "platforms")
  public void every_address_is_answered_as_by_the_platforms_own_program(String platform)
      throws IOException {
    SampleSites sites = new SampleSites(SEED);
    List<String> differences = new ArrayList<>();
    int compared = 0;
    int different = 0;
    try (PlatformProgram program = start(platform)) {
      while (compared < ADDRESSES) {
        SampleSite site = sites.of(platform);
        List<String> addresses = sites.addresses(platform, PER_SITE);
        List<String> found = differing(platform, site, addresses, program);
        compared += addresses.size();
        different += found.size();
        for (String address : found) {
          if (differences.size() < SHOWN) {
            differences.add(smallest(platform, site, address, program));
          }
        }
      }
    }
    rows.put(
        platform,
        "| %s | %s | %d | %d |".formatted(platform, PROGRAMS.get(platform), compared, different));

    assertThat(differences).as("%d of %d answers differ", different, compared).isEmpty();
  }

  @Test
  public void a_difference_is_found_and_its_smallest_site_is_named() throws IOException {
    SampleSite site =
        new SampleSite(
            List.of("index.html", "file.html"),
            List.of(
                new SampleSite.Piece("cleanUrls", "true"),
                new SampleSite.Piece("trailingSlash", "true")));
    try (PlatformProgram program = start("serve")) {
      // Read as Firebase, which differs.
      assertThat(smallest("serve", "firebase", site, "/file.html", program))
          .isEqualTo(
              "/file.html of [] with {serve.json={}}: the program: 301 to /file with [];"
                  + " Crosscheck: 404 with []");
    }
  }

  private static PlatformProgram start(String platform) throws IOException {
    return PlatformProgram.start(platform, FOLDER, FOLDER.resolve(platform + ".log"));
  }

  private static List<String> differing(
      String platform, SampleSite site, List<String> addresses, PlatformProgram program) {
    return differing(platform, platform, site, addresses, program);
  }

  private static List<String> differing(
      String file, String platform, SampleSite site, List<String> all, PlatformProgram program) {
    try (Folder folder = site.folder(SampleSites.FILES.getOrDefault(file, ""))) {
      List<Seen> theirs = program.ask(folder.path(), all);
      List<Seen> ours = ours(platform, folder.path(), all);
      List<String> differing = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) {
        if (!theirs.get(i).equals(ours.get(i))) {
          differing.add(all.get(i));
        }
      }
      return differing;
    }
  }

  private static String smallest(
      String platform, SampleSite site, String address, PlatformProgram program) {
    return smallest(platform, platform, site, address, program);
  }

  /** {@return the smallest site on which an address is still answered differently} */
  private static String smallest(
      String file, String platform, SampleSite site, String address, PlatformProgram program) {
    SampleSite smallest = site;
    int tries = 0;
    boolean shrunk = true;
    while (shrunk) {
      shrunk = false;
      for (SampleSite smaller : smallest.smaller().toList()) {
        if (tries++ < SHRINKS
            && !differing(file, platform, smaller, List.of(address), program).isEmpty()) {
          smallest = smaller;
          shrunk = true;
          break;
        }
      }
    }
    try (Folder folder = smallest.folder(SampleSites.FILES.getOrDefault(file, ""))) {
      return "%s of %s with %s: the program: %s; Crosscheck: %s"
          .formatted(
              address,
              smallest.pages(),
              smallest.files(SampleSites.FILES.getOrDefault(file, "")),
              program.ask(folder.path(), List.of(address)).get(0).text(),
              ours(platform, folder.path(), List.of(address)).get(0).text());
    }
  }

  private static List<Seen> ours(String platform, Path folder, List<String> addresses) {
    try {
      PlatformSite site =
          PlatformSite.of(
              folder,
              Optional.of(folder),
              Optional.of(KnownPlatforms.of(platform)),
              KnownPlatforms.all());
      return addresses.stream().map(address -> ours(site, address)).toList();
    } catch (UserError e) {
      return addresses.stream().map(address -> Seen.REFUSED).toList();
    }
  }

  private static Seen ours(PlatformSite site, String address) {
    Answer answer = site.routing().answer(address, site.files());
    int status =
        answer instanceof Answer.File file
            ? file.status()
            : answer instanceof Answer.Redirect redirect
                ? redirect.status()
                : answer instanceof Answer.Program ? 200 : 404;
    // See azure.mjs.
    boolean lines = status == 200 || !site.platform().id().equals("azure");
    return Seen.of(
        status,
        answer instanceof Answer.Redirect redirect ? redirect.to() : "",
        answer instanceof Answer.File file ? file.path() : "",
        answer
            .ruled()
            .filter(path -> lines)
            .map(path -> site.headers().linesFor(path, status))
            .orElse(List.of())
            .stream()
            .map(line -> line.name().toLowerCase(java.util.Locale.ROOT) + ": " + line.value())
            .toList());
  }

  @AfterClass(alwaysRun = true)
  public void table() throws IOException {
    List<String> table = new ArrayList<>();
    table.add("| platform | program | addresses compared | differences |");
    table.add("| --- | --- | --- | --- |");
    table.addAll(rows.values());
    table.addAll(SKIPPED);
    Files.write(FOLDER.resolve("platforms.md"), table);
    table.forEach(System.out::println);
  }
}
