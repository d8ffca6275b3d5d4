package org.crosscheck.testng;

/** The system properties that tests of pages read; they mean what the command line's options do. */
final class Options {
  /** The browsers to use instead of those of the annotations, separated by commas. */
  static final String BROWSER = "crosscheck.browser";

  /** The releases to use instead of those of the annotations, separated by commas. */
  static final String RELEASE = "crosscheck.release";

  /** Local builds of PyScript to use instead, separated by commas. */
  static final String RELEASE_DIR = "crosscheck.release-dir";

  /** The folder for the evidence of failures. */
  static final String EVIDENCE = "crosscheck.evidence";

  private Options() {}
}
