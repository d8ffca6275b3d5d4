package org.crosscheck.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.file.TextFile;

/** The pages of a checkout, split into sections, and where each run of words stands. */
final class SourceFiles {
  private final Path root;
  private final Map<PageSection, List<Section>> sections = new LinkedHashMap<>();
  private final Map<Integer, Map<Fingerprint, PageSection>> places = new HashMap<>();

  private SourceFiles(Path root) {
    this.root = root;
  }

  /**
   * Reads all Markdown and Python files below some folders of a checkout.
   *
   * @param root the checkout
   * @param folders paths in it; those that do not exist are left out
   */
  static SourceFiles read(Path root, Set<String> folders) {
    SourceFiles files = new SourceFiles(root);
    folders.stream()
        .sorted()
        .map(root::resolve)
        .filter(Files::exists)
        .forEach(folder -> below(folder).forEach(files::add));
    return files;
  }

  private static Set<Path> below(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".md") || file.toString().endsWith(".py"))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + folder, e);
    }
  }

  private void add(Path path) {
    String text = TextFile.read(path, TextFile.CONFIGURATION);
    String file = root.relativize(path).toString().replace('\\', '/');
    List<Section> found =
        file.endsWith(".py") ? PythonSections.of(file, text) : MarkdownSections.of(text);
    for (Section section : found) {
      sections
          .computeIfAbsent(new PageSection(file, section.name()), k -> new ArrayList<>())
          .add(section);
    }
  }

  /** {@return the sections, in the order of their files} */
  Set<PageSection> sections() {
    return sections.keySet();
  }

  /** {@return whether a section exists and mentions workers} */
  boolean mentionsWorkers(PageSection section) {
    return parts(section).stream().anyMatch(Section::mentionsWorkers);
  }

  /** {@return whether a section contains a run of words} */
  boolean contains(PageSection section, Fingerprint fingerprint) {
    return parts(section).stream()
        .anyMatch(s -> Fingerprint.all(s.words(), fingerprint.words()).contains(fingerprint));
  }

  /** {@return the first section of any file that contains a run of words; empty if none does} */
  Optional<PageSection> find(Fingerprint fingerprint) {
    return Optional.ofNullable(
        places.computeIfAbsent(fingerprint.words(), this::index).get(fingerprint));
  }

  private Map<Fingerprint, PageSection> index(int length) {
    Map<Fingerprint, PageSection> index = new HashMap<>();
    sections.forEach(
        (place, parts) ->
            parts.forEach(
                part ->
                    Fingerprint.all(part.words(), length)
                        .forEach(f -> index.putIfAbsent(f, place))));
    return index;
  }

  private List<Section> parts(PageSection section) {
    return sections.getOrDefault(section, List.of());
  }
}
