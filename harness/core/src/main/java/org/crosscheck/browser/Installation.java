package org.crosscheck.browser;

import java.nio.file.Path;
import java.util.Optional;
import org.crosscheck.isolation.BrowserName;

/**
 * A browser on this machine.
 *
 * @param browser which kind
 * @param binary its program
 * @param driver the chromedriver that goes with it; empty for Firefox, which needs none
 */
public record Installation(BrowserName browser, Path binary, Optional<Path> driver) {}
