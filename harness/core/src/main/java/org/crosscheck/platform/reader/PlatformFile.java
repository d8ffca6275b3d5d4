package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.hosting.Headers;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.yaml.Place;

/**
 * A platform's header configuration file, read with the platform's rules.
 *
 * @param platform the platform that reads it
 * @param name the name of the file
 * @param headers the headers that the platform sends for it
 * @param remarks what the platform silently does with the file, in file order
 */
public record PlatformFile(Platform platform, String name, Headers headers, List<Remark> remarks) {
  /** Copies the remarks. */
  public PlatformFile {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads a file. The file name decides the syntax of a Netlify file and the paths of a wptserve
   * file.
   *
   * @throws UserError with every mistake that makes the file invalid for the platform, each with
   *     line and column; or if the file does not exist or is not UTF-8
   */
  public static PlatformFile read(Path file, Platform platform) {
    Findings findings = new Findings(platform.title());
    String name = String.valueOf(file.getFileName());
    if (!platform.files().setHeaders(name)) {
      findings.remark(
          new Place(1, 1),
          "%s reads %s, not %s"
              .formatted(
                  platform.title(), String.join(" or ", platform.files().headerFiles()), name));
    }
    Headers headers =
        switch (platform.files().format().orElseThrow(() -> unreadable(file, platform))) {
          case CLOUDFLARE -> CloudflareHeaders.read(file, findings);
          case NETLIFY ->
              name.endsWith(".toml")
                  ? NetlifyToml.read(file, findings)
                  : NetlifyHeaders.read(file, findings);
          case VERCEL -> VercelHeaders.read(file, findings);
          case FIREBASE -> FirebaseHeaders.read(file, findings);
          case AZURE -> AzureHeaders.read(file, findings);
          case SERVE -> ServeHeaders.read(file, findings);
          case IIS -> IisHeaders.read(file, findings);
          case WPT -> WptHeaders.read(file, findings);
        };
    return new PlatformFile(platform, name, headers, findings.remarks());
  }

  /** {@return the rules that set headers, in file order} */
  public List<Rule> rules() {
    return headers instanceof Ruled ruled
        ? ruled.rules().stream()
            .map(
                rule ->
                    new Rule(
                        name,
                        rule.at().line(),
                        rule.source(),
                        rule.lines().stream().map(Line::toString).toList(),
                        rule::matches))
            .toList()
        : List.of();
  }

  private static UserError unreadable(Path file, Platform platform) {
    return new UserError(
        "Cannot read %s as %s does.".formatted(file, platform.title()),
        "Choose a platform whose header files Crosscheck can read.");
  }
}
