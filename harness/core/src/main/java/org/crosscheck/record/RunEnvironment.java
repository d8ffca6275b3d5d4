package org.crosscheck.record;

import java.util.Optional;

/**
 * The Crosscheck and the machine that made a run.
 *
 * @param harnessVersion the version of Crosscheck
 * @param git the state of the checkout that Crosscheck ran from
 * @param java the Java virtual machine and its version
 * @param os the operating system and its version
 * @param cores the number of available processors, at least 1
 * @param job the CI job that made the run; empty if there is none or it is unknown
 */
public record RunEnvironment(
    String harnessVersion, GitState git, String java, String os, int cores, Optional<CiJob> job) {

  /** {@return the same without a job; this is not changed} */
  RunEnvironment withoutJob() {
    return new RunEnvironment(harnessVersion, git, java, os, cores, Optional.empty());
  }
}
