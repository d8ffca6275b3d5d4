package org.crosscheck.document;

/**
 * A section of a file of the documentation.
 *
 * @param file the path in the repository, with {@code /}
 * @param section the name of the section
 */
public record PageSection(String file, String section) {
  @Override
  public String toString() {
    return file + ", " + (section.isEmpty() ? "above the first heading" : section);
  }
}
