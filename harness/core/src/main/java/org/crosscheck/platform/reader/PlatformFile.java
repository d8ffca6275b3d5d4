package org.crosscheck.platform.reader;

import java.nio.file.Path;
import java.util.List;
import org.crosscheck.hosting.Headers;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platform;
import org.crosscheck.yaml.Place;

/**
 * A platform's file of headers, read as the platform reads it.
 *
 * @param platform which one
 * @param headers what it sends by the file
 * @param remarks what it does with the file and would not tell, in the order of the file
 */
public record PlatformFile(Platform platform, Headers headers, List<Remark> remarks) {
  /** Copies the remarks. */
  public PlatformFile {
    remarks = List.copyOf(remarks);
  }

  /**
   * Reads a file. What the name of a file decides (the form of Netlify's, the paths of wptserve's)
   * is decided by the last part of the path.
   *
   * @throws UserError with every mistake that makes the file invalid for the platform, each with
   *     line and column; or if the file is not there, or is not UTF-8
   */
  public static PlatformFile read(Path file, Platform platform) {
    Findings findings = new Findings(platform.title());
    String name = String.valueOf(file.getFileName());
    if (!platform.files().setHeaders(name)) {
      findings.remark(
          new Place(1, 1),
          "%s reads %s, and no file named %s"
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
          case WPT -> WptHeaders.read(file, findings);
        };
    return new PlatformFile(platform, headers, findings.remarks());
  }

  private static UserError unreadable(Path file, Platform platform) {
    return new UserError(
        "Cannot read %s as %s does.".formatted(file, platform.title()),
        "Name a platform with a file format for headers.");
  }
}
