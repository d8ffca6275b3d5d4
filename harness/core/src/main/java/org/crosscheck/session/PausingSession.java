package org.crosscheck.session;

import java.util.function.Consumer;
import org.crosscheck.observation.Observation;

/** A session that keeps each page open after its visit for as long as a person looks at it. */
public final class PausingSession implements Session {
  private final BrowserSession session;
  private final Consumer<PageLoad> pause;

  /**
   * Creates one.
   *
   * @param session makes the visits; closed with this one
   * @param pause is called with each page whose visit has ended, and returns when it may be closed
   */
  public PausingSession(BrowserSession session, Consumer<PageLoad> pause) {
    this.session = session;
    this.pause = pause;
  }

  @Override
  public Identity identity() {
    return session.identity();
  }

  @Override
  public State state() {
    return session.state();
  }

  /** {@inheritDoc} What happens on the page during the pause belongs to its observation. */
  @Override
  public Observation visit(PageLoad load, double queued) {
    OpenPage page = session.open(load, queued);
    if (state() == State.RUNNING) {
      pause.accept(load);
    }
    return page.close();
  }

  @Override
  public double slowdown() {
    return session.slowdown();
  }

  @Override
  public void close() {
    session.close();
  }
}
