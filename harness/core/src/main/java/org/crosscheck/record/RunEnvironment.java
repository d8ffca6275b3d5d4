package org.crosscheck.record;

/**
 * The Crosscheck and the machine that made a run.
 *
 * @param harnessVersion the version of Crosscheck
 * @param git the state of the checkout that Crosscheck ran from
 * @param java the Java virtual machine and its version
 * @param os the operating system and its version
 * @param cores the number of available processors, at least 1
 */
public record RunEnvironment(
    String harnessVersion, GitState git, String java, String os, int cores) {}
