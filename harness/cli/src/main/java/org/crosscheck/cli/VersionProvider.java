package org.crosscheck.cli;

import org.crosscheck.workspace.Checkout;
import picocli.CommandLine.IVersionProvider;

/** Provides the version of Crosscheck and of the Java that runs it. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {
      "crosscheck " + Checkout.version(), "Java " + System.getProperty("java.version")
    };
  }
}
