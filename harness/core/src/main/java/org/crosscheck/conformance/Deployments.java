package org.crosscheck.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.hosting.Promise;
import org.crosscheck.http.ExportedPage;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.Progress;
import org.crosscheck.message.UserError;
import org.crosscheck.observation.Outcome;
import org.crosscheck.release.Release;
import org.crosscheck.run.Target;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.server.PageOrigins;
import org.crosscheck.server.StaticSite;
import org.crosscheck.webserver.WebServer;
import org.crosscheck.webserver.WebServers;
import org.crosscheck.workspace.ServerProcess;
import org.crosscheck.workspace.Workspace;

/** Knows where the pages of external hostings are served. */
final class Deployments {
  /**
   * A page without dependencies and with a known title, which is requested from a host before the
   * browsers visit it.
   */
  private static final String PROBE = "/isolation/plain/none/index.html";

  private static final String MARK = "<title>isolation</title>";
  private static final String ISOLATED = "pyscript-com";
  private static final String NOT_ISOLATED = "bare";

  /** What is known about an external hosting before the run's servers are up. */
  private sealed interface Deployment {
    /** {@return the hosting for the matrix} */
    Hosting hosting();

    /** The harness serves it, like those of the catalog. */
    record Served(Hosting hosting) implements Deployment {}

    /** A web server on this machine, which is started when the run begins. */
    record Startable(Hosting hosting, ExternalHosting.LocalServer server, Path program)
        implements Deployment {}

    /** A host that answers; {@code base} does not end with a slash. */
    record Remote(Hosting hosting, URI base) implements Deployment {}

    /** Its pages cannot be visited. */
    record Unusable(Hosting hosting, Target.Unreachable why) implements Deployment {}
  }

  private final Map<String, Deployment> deployments = new LinkedHashMap<>();

  private Deployments(List<Deployment> deployments) {
    deployments.forEach(d -> this.deployments.put(d.hosting().name(), d));
  }

  /**
   * {@return the deployments of external hostings, after looking for programs and contacting hosts}
   */
  static Deployments resolve(List<ExternalHosting> hostings, Release release, Progress progress) {
    return new Deployments(hostings.stream().map(h -> deployment(h, release, progress)).toList());
  }

  private static Deployment deployment(
      ExternalHosting hosting, Release release, Progress progress) {
    if (hosting instanceof ExternalHosting.Emulated emulated) {
      return emulated(emulated, release);
    }
    if (hosting instanceof ExternalHosting.RemoteHost remote) {
      return remote(remote, release, progress);
    }
    return localServer((ExternalHosting.LocalServer) hosting, progress);
  }

  private static Deployment emulated(ExternalHosting.Emulated hosting, Release release) {
    String folder = hosting.folder();
    Delivery delivery = Delivery.PLAIN.inFolder(folder).routedBy(hosting.routing());
    URI page = URI.create(delivery.origin() + folder + "/" + release.core() + PROBE);
    Hosting served =
        Hosting.of(hosting.name(), hosting.summary(), hosting.headers(), delivery)
            .promising(hosting.promise());
    return new Deployment.Served(
        served.like(like(hosting.promise(), served.effectiveLines(page.getPath()), page)));
  }

  private static Deployment remote(
      ExternalHosting.RemoteHost hosting, Release release, Progress progress) {
    String base = hosting.base().toString().replaceFirst("/+$", "");
    URI page = URI.create(base + "/" + release.core() + PROBE);
    progress.report("Requesting a page from " + hosting.base().getAuthority());
    ExportedPage answer = ExportedPage.fetch(page, MARK);
    Hosting external = hosting.answering(answer.headers(), page);
    if (answer.problem().isPresent()) {
      external = external.remoteLike(ISOLATED);
    }
    Hosting known = external;
    return answer
        .problem()
        .<Deployment>map(
            why ->
                new Deployment.Unusable(
                    known, new Target.Unreachable(page, Outcome.NOT_OPENED, why)))
        .orElseGet(() -> new Deployment.Remote(known, URI.create(base)));
  }

  private static Deployment localServer(ExternalHosting.LocalServer server, Progress progress) {
    String summary =
        server.withRecipe()
            ? server.recipe().summary() + "."
            : server.recipe().name() + " with its default configuration, without the recipe.";
    Hosting hosting =
        Hosting.of(
                server.name(),
                summary,
                new HeaderSet(
                    server.withRecipe()
                        ? List.of(new HeaderRule("/*", RECIPE_HEADERS))
                        : List.of()),
                Delivery.PLAIN)
            .promising(server.promise())
            .like(server.withRecipe() ? ISOLATED : NOT_ISOLATED);
    WebServers.Found found = new WebServers(System.getenv(), progress).find(server.recipe());
    return found
        .program()
        .<Deployment>map(program -> new Deployment.Startable(hosting, server, program))
        .orElseGet(() -> new Deployment.Unusable(hosting, notInstalled(server, found)));
  }

  private static Target.Unreachable notInstalled(
      ExternalHosting.LocalServer hosting, WebServers.Found found) {
    return new Target.Unreachable(
        URI.create("http://localhost/"),
        Outcome.NOT_VISITED,
        "%s is not installed; tried: %s. Install it (Debian, Ubuntu: sudo apt-get install %s)."
            .formatted(
                hosting.recipe().name(), found.tried(), hosting.recipe().program().packageName()));
  }

  /**
   * The headers that the recipes set up. The record of each visit contains what the server really
   * sent.
   */
  private static final List<HeaderField> RECIPE_HEADERS =
      List.of(
          HeaderField.parse("Access-Control-Allow-Origin: *"),
          HeaderField.parse("Cross-Origin-Opener-Policy: same-origin"),
          HeaderField.parse("Cross-Origin-Embedder-Policy: require-corp"),
          HeaderField.parse("Cross-Origin-Resource-Policy: cross-origin"));

  /** {@return the hosting of the catalog that one which sends these header lines is judged like} */
  static String like(Promise promise, List<HeaderField> lines, URI page) {
    // Any engine will do: they differ only in headers that no recipe sets.
    Engine any = Engines.defaults().get(0);
    boolean isolated =
        promise
            .in(any.id())
            .orElseGet(
                () -> IsolationModel.predict(lines, page, any.traits()).crossOriginIsolated());
    return isolated ? ISOLATED : NOT_ISOLATED;
  }

  /** {@return the hostings for the matrix} */
  List<Hosting> hostings() {
    return deployments.values().stream().map(Deployment::hosting).toList();
  }

  /** {@return the hostings of a matrix that the harness itself serves} */
  List<Hosting> served(Matrix matrix) {
    return matrix.hostings().stream().filter(this::isServed).toList();
  }

  private boolean isServed(Hosting hosting) {
    Deployment deployment = deployments.get(hosting.name());
    return deployment == null || deployment instanceof Deployment.Served;
  }

  /** Starts the local web servers, and returns the function that locates the page of each visit. */
  Function<Visit, Target> open(
      Matrix matrix, FixtureServer server, StaticSite site, Workspace workspace) {
    Map<String, Target> bases = new LinkedHashMap<>();
    deployments.forEach(
        (name, deployment) -> {
          if (deployment instanceof Deployment.Unusable unusable) {
            bases.put(name, unusable.why());
          } else if (deployment instanceof Deployment.Remote remote) {
            bases.put(name, new Target.Reachable(remote.base()));
          } else if (deployment instanceof Deployment.Startable startable) {
            bases.put(name, started(startable, matrix, server, site, workspace));
          }
        });
    return visit -> {
      Target base = bases.get(visit.hosting().name());
      if (base == null) {
        return new Target.Reachable(URI.create(server.origin(visit.hosting()) + visit.path()));
      }
      return base instanceof Target.Reachable reachable
          ? new Target.Reachable(URI.create(reachable.url() + visit.path()))
          : base;
    };
  }

  private static Target started(
      Deployment.Startable deployment,
      Matrix matrix,
      FixtureServer server,
      StaticSite site,
      Workspace workspace) {
    int port = ServerProcess.freePort();
    URI origin = URI.create("http://localhost:" + port);
    Path root = workspace.newPublicFolder("site");
    List<String> pages =
        matrix.visits().stream()
            .filter(v -> v.hosting().equals(deployment.hosting()))
            .map(Visit::path)
            .distinct()
            .toList();
    site.write(root, pages, PageOrigins.whole(origin.toString(), server::port));
    ExternalHosting.LocalServer local = deployment.server();
    try {
      WebServer.start(
          local.recipe(), deployment.program(), local.withRecipe(), root, port, workspace);
      return new Target.Reachable(origin);
    } catch (UserError e) {
      return new Target.Unreachable(origin, Outcome.NOT_OPENED, e.getMessage());
    }
  }
}
