package org.crosscheck.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.cdn.NpmAddress;
import org.crosscheck.file.FileErrors;

/** The npm packages that the files of a folder name by addresses of CDNs. */
public final class ReferencedPackages {
  /** Larger files are those of libraries, which name more than they load. */
  private static final long LONGEST = 256 << 10;

  private ReferencedPackages() {}

  /**
   * {@return the addresses in pages, scripts and configurations of the folder, without those of
   * PyScript and its interpreters}
   *
   * @param pages the paths of the pages that are opened; others are not read
   * @throws org.crosscheck.message.UserError if the folder cannot be read
   */
  public static List<NpmAddress> in(AppFolder folder, Set<String> pages) {
    Set<NpmAddress> addresses = new LinkedHashSet<>();
    for (String file : folder.texts()) {
      if (AppFolder.isPage(file) && !pages.contains(file)) {
        continue;
      }
      Path path = folder.root().resolve(file);
      try {
        if (Files.size(path) <= LONGEST) {
          String text = Files.readString(path, StandardCharsets.ISO_8859_1);
          CdnReferences.rewrite(file, text, "").replacements().stream()
              .map(Replacement::to)
              .filter(to -> !CdnMirror.isOfRelease(to))
              .flatMap(to -> address(to).stream())
              .forEach(addresses::add);
        }
      } catch (IOException e) {
        throw FileErrors.cannotRead(path, e);
      }
    }
    return List.copyOf(addresses);
  }

  private static Optional<NpmAddress> address(String to) {
    return NpmAddress.parse(
        to.replaceFirst("[?#].*", ""), to.contains("?") ? to.replaceFirst("^[^?]*\\?", "") : "");
  }
}
