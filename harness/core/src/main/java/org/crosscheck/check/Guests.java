package org.crosscheck.check;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.hosting.HeaderRule;
import org.crosscheck.hosting.HeaderSet;
import org.crosscheck.hosting.Headers;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.http.ExportedPage;
import org.crosscheck.isolation.BrowserName;
import org.crosscheck.isolation.IsolationModel;
import org.crosscheck.matrix.Matrix;
import org.crosscheck.matrix.Visit;
import org.crosscheck.observation.Outcome;
import org.crosscheck.process.Workspace;
import org.crosscheck.release.Release;
import org.crosscheck.run.Address;
import org.crosscheck.server.FixtureServer;
import org.crosscheck.server.PageOrigins;
import org.crosscheck.server.StaticSite;
import org.crosscheck.told.Told;
import org.crosscheck.webserver.WebServer;
import org.crosscheck.webserver.WebServers;

/** The guests of a run as hostings, and where their pages are. */
final class Guests {
  /** A page that needs nothing and says who it is, to ask a host for before browsers do. */
  private static final String KNOCK = "/isolation/plain/none/index.html";

  private static final String MARK = "<title>isolation</title>";
  private static final String ISOLATED = "pyscript-com";
  private static final String NOT_ISOLATED = "bare";

  /** Where the pages of a guest are; neither if the harness serves them. */
  private record Lodging(
      Hosting hosting,
      Optional<Guest.Real> real,
      Optional<Path> program,
      Optional<String> base,
      Optional<Address.Closed> closed) {}

  private final Map<String, Lodging> lodgings = new LinkedHashMap<>();

  /** Looks for servers and asks hosts. */
  Guests(List<Guest> guests, Release release, Consumer<String> say) {
    for (Guest guest : guests) {
      lodgings.put(guest.name(), lodge(guest, release, say));
    }
  }

  private static Lodging lodge(Guest guest, Release release, Consumer<String> say) {
    if (guest instanceof Guest.Emulated emulated) {
      Delivery delivery =
          new Delivery(
              false,
              Delivery.LOCALHOST,
              emulated.folder(),
              false,
              Optional.empty(),
              Map.of(),
              false);
      return new Lodging(
          Hosting.like(
              like(
                  emulated.headers(),
                  URI.create(delivery.origin() + emulated.folder() + "/" + release.core() + KNOCK)),
              emulated.name(),
              emulated.says(),
              emulated.headers(),
              delivery,
              false),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    if (guest instanceof Guest.Elsewhere elsewhere) {
      return elsewhere(elsewhere, release, say);
    }
    return real((Guest.Real) guest, say);
  }

  private static Lodging elsewhere(Guest.Elsewhere guest, Release release, Consumer<String> say) {
    String base = guest.base().toString().replaceFirst("/+$", "");
    URI page = URI.create(base + "/" + release.core() + KNOCK);
    say.accept("Asking " + guest.base().getAuthority());
    ExportedPage answer = ExportedPage.ask(page, MARK);
    Headers headers = new HeaderSet(List.of(new HeaderRule("/*", answer.headers())));
    boolean https = "https".equals(guest.base().getScheme());
    return new Lodging(
        Hosting.like(
            answer.problem().isPresent() ? ISOLATED : like(headers, page),
            guest.name(),
            "The host " + base + "/, which is asked as it is.",
            headers,
            new Delivery(
                https, guest.base().getHost(), "", false, Optional.empty(), Map.of(), false),
            true),
        Optional.empty(),
        Optional.empty(),
        Optional.of(base),
        answer.problem().map(why -> new Address.Closed(page, Outcome.NOT_OPENED, why)));
  }

  private static Lodging real(Guest.Real guest, Consumer<String> say) {
    WebServers.Found found = new WebServers(System.getenv(), say).find(guest.recipe());
    Optional<Address.Closed> closed =
        found.program().isPresent()
            ? Optional.empty()
            : Optional.of(
                new Address.Closed(
                    URI.create("http://localhost/"),
                    Outcome.NOT_ASKED,
                    guest.recipe().name()
                        + " is not installed; tried: "
                        + found.tried()
                        + ". Install it (Debian, Ubuntu: sudo apt-get install "
                        + guest.recipe().packageName()
                        + ")."));
    String says =
        guest.cooked()
            ? guest.recipe().says() + "."
            : guest.recipe().name() + " as it comes, without the recipe.";
    return new Lodging(
        Hosting.like(
            guest.cooked() ? ISOLATED : NOT_ISOLATED,
            guest.name(),
            says,
            new HeaderSet(guest.cooked() ? List.of(new HeaderRule("/*", FOUR)) : List.of()),
            Delivery.PLAIN,
            false),
        Optional.of(guest),
        found.program(),
        Optional.empty(),
        closed);
  }

  /** What the recipes are for; what a server really sends stands in the record of each visit. */
  private static final List<HeaderField> FOUR =
      List.of(
          HeaderField.parse("Access-Control-Allow-Origin: *"),
          HeaderField.parse("Cross-Origin-Opener-Policy: same-origin"),
          HeaderField.parse("Cross-Origin-Embedder-Policy: require-corp"),
          HeaderField.parse("Cross-Origin-Resource-Policy: cross-origin"));

  private static String like(Headers headers, URI page) {
    return IsolationModel.predict(headers.linesFor(page.getPath(), 200), page, BrowserName.CHROME)
            .crossOriginIsolated()
        ? ISOLATED
        : NOT_ISOLATED;
  }

  /** {@return the guests as hostings} */
  List<Hosting> hostings() {
    return lodgings.values().stream().map(Lodging::hosting).toList();
  }

  /** {@return the hostings of a matrix that the harness itself serves} */
  List<Hosting> served(Matrix matrix) {
    return matrix.hostings().stream()
        .filter(
            h ->
                Optional.ofNullable(lodgings.get(h.name()))
                    .map(l -> l.real().isEmpty() && l.base().isEmpty())
                    .orElse(true))
        .toList();
  }

  /** Starts the real servers and {@return where the page of each visit is} */
  java.util.function.Function<Visit, Address> open(
      Matrix matrix, FixtureServer server, StaticSite site, Workspace workspace) {
    Map<String, Address> bases = new LinkedHashMap<>();
    for (Lodging lodging : lodgings.values()) {
      String name = lodging.hosting().name();
      if (lodging.closed().isPresent()) {
        bases.put(name, lodging.closed().get());
      } else if (lodging.base().isPresent()) {
        bases.put(name, new Address.Open(URI.create(lodging.base().get())));
      } else if (lodging.real().isPresent()) {
        bases.put(name, started(lodging, matrix, server, site, workspace));
      }
    }
    return visit -> {
      Address base = bases.get(visit.hosting().name());
      if (base == null) {
        return new Address.Open(URI.create(server.origin(visit.hosting()) + visit.path()));
      }
      return base instanceof Address.Open open
          ? new Address.Open(URI.create(open.url() + visit.path()))
          : base;
    };
  }

  private static Address started(
      Lodging lodging, Matrix matrix, FixtureServer server, StaticSite site, Workspace workspace) {
    int port = WebServer.freePort();
    URI origin = URI.create("http://localhost:" + port);
    Path root = workspace.newPublicFolder("site");
    List<String> pages =
        matrix.visits().stream()
            .filter(v -> v.hosting().equals(lodging.hosting()))
            .map(Visit::path)
            .distinct()
            .collect(Collectors.toList());
    site.write(root, pages, PageOrigins.whole(origin.toString(), server::port), true);
    Guest.Real real = lodging.real().orElseThrow();
    try {
      WebServer.start(
          real.recipe(), lodging.program().orElseThrow(), real.cooked(), root, port, workspace);
      return new Address.Open(origin);
    } catch (Told e) {
      return new Address.Closed(origin, Outcome.NOT_OPENED, e.getMessage());
    }
  }
}
