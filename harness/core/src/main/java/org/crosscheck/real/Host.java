package org.crosscheck.real;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.told.Told;

/** Asks a host for a page before browsers do, so that what is wrong with it is said once. */
public final class Host {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final int MOST_REDIRECTS = 10;
  private static final int MOST_BYTES = 1 << 20;

  private Host() {}

  /**
   * What a host answered.
   *
   * @param lines the header lines of the page
   * @param url where it is in the end
   * @param problem what is wrong and what to do, if the page cannot be had
   */
  public record Answer(List<HeaderField> lines, URI url, Optional<String> problem) {
    private static Answer bad(URI url, String problem) {
      return new Answer(List.of(), url, Optional.of(problem));
    }
  }

  /**
   * {@return what a host answers}
   *
   * @param page the address of a page
   * @param mark a text that the page has if it is the one that was exported
   */
  public static Answer ask(URI page, String mark) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    Set<URI> been = new LinkedHashSet<>();
    URI at = page;
    while (been.add(at) && been.size() <= MOST_REDIRECTS) {
      HttpResponse<InputStream> response;
      try {
        response =
            client.send(
                HttpRequest.newBuilder(at).timeout(PATIENCE).build(), BodyHandlers.ofInputStream());
      } catch (IOException e) {
        return Answer.bad(at, refused(at, e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Answer.bad(at, "The run was interrupted. Run again.");
      } catch (IllegalArgumentException e) {
        return Answer.bad(at, at + " cannot be asked for: " + e.getMessage() + ".");
      }
      Optional<String> location = response.headers().firstValue("location");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) {
        return read(at, response, mark);
      }
      discard(response);
      try {
        at = at.resolve(location.get());
      } catch (IllegalArgumentException e) {
        return Answer.bad(at, at + " redirects to '" + location.get() + "', which is no URL.");
      }
    }
    been.add(at);
    return Answer.bad(
        page,
        page
            + " redirects without end: "
            + String.join(" -> ", been.stream().limit(3).map(URI::toString).toList())
            + (been.size() > 3 ? " -> ..." : " -> " + at)
            + ". Have it answer with the page.");
  }

  private static String refused(URI at, IOException e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof SSLException) {
      return "The certificate of "
          + at.getAuthority()
          + " is refused: "
          + why
          + ". Give the host one that browsers trust.";
    }
    if (e instanceof HttpTimeoutException) {
      return at + " does not answer within " + PATIENCE.toSeconds() + " s. Is the address right?";
    }
    if (e instanceof ConnectException) {
      why = unknown(e) ? "its name is not known" : "nothing takes connections there";
    }
    return at + " does not answer: " + why + ". Is the address right, and is it up?";
  }

  private static boolean unknown(Throwable e) {
    return e instanceof UnresolvedAddressException || e.getCause() != null && unknown(e.getCause());
  }

  private static Answer read(URI at, HttpResponse<InputStream> response, String mark) {
    byte[] start;
    try (InputStream body = response.body()) {
      start = body.readNBytes(MOST_BYTES);
    } catch (IOException e) {
      return Answer.bad(at, at + " broke off: " + e.getMessage() + ".");
    }
    if (response.statusCode() != 200) {
      return Answer.bad(
          at,
          at
              + " answers "
              + response.statusCode()
              + ". Upload what './crosscheck export DIR' writes, all of it, and name its folder.");
    }
    if (start.length == MOST_BYTES) {
      return Answer.bad(
          at,
          at + " answers with more than a megabyte, where a page of a few kilobytes was uploaded.");
    }
    if (!new String(start, java.nio.charset.StandardCharsets.UTF_8).contains(mark)) {
      return Answer.bad(
          at,
          at
              + " answers with another page than the one that was exported. Upload it again, and"
              + " name the folder that has 'npm' or the version in it.");
    }
    List<HeaderField> lines = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach(
            (name, values) -> {
              if (!name.startsWith(":")) {
                values.forEach(value -> add(lines, name, value));
              }
            });
    return new Answer(lines, at, Optional.empty());
  }

  private static void add(List<HeaderField> lines, String name, String value) {
    try {
      lines.add(new HeaderField(name, value));
    } catch (Told e) {
      // Not a header line that a browser would take either.
      return;
    }
  }

  private static void discard(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      // It was not wanted.
      return;
    }
  }
}
