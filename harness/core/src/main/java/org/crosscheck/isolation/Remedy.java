package org.crosscheck.isolation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.crosscheck.engine.EngineTraits;
import org.crosscheck.hosting.HeaderField;

/**
 * The smallest set of changes to a response that isolates its page. Each set is checked with the
 * model, so that only advice that works according to the model is given.
 */
public final class Remedy {
  private static final String OPENER = PolicyHeader.OPENER;
  private static final String EMBEDDER = PolicyHeader.EMBEDDER;

  private Remedy() {}

  /** A response: its header lines and where it is. */
  private record Response(List<HeaderField> lines, URI url) {}

  /** One change that could be made. */
  private enum Change {
    OPENER_POLICY {
      @Override
      Response to(Response response) {
        return only(response, OPENER, "same-origin");
      }

      @Override
      String describe(List<HeaderField> lines) {
        return send(lines, OPENER, "same-origin");
      }
    },
    EMBEDDER_POLICY {
      @Override
      Response to(Response response) {
        return only(response, EMBEDDER, "require-corp");
      }

      @Override
      String describe(List<HeaderField> lines) {
        return send(lines, EMBEDDER, "require-corp");
      }
    },
    PERMISSIONS_POLICY {
      @Override
      Response to(Response response) {
        return without(response, PermissionsPolicy.NAME);
      }

      @Override
      String describe(List<HeaderField> lines) {
        return "remove cross-origin-isolated from " + PermissionsPolicy.NAME;
      }
    },
    FEATURE_POLICY {
      @Override
      Response to(Response response) {
        return without(response, PermissionsPolicy.OLD_NAME);
      }

      @Override
      String describe(List<HeaderField> lines) {
        return "remove cross-origin-isolated from " + PermissionsPolicy.OLD_NAME;
      }
    },
    HTTPS {
      @Override
      Response to(Response response) {
        try {
          URI url = response.url();
          return new Response(
              response.lines(), new URI("https", url.getAuthority(), url.getPath(), null, null));
        } catch (URISyntaxException e) {
          return response;
        }
      }

      @Override
      String describe(List<HeaderField> lines) {
        return "serve it over https";
      }
    };

    abstract Response to(Response response);

    abstract String describe(List<HeaderField> lines);

    private static Response without(Response response, String name) {
      return new Response(
          response.lines().stream().filter(l -> !l.named(name)).toList(), response.url());
    }

    private static Response only(Response response, String name, String value) {
      List<HeaderField> lines = new ArrayList<>(without(response, name).lines());
      lines.add(new HeaderField(name, value));
      return new Response(lines, response.url());
    }

    private static String send(List<HeaderField> lines, String name, String value) {
      List<String> sent =
          lines.stream().filter(l -> l.named(name)).map(HeaderField::value).toList();
      String wanted = name + ": " + value;
      if (sent.isEmpty()) {
        return "send '" + wanted + "'";
      }
      return sent.size() > 1
          ? "send '" + wanted + "' once instead of " + sent.size() + " lines"
          : "send '" + wanted + "' instead of '" + sent.get(0) + "'";
    }
  }

  /**
   * {@return the smallest set of changes as text, such as {@code send 'Cross-Origin-Opener-Policy:
   * same-origin'}; empty if the page is isolated, or if no known change isolates it}
   *
   * @param lines the header lines of the page's response, in order
   * @param url the page's address
   * @param engine what the engine that opens it does
   */
  public static Optional<String> of(List<HeaderField> lines, URI url, EngineTraits engine) {
    Response response = new Response(lines, url);
    Change[] known = Change.values();
    return IntStream.range(0, 1 << known.length)
        .boxed()
        .sorted(Comparator.comparingInt(Integer::bitCount))
        .map(
            set ->
                IntStream.range(0, known.length)
                    .filter(i -> (set & 1 << i) != 0)
                    .mapToObj(i -> known[i])
                    .toList())
        .filter(changes -> isolates(changes, response, engine))
        .findFirst()
        .filter(changes -> !changes.isEmpty())
        .map(
            changes ->
                changes.stream().map(c -> c.describe(lines)).collect(Collectors.joining(" and ")));
  }

  private static boolean isolates(List<Change> changes, Response response, EngineTraits engine) {
    Response changed = response;
    for (Change change : changes) {
      changed = change.to(changed);
    }
    return IsolationModel.predict(changed.lines(), changed.url(), engine).crossOriginIsolated();
  }
}
