package org.crosscheck.workspace;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.engine.Engine;

/**
 * A browser on this machine.
 *
 * @param browser its engine
 * @param binary its program
 * @param driver the chromedriver of the same version; empty for Firefox, which does not need one
 */
public record Installation(Engine browser, Path binary, Optional<Path> driver) {}
