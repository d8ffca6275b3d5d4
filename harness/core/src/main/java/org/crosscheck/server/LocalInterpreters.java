package org.crosscheck.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.release.Release;

/**
 * PyScript's scripts with the addresses of interpreters changed: they load the interpreters of
 * their release from beside them, where they would load them from a CDN. So pages need no {@code
 * interpreter} setting, which changes what PyScript does (decision 0026).
 */
final class LocalInterpreters {
  private static final Pattern SCRIPT = Pattern.compile("(?i).*\\.m?js");

  private LocalInterpreters() {}

  /**
   * {@return a script as it is to be sent, each character of which stands for one byte; empty if
   * the file is not a script or names no interpreter, and can be sent as it is}
   *
   * @param packages the URL below which the packages are, without a slash at its end
   */
  static Optional<String> script(Path file, Release release, String packages) throws IOException {
    if (!SCRIPT.matcher(file.getFileName().toString()).matches()) {
      return Optional.empty();
    }
    String script = Files.readString(file, StandardCharsets.ISO_8859_1);
    String local = CdnReferences.toPackages(release.withInstalled(script), packages);
    return local.equals(script) ? Optional.empty() : Optional.of(local);
  }
}
