package org.crosscheck.app;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.crosscheck.cdn.ImportedPackages;
import org.crosscheck.cdn.NpmFiles;
import org.crosscheck.message.Progress;
import org.crosscheck.server.AppFolder;
import org.crosscheck.server.ReferencedPackages;
import org.crosscheck.workspace.Workspace;

/** The npm packages that pages load from CDNs by name. */
final class NamedPackages {
  private NamedPackages() {}

  /**
   * {@return the npm packages; those that the pages name are fetched now, so that no page has to
   * wait for them}
   */
  static NpmFiles fetched(
      AppFolder folder, Collection<AppPage> pages, Workspace workspace, Progress progress) {
    NpmFiles npm = new NpmFiles(new ImportedPackages(workspace.newFolder("npm"), progress));
    Set<String> paths =
        pages.stream()
            .map(page -> page.path().replaceFirst("[?#].*", ""))
            .collect(Collectors.toSet());
    ReferencedPackages.in(folder, paths).forEach(npm::answer);
    return npm;
  }
}
