package org.crosscheck.conformance;

import java.net.URI;
import org.crosscheck.hosting.Headers;
import org.crosscheck.hosting.Promise;
import org.crosscheck.hosting.Routing;
import org.crosscheck.platform.Recipe;

/**
 * A hosting that is not in the catalog: a platform's configuration file, a local web server, or a
 * host on the network.
 */
public sealed interface ExternalHosting {
  /** {@return its name in this run} */
  String name();

  /**
   * {@return what the user says that it should give, or its recipe; nothing if it is held to what
   * the model predicts}
   */
  Promise promise();

  /**
   * A hosting in which the harness sends the headers that a platform would send, at the addresses
   * that it would use.
   *
   * @param summary what it is, in one sentence
   * @param routing what answers an address
   * @param folder the path above the pages, so that rules for it apply, such as {@code /app}; ""
   *     for the root
   * @param promise what the user says that it should give
   */
  record Emulated(
      String name, String summary, Headers headers, Routing routing, String folder, Promise promise)
      implements ExternalHosting {}

  /** A web server on this machine, with or without its recipe. */
  record LocalServer(Recipe recipe, boolean withRecipe) implements ExternalHosting {
    @Override
    public String name() {
      return withRecipe ? recipe.name() : recipe.name() + "-without-recipe";
    }

    /** A recipe makes its server isolate pages; no server does without one. */
    @Override
    public Promise promise() {
      return Promise.of(withRecipe);
    }
  }

  /**
   * A host that serves what {@code crosscheck export} wrote.
   *
   * @param base ends with a slash
   * @param promise what the user says that it should give
   */
  record RemoteHost(String name, URI base, Promise promise) implements ExternalHosting {}
}
