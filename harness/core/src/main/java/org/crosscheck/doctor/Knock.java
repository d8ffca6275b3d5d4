package org.crosscheck.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.crosscheck.hosting.Delivery;
import org.crosscheck.hosting.HeaderField;
import org.crosscheck.told.Told;

/**
 * Asks for a page before browsers do, which say too little about what went wrong: bounded in time
 * and memory, and with an eye on the certificate, which the harness's browsers accept whatever it
 * is.
 */
public final class Knock {
  private static final int MOST_REDIRECTS = 20;
  private static final int OK = 200;
  private static final int NOT_MODIFIED = 304;

  /** A page with a picture in it is a few megabytes. */
  private static final int MOST_BYTES = 16 << 20;

  /** A file of Python or a service worker is a few kilobytes. */
  private static final int MOST_TEXT = 1 << 20;

  private Knock() {}

  /** What can come in the way of a page. */
  public enum Trouble {
    /** The name of the host is not known. */
    NAME_NOT_FOUND,
    /** Nothing takes connections. */
    REFUSED,
    /** No response, or it broke off. */
    NO_ANSWER,
    /** The response does not end. */
    NEVER_ENDS,
    /** The response is too large. */
    TOO_LARGE,
    /** Redirects lead in a circle. */
    REDIRECTS
  }

  /**
   * What came back.
   *
   * @param url the address in the end, without credentials
   * @param hops the addresses that redirected, without credentials
   * @param status of the response, or 0 if none came
   * @param lines its header lines, as received but for the order of names
   * @param text the page, "" if it was not read
   * @param trouble what came in the way
   * @param detail the trouble in words
   * @param certificate why the certificate is not trusted, if it is not
   * @param notModified the header lines of a 304 for the page, if the server gives one
   */
  public record Answer(
      URI url,
      List<URI> hops,
      int status,
      List<HeaderField> lines,
      String text,
      Optional<Trouble> trouble,
      String detail,
      Optional<String> certificate,
      Optional<List<HeaderField>> notModified) {
    /** Copies, and takes credentials out. */
    public Answer {
      url = Credentials.without(url);
      hops = hops.stream().map(Credentials::without).toList();
      lines = List.copyOf(lines);
      detail = Credentials.without(detail);
    }

    /** {@return the value of the first line of a name} */
    public Optional<String> header(String name) {
      return lines.stream().filter(l -> l.named(name)).map(HeaderField::value).findFirst();
    }

    private static Answer bad(URI url, List<URI> hops, Trouble trouble, String detail) {
      return new Answer(
          url,
          hops,
          0,
          List.of(),
          "",
          Optional.of(trouble),
          detail,
          Optional.empty(),
          Optional.empty());
    }

    private Answer despite(String why) {
      return new Answer(
          url, hops, status, lines, text, trouble, detail, Optional.of(why), notModified);
    }

    private Answer with(List<HeaderField> revalidated) {
      return new Answer(
          url,
          hops,
          status,
          lines,
          text,
          trouble,
          detail,
          certificate,
          Optional.of(List.copyOf(revalidated)));
    }
  }

  /**
   * {@return what a server answers to a GET of a page; a certificate that is not trusted is said,
   * and then let pass}
   *
   * @param page the address, with or without credentials
   * @param patience how long everything may take
   */
  public static Answer at(URI page, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    Answer answer = follow(page, until, patience, false);
    if (answer.certificate().isPresent()) {
      return follow(page, until, patience, true).despite(answer.certificate().get());
    }
    return answer;
  }

  private static Answer follow(URI page, long until, Duration patience, boolean anyCertificate) {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(patience);
    if (anyCertificate) {
      builder.sslContext(trusting());
    }
    HttpClient client = builder.build();
    List<URI> hops = new ArrayList<>();
    URI at = page;
    while (hops.size() <= MOST_REDIRECTS) {
      HttpResponse<InputStream> response;
      try {
        response = client.send(request(at, until), BodyHandlers.ofInputStream());
      } catch (SSLException e) {
        return certificate(at, hops, e);
      } catch (IOException e) {
        return failed(at, hops, patience, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Told("The diagnosis was interrupted.", "Run again.");
      } catch (IllegalArgumentException e) {
        return Answer.bad(at, hops, Trouble.NO_ANSWER, "cannot be asked for: " + e.getMessage());
      }
      Optional<String> location = response.headers().firstValue("location");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) {
        return revalidated(client, at, read(at, hops, response, until, patience), until);
      }
      close(response);
      hops.add(at);
      try {
        at = at.resolve(new URI(location.get()));
      } catch (URISyntaxException | IllegalArgumentException e) {
        return Answer.bad(
            at, hops, Trouble.REDIRECTS, "redirects to '" + location.get() + "', which is no URL");
      }
    }
    return Answer.bad(at, hops, Trouble.REDIRECTS, "redirected " + hops.size() + " times");
  }

  /** Asks whether the page has changed since, as a browser does that has it in its cache. */
  private static Answer revalidated(HttpClient client, URI at, Answer answer, long until) {
    Optional<String> tag = answer.header("ETag");
    Optional<String> date = answer.header("Last-Modified");
    if (answer.status() != OK
        || answer.trouble().isPresent()
        || (tag.isEmpty() && date.isEmpty())) {
      return answer;
    }
    try {
      HttpRequest.Builder head = asking(at, until).method("HEAD", BodyPublishers.noBody());
      tag.ifPresent(t -> head.header("If-None-Match", t));
      date.ifPresent(d -> head.header("If-Modified-Since", d));
      HttpResponse<Void> response = client.send(head.build(), BodyHandlers.discarding());
      return response.statusCode() == NOT_MODIFIED ? answer.with(lines(response)) : answer;
    } catch (IOException | IllegalArgumentException e) {
      // The page itself came; that it cannot be revalidated is no trouble.
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Told("The diagnosis was interrupted.", "Run again.");
    }
  }

  /**
   * {@return the header lines with which a server answers to a HEAD from another origin; empty if
   * it does not answer with a success}
   *
   * @param file the address
   * @param origin the origin of the page that uses it
   */
  public static Optional<List<HeaderField>> head(String file, String origin, Duration patience) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      HttpRequest head =
          asking(URI.create(file), System.nanoTime() + patience.toNanos())
              .header("Origin", origin)
              .method("HEAD", BodyPublishers.noBody())
              .build();
      HttpResponse<Void> response = client.send(head, BodyHandlers.discarding());
      return response.statusCode() == OK ? Optional.of(lines(response)) : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Told("The diagnosis was interrupted.", "Run again.");
    }
  }

  /**
   * {@return the text of a small file; empty if it does not answer with a success, or is larger
   * than a megabyte}
   *
   * @param file the address
   */
  public static Optional<String> text(String file, Duration patience) {
    long until = System.nanoTime() + patience.toNanos();
    try {
      HttpClient client = HttpClient.newBuilder().connectTimeout(patience).build();
      URI at = URI.create(file);
      Answer answer =
          read(
              at,
              List.of(),
              client.send(asking(at, until).build(), BodyHandlers.ofInputStream()),
              until,
              patience);
      boolean whole = answer.status() == OK && answer.trouble().isEmpty();
      return whole && answer.text().length() < MOST_TEXT
          ? Optional.of(answer.text())
          : Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Told("The diagnosis was interrupted.", "Run again.");
    }
  }

  private static HttpRequest request(URI at, long until) {
    return asking(at, until).build();
  }

  private static HttpRequest.Builder asking(URI at, long until) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Delivery.asked(Credentials.without(at)))
            .timeout(Duration.ofNanos(Math.max(1, until - System.nanoTime())))
            .header("Accept", "text/html,*/*;q=0.8");
    if (at.getUserInfo() != null) {
      String basic =
          Base64.getEncoder().encodeToString(at.getUserInfo().getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + basic);
    }
    return request;
  }

  private static Answer certificate(URI at, List<URI> hops, SSLException e) {
    String why = String.valueOf(e.getMessage()).replaceFirst("^\\([^)]*\\) ", "");
    return new Answer(
        at,
        hops,
        0,
        List.of(),
        "",
        Optional.of(Trouble.NO_ANSWER),
        why,
        Optional.of(why),
        Optional.empty());
  }

  private static Answer failed(URI at, List<URI> hops, Duration patience, IOException e) {
    if (caused(e, UnresolvedAddressException.class) || caused(e, UnknownHostException.class)) {
      return Answer.bad(at, hops, Trouble.NAME_NOT_FOUND, "its name is not known");
    }
    if (e instanceof java.net.http.HttpTimeoutException) {
      return Answer.bad(
          at, hops, Trouble.NO_ANSWER, "no answer within " + patience.toSeconds() + " s");
    }
    if (caused(e, ConnectException.class)) {
      return Answer.bad(at, hops, Trouble.REFUSED, "nothing takes connections there");
    }
    return Answer.bad(at, hops, Trouble.NO_ANSWER, String.valueOf(e.getMessage()));
  }

  private static boolean caused(Throwable e, Class<? extends Throwable> type) {
    return type.isInstance(e) || (e.getCause() != null && caused(e.getCause(), type));
  }

  private static Answer read(
      URI at, List<URI> hops, HttpResponse<InputStream> response, long until, Duration patience) {
    List<HeaderField> lines = lines(response);
    int status = response.statusCode();
    ExecutorService reading =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "knock");
              thread.setDaemon(true);
              return thread;
            });
    Future<byte[]> body = reading.submit(() -> response.body().readNBytes(MOST_BYTES));
    Optional<Trouble> trouble = Optional.empty();
    String detail = "";
    String text = "";
    try {
      byte[] bytes = body.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
      text = bytes.length < MOST_BYTES ? new String(bytes, StandardCharsets.UTF_8) : "";
      if (bytes.length == MOST_BYTES) {
        trouble = Optional.of(Trouble.TOO_LARGE);
        detail = "has more than " + (MOST_BYTES >> 20) + " MB";
      }
    } catch (TimeoutException e) {
      trouble = Optional.of(Trouble.NEVER_ENDS);
      detail = "had not ended after " + patience.toSeconds() + " s";
    } catch (ExecutionException e) {
      trouble = Optional.of(Trouble.NO_ANSWER);
      detail = "broke off: " + String.valueOf(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Told("The diagnosis was interrupted.", "Run again.");
    } finally {
      reading.shutdownNow();
      close(response);
    }
    return new Answer(
        at, hops, status, lines, text, trouble, detail, Optional.empty(), Optional.empty());
  }

  private static List<HeaderField> lines(HttpResponse<?> response) {
    List<HeaderField> lines = new ArrayList<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> values.forEach(value -> add(lines, name, value)));
    return lines;
  }

  private static void add(List<HeaderField> lines, String name, String value) {
    if (name.startsWith(":")) {
      return;
    }
    try {
      lines.add(new HeaderField(name, value));
    } catch (Told e) {
      // Not a header line that a browser would take either.
      return;
    }
  }

  private static void close(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      // It was not wanted.
      return;
    }
  }

  /** Takes any certificate: what is wrong with it has been said, and the browsers take it too. */
  private static SSLContext trusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Trusting()}, null);
      return context;
    } catch (NoSuchAlgorithmException | KeyManagementException e) {
      throw new IllegalStateException("This Java has no TLS", e);
    }
  }

  /** An extended one, because Java would check the name of the host for a plain one. */
  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
