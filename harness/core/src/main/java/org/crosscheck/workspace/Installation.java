package org.crosscheck.workspace;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.engine.Engine;

/**
 * A browser on this machine.
 *
 * @param browser which kind
 * @param binary its program
 * @param driver the chromedriver that goes with it; empty for Firefox, which needs none
 */
public record Installation(Engine browser, Path binary, Optional<Path> driver) {}
