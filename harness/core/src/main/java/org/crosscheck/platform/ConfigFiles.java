package org.crosscheck.platform;

import java.util.List;
import java.util.Optional;

/**
 * The configuration files of a platform.
 *
 * @param format the format of the files that set headers; empty if Crosscheck cannot read them
 * @param headerFiles the names of the files that set headers, such as {@code _headers}; a name may
 *     begin with {@code *}
 * @param signs the names of files that show that a folder is for this platform
 * @param project those of the names that lie in the folder of the project, which may publish
 *     another folder
 * @param decisive whether a sign in the published folder outweighs files that set headers
 * @param withoutExtension whether pages also have addresses without their extension; only used
 *     where there is no format
 * @param wholeSite whether a file that sets headers applies to the whole site rather than to one
 *     folder or file
 */
public record ConfigFiles(
    Optional<HeaderFileFormat> format,
    List<String> headerFiles,
    List<String> signs,
    List<String> project,
    boolean decisive,
    boolean withoutExtension,
    boolean wholeSite) {
  /** No files. */
  static final ConfigFiles NONE =
      new ConfigFiles(Optional.empty(), List.of(), List.of(), List.of(), false, false, true);

  /** Copies the lists. */
  public ConfigFiles {
    project = List.copyOf(project);
    headerFiles = List.copyOf(headerFiles);
    signs = List.copyOf(signs);
  }

  /** {@return whether a file of this name sets headers in a format that Crosscheck can read} */
  public boolean setHeaders(String fileName) {
    return format.isPresent()
        && headerFiles.stream()
            .anyMatch(
                f -> f.startsWith("*") ? fileName.endsWith(f.substring(1)) : fileName.equals(f));
  }
}
