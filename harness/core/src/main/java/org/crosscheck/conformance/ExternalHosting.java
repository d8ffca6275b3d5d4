package org.crosscheck.conformance;

import java.net.URI;
import java.util.List;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Headers;
import org.crosscheck.hosting.Hosting;
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
  record RemoteHost(String name, URI base, Promise promise) implements ExternalHosting {
    /**
     * {@return the hosting, as its answer to a request shows it}
     *
     * @param lines the header lines of the answer
     * @param page the URL that was requested
     */
    public Hosting answering(List<HeaderField> lines, URI page) {
      Headers headers = new HeaderSet(List.of(new HeaderRule("/*", lines)));
      return Hosting.of(
              name,
              "The host " + base.toString().replaceFirst("/+$", "") + "/ on the network.",
              headers,
              Delivery.PLAIN
                  .over(String.valueOf(base.getScheme()))
                  .underHost(String.valueOf(base.getHost())))
          .promising(promise)
          .remoteLike(Deployments.like(promise, headers.linesFor(page.getPath(), OK), page));
    }
  }

  /** The status of a page that is there. */
  int OK = 200;
}
