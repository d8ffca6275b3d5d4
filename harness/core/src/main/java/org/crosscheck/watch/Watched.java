package org.crosscheck.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.crosscheck.engine.Engine;
import org.crosscheck.session.LoadMeter;
import org.crosscheck.session.LocalSessions;
import org.crosscheck.session.SessionFactory;
import org.crosscheck.workspace.Installation;
import org.crosscheck.workspace.Workspace;

/** What is visited again when one of its files is saved. */
public interface Watched {
  /** {@return the folders with its files} */
  List<Path> folders();

  /** {@return the browsers that visit it} */
  Set<Engine> browsers();

  /** {@return what opens the browsers of its visits} */
  LocalSessions sessions(Map<Engine, Installation> browsers, Workspace workspace, LoadMeter meter);

  /**
   * Makes all visits once.
   *
   * @param sessions browsers that stay open
   * @throws org.crosscheck.message.UserError if a file is wrong, so that nothing can be visited
   */
  Round round(SessionFactory sessions);
}
