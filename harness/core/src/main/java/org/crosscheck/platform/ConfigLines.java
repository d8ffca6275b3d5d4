package org.crosscheck.platform;

import java.util.Optional;

/**
 * The lines to write in a platform's configuration.
 *
 * @param headers changes headers of every response; empty if the platform sends none of yours
 * @param type gives files of an extension a type; empty if that cannot be set
 */
public record ConfigLines(Optional<ConfigTemplate> headers, Optional<ConfigTemplate> type) {}
