package org.crosscheck.conformance;

import java.net.URI;
import org.crosscheck.hosting.Headers;
import org.crosscheck.platform.Recipe;

/** A hosting that is not in the catalog: a platform's file, a local web server, or a host. */
public sealed interface ExternalHosting {
  /** {@return its name in this run} */
  String name();

  /**
   * The headers that a platform would send, served by the harness.
   *
   * @param folder the path that pages are served below, so that rules for it apply: "" for the
   *     root, or such as {@code /app}
   */
  record Emulated(String name, String says, Headers headers, String folder)
      implements ExternalHosting {}

  /** A web server of this machine, with the lines of its recipe or without. */
  record Real(Recipe recipe, boolean withRecipe) implements ExternalHosting {
    @Override
    public String name() {
      return withRecipe ? recipe.name() : recipe.name() + "-without-recipe";
    }
  }

  /** A host that serves what {@code crosscheck export} wrote; {@code base} ends with a slash. */
  record Elsewhere(String name, URI base) implements ExternalHosting {}
}
