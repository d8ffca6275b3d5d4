package org.crosscheck.platform;

import java.util.List;
import java.util.Optional;

/**
 * The configuration files of a platform.
 *
 * @param format the format of the files that set headers; empty if nothing here reads them
 * @param headerFiles the names of the files that set headers, such as {@code _headers}; a name may
 *     begin with {@code *}
 * @param signs the names of files by which a folder is known to be for this platform
 * @param wholeSite whether a file that sets headers is for the whole site, and not for one folder
 *     or file of it
 */
public record ConfigFiles(
    Optional<HeaderFileFormat> format,
    List<String> headerFiles,
    List<String> signs,
    boolean wholeSite) {
  /** Copies. */
  public ConfigFiles {
    headerFiles = List.copyOf(headerFiles);
    signs = List.copyOf(signs);
  }

  /** {@return whether files of this name set headers, in a format that can be read} */
  public boolean setHeaders(String fileName) {
    return format.isPresent()
        && headerFiles.stream()
            .anyMatch(
                f -> f.startsWith("*") ? fileName.endsWith(f.substring(1)) : fileName.equals(f));
  }
}
