package org.crosscheck.cdn;

import java.nio.file.Path;

/**
 * An npm package that was installed.
 *
 * @param name its name
 * @param version its version
 * @param integrity the SHA-512 that npm's registry gives, and that npm checked, as npm writes it
 * @param folder its folder, whose packages are found as Node finds them: in the {@code
 *     node_modules} of this and of each outer folder
 */
public record InstalledPackage(String name, String version, String integrity, Path folder) {
  /** {@return its name and version, such as {@code lit@3.3.1}} */
  public String id() {
    return name + "@" + version;
  }
}
