package org.crosscheck.session;

import java.util.Map;
import org.crosscheck.engine.Engine;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/** Opens sessions of browsers that are started on this machine and speak WebDriver BiDi. */
public final class LocalSessions implements SessionFactory {
  private final Map<Engine, Installation> installations;
  private final Workspace workspace;
  private final String look;

  /**
   * A factory.
   *
   * @param installations where the browsers are
   * @param workspace takes the profiles and notes the processes
   */
  public LocalSessions(Map<Engine, Installation> installations, Workspace workspace) {
    this(installations, workspace, "");
  }

  /**
   * A factory for pages that are not ours and report nothing by themselves.
   *
   * @param installations where the browsers are
   * @param workspace takes the profiles and notes the processes
   * @param look a function of JavaScript that runs before any script of a page, in every frame, and
   *     takes a function that sends facts; "" for none. What frames of a page ask for is seen too
   *     then, as long as one page is visited at a time
   */
  public LocalSessions(Map<Engine, Installation> installations, Workspace workspace, String look) {
    this.installations = Map.copyOf(installations);
    this.workspace = workspace;
    this.look = look;
  }

  /**
   * {@inheritDoc}
   *
   * @throws org.crosscheck.message.UserError if the browser does not start
   * @throws IllegalStateException if there is no installation of the engine
   */
  @Override
  public BrowserSession open(Engine engine) {
    Installation installation = installations.get(engine);
    if (installation == null) {
      throw new IllegalStateException(engine + " is visited but was not found");
    }
    LocalLauncher.Started started = LocalLauncher.start(installation, workspace);
    BidiTransport transport = started.transport();
    return new BrowserSession(
        new SessionParts(
            started.identity(),
            started.lifetime(),
            transport,
            new UserContexts(engine.startup().oneWindow(), transport),
            new ChannelFacts(transport, look),
            new BrowserEvents(transport, !look.isEmpty())));
  }
}
