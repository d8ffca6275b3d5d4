package org.crosscheck.testng;

import java.nio.file.Path;
import org.crosscheck.app.PageOpener;
import org.crosscheck.workspace.Checkout;
import org.jspecify.annotations.Nullable;

/** What the tests of one process share; browsers and servers are started when they are needed. */
final class Bench implements AutoCloseable {
  private final Path project;
  private @Nullable Checkout checkout;
  private @Nullable PageOpener opener;

  /**
   * Starts nothing.
   *
   * @param project the folder that paths in annotations are relative to
   */
  Bench(Path project) {
    this.project = project.toAbsolutePath().normalize();
  }

  Path project() {
    return project;
  }

  synchronized Checkout checkout() {
    if (checkout == null) {
      checkout = Home.checkout(project);
    }
    return checkout;
  }

  synchronized PageOpener opener() {
    if (opener == null) {
      opener = new PageOpener(checkout(), step -> System.out.println(step + " ..."));
    }
    return opener;
  }

  /** Ends what was started; it is started again if it is needed again. */
  @Override
  public synchronized void close() {
    if (opener != null) {
      opener.close();
      opener = null;
    }
  }
}
