package org.crosscheck.document;

import java.util.Optional;
import java.util.regex.Pattern;
import org.crosscheck.message.UserError;

/**
 * A page of the documentation, or the tests of a project, in one edition.
 *
 * @param name the name of its file without the extension
 * @param title what it is called here
 * @param edition a year or a version, such as {@code 2026.7.1}
 * @param address where to read it; for tests, what their paths are appended to
 * @param source the GitHub repository that it is in, such as {@code pyscript/docs}
 * @param file its path in that repository; empty if each statement has a file of its own
 * @param commit the full hash of the commit that the statements were taken from
 * @param license an SPDX license identifier
 */
public record Document(
    String name,
    String title,
    String edition,
    String address,
    String source,
    Optional<String> file,
    String commit,
    String license) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

  /**
   * Checks the parts.
   *
   * @throws UserError if one is blank or has the wrong form
   */
  public Document {
    require(!title.isBlank(), "The title is blank.", "Write what the document is called.");
    require(
        edition.matches("\\d{1,6}(\\.\\d{1,6}){0,9}"),
        "The edition '" + edition + "' is not a year or a version.",
        "Write one such as 2026.7.1.");
    require(
        address.matches("https://\\S+/"),
        "The address '" + address + "' is not an https address that ends in '/'.",
        "Write where to read the document.");
    require(
        source.matches("[\\w.-]+/[\\w.-]+"),
        "The source '" + source + "' is not a repository.",
        "Write owner/name.");
    require(
        COMMIT.matcher(commit).matches(),
        "The commit '" + commit + "' is not a full hash.",
        "Write all 40 hexadecimal digits.");
    require(!license.isBlank(), "The license is blank.", "Write its SPDX identifier.");
  }

  private static void require(boolean condition, String problem, String hint) {
    if (!condition) {
      throw new UserError(problem, hint);
    }
  }

  /** {@return the edition that it belongs to, with its repository, for people} */
  public String collection() {
    return file.isPresent()
        ? source + ", edition of " + edition
        : "tests of " + source + " " + edition;
  }
}
