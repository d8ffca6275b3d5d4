package org.crosscheck.platform.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.crosscheck.message.UserError;
import org.crosscheck.yaml.YamlFile;

/**
 * A project that a workflow of GitHub deploys to Azure Static Web Apps.
 *
 * <p>The rules are those of Microsoft's page "Build configuration for Azure Static Web Apps" and of
 * Azure/static-web-apps-cli (workflow-config, user-config), read in 2026: the published folder is
 * the output location in the app location, and the configuration may be anywhere in the app
 * location.
 *
 * @param top the folder with the workflow, absolute
 * @param app the folder of the app
 * @param output the published folder
 */
record AzureProject(Path top, Path app, Path output) {
  private static final String CONFIG = "staticwebapp.config.json";
  private static final int DEEPEST = 8;

  /** {@return the project of the first of some folders that has a workflow} */
  static Optional<AzureProject> in(List<Path> folders) {
    return folders.stream().flatMap(folder -> of(folder).stream()).findFirst();
  }

  private static Optional<AzureProject> of(Path top) {
    Path workflows = top.resolve(".github").resolve("workflows");
    if (!Files.isDirectory(workflows)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(workflows)) {
      return files
          .filter(f -> String.valueOf(f.getFileName()).matches(".*azure-static-web-apps.*\\.ya?ml"))
          .sorted(Comparator.reverseOrder())
          .flatMap(file -> of(top, file).stream())
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + workflows, e);
    }
  }

  private static Optional<AzureProject> of(Path top, Path workflow) {
    try {
      String text = YamlFile.text(workflow);
      Path app = below(top, text, "app_location");
      return text.contains("static-web-apps-deploy")
          ? Optional.of(new AzureProject(top, app, below(app, text, "output_location")))
          : Optional.empty();
    } catch (UserError | InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static Path below(Path folder, String text, String name) {
    Matcher matcher =
        Pattern.compile("(?m)^\\s*" + name + "\\s*:\\s*[\"']?([^\"'#\\s]*)").matcher(text);
    return matcher.find()
        ? folder.resolve(matcher.group(1).replaceFirst("^/+", "")).normalize()
        : folder;
  }

  /** {@return whether a folder is in the published one, or is that of the app or the workflow} */
  boolean has(Path page) {
    return Files.isDirectory(output)
        && (page.startsWith(output) || page.equals(app) || page.equals(top));
  }

  /** {@return the configuration; that of the published folder if there are several} */
  Optional<Path> config() {
    Path published = output.resolve(CONFIG);
    if (Files.isRegularFile(published)) {
      return Optional.of(published);
    }
    try (Stream<Path> files = Files.walk(app, DEEPEST)) {
      return files
          .filter(file -> file.endsWith(CONFIG) && Files.isRegularFile(file))
          .filter(
              file ->
                  !app.relativize(file).toString().matches("(.*[/\\\\])?(node_modules|\\.git).*"))
          .min(Comparator.comparingInt(Path::getNameCount).thenComparing(file -> file));
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
  }
}
