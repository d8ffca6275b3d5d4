package org.crosscheck.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.workspace.ServerProcess;
import org.crosscheck.workspace.Workspace;

/** The running servers of the user; they end with the workspace. */
final class PageServers {
  /** No server. */
  static final PageServers NONE = new PageServers(List.of());

  private final List<Running> servers;

  private record Running(PageServer server, ServerProcess process) {}

  private PageServers(List<Running> servers) {
    this.servers = List.copyOf(servers);
  }

  /**
   * Starts servers one after the other, and waits until each accepts connections.
   *
   * @throws UserError if one does not, with the last lines that it printed
   */
  static PageServers start(List<PageServer> servers, Workspace workspace, Progress progress) {
    List<Running> running = new ArrayList<>();
    for (PageServer server : servers) {
      progress.report("Starting '" + server + "'");
      ServerProcess process = started(server, workspace);
      if (process.isOpenToOthers()) {
        progress.report(
            "Note: '%s' also accepts connections from other machines, unless it listens on HOST"
                .formatted(server));
      }
      running.add(new Running(server, process));
    }
    return new PageServers(running);
  }

  private static ServerProcess started(PageServer server, Workspace workspace) {
    int port = server.port().orElseGet(ServerProcess::freePort);
    ProcessBuilder builder =
        new ProcessBuilder(server.command()).directory(server.folder().toFile());
    builder.environment().put(server.variable(), String.valueOf(port));
    builder.environment().put("HOST", "127.0.0.1");
    try {
      return ServerProcess.start(builder, port, workspace);
    } catch (IOException e) {
      throw new UserError(
          "The server '%s' did not start: %s.".formatted(server, e.getMessage()),
          "Correct 'serve': the command runs in %s and listens on port %d, which the variable %s has."
              .formatted(server.folder(), port, server.variable()));
    }
  }

  /** {@return a page with the ports of the servers in its path} */
  AppPage filled(AppPage page) {
    String path = page.path();
    for (Running running : servers) {
      path = path.replace(running.server().placeholder(), String.valueOf(running.process().port()));
    }
    return path.equals(page.path()) ? page : page.from(path);
  }

  /** {@return the verdict, with a reason for each server that has ended if the page fails} */
  AppVerdict explained(AppVerdict verdict) {
    AppVerdict explained = verdict;
    for (Running running : servers) {
      if (verdict.kind() == AppVerdict.Kind.FAILS) {
        explained =
            running
                .process()
                .end()
                .map(how -> "The server '%s' %s.".formatted(running.server(), how))
                .map(explained::because)
                .orElse(explained);
      }
    }
    return explained;
  }
}
