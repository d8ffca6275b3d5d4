package org.crosscheck.platform;

import java.util.Optional;

/**
 * The lines to write in a platform's configuration.
 *
 * @param headers changes headers of every response; empty if headers cannot be set
 * @param type sets the Content-Type of files with an extension; empty if it cannot be set
 */
public record ConfigLines(Optional<ConfigTemplate> headers, Optional<ConfigTemplate> type) {}
