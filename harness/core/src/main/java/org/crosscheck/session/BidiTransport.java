package org.crosscheck.session;

import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.crosscheck.input.Step;
import org.openqa.selenium.bidi.BiDi;
import org.openqa.selenium.bidi.Command;
import org.openqa.selenium.bidi.Connection;
import org.openqa.selenium.json.JsonException;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpClient;

/**
 * A connection over WebDriver BiDi: commands and events with maps, named as in the specification.
 */
final class BidiTransport implements Transport {
  /** Begins the line in which chromedriver names the cause of a failure. */
  private static final String CAUSE = "from ";

  private static final Pattern JAVA_NAME = Pattern.compile("\\b(?:java|jdk|org)\\.\\w+\\.");

  private static final Duration SCREENSHOT_TIMEOUT = Duration.ofSeconds(5);

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  /** Longer, because a browser may have to unpack itself first. */
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

  /** Uses one thread for each pending command, because waiting for a result cannot be canceled. */
  private static final Executor SENDING =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "bidi");
            thread.setDaemon(true);
            return thread;
          });

  private final Connection connection;
  private final BiDi bidi;
  private final CompletableFuture<String> end;
  private final Map<String, Consumer<Map<?, ?>>> listeners = new ConcurrentHashMap<>();

  /**
   * Connects to a browser.
   *
   * @param address the endpoint that creates a session, such as {@code
   *     ws://127.0.0.1:4444/session}, or the one of an existing session
   * @param end completes with the reason when the browser is gone and no longer answers
   * @throws RuntimeException if nothing listens there
   */
  BidiTransport(String address, CompletableFuture<String> end) {
    this(address, Map.of(), end, () -> {});
  }

  /**
   * Connects to a browser on another machine.
   *
   * @param address the endpoint of an existing session
   * @param headers the lines to add to the request
   * @param end completes with the reason when the browser is gone and no longer answers
   * @param closed called when the connection ends
   * @throws RuntimeException if nothing listens there
   */
  BidiTransport(
      String address, Map<String, String> headers, CompletableFuture<String> end, Runnable closed) {
    ClientConfig config =
        ClientConfig.defaultConfig()
            .baseUri(URI.create(address.replaceFirst("^ws", "http")).resolve("/"));
    HttpClient client =
        new OrderedEventClient(
            HttpClient.Factory.createDefault().createClient(config),
            this::dispatch,
            headers,
            closed);
    this.connection = new Connection(client, address);
    this.bidi = new BiDi(connection, TIMEOUT);
    this.end = end;
  }

  /**
   * {@return the capabilities of a new session} Called at most once.
   *
   * @throws RuntimeException if the browser does not start
   */
  Map<?, ?> newSession(Map<String, Object> capabilities) {
    return Json.map(
        send(
            "session.new",
            Map.of("capabilities", Map.of("alwaysMatch", capabilities)),
            START_TIMEOUT),
        "capabilities");
  }

  /**
   * Sends a command and waits for its result.
   *
   * @throws RuntimeException if the browser refuses, does not answer in time, or is gone
   */
  Map<String, Object> send(String method, Map<String, Object> parameters) {
    return send(method, parameters, TIMEOUT);
  }

  /** Closes the connection; the browser keeps running. */
  void disconnect() {
    connection.close();
  }

  /** Sends a command and waits for its result up to a timeout. */
  // Selenium requires a class, and only newer JDKs read its annotation that values may be null.
  @SuppressWarnings({"unchecked", "rawtypes", "NullAway"})
  Map<String, Object> send(String method, Map<String, Object> parameters, Duration timeout) {
    Command<Map> command = new Command<>(method, parameters, Map.class);
    CompletableFuture<Map<String, Object>> answer =
        CompletableFuture.supplyAsync(
            () -> (Map<String, Object>) bidi.send(command, timeout), SENDING);
    CompletableFuture<Map<String, Object>> gone =
        end.thenApply(
            why -> {
              throw new IllegalStateException(why);
            });
    try {
      return answer.applyToEither(gone, result -> result).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /**
   * Subscribes to events. A listener is called for one event at a time, in the order in which the
   * browser sent them, and before the result of a command that the browser answered after them.
   */
  void listen(Map<String, Consumer<Map<?, ?>>> byEvent) {
    listeners.putAll(byEvent);
    send("session.subscribe", Map.of("events", List.copyOf(byEvent.keySet())));
  }

  @Override
  public void navigate(Contexts.Tab tab, String url) {
    send("browsingContext.navigate", Map.of("context", tab.context(), "url", url, "wait", "none"));
  }

  /** A browser sends its answer after earlier events, and those are handled first. */
  @Override
  public void sync() {
    send("session.status", Map.of());
  }

  @Override
  public boolean isTrue(Contexts.Tab tab, String expression, Duration patience) {
    Map<String, Object> result =
        send(
            "script.evaluate",
            Map.of(
                "expression",
                expression,
                "target",
                Map.of("context", tab.context()),
                "awaitPromise",
                false),
            patience);
    return Boolean.TRUE.equals(Json.map(result, "result").get("value"));
  }

  @Override
  public void make(Contexts.Tab tab, Step step) {
    new PageInput(this).make(tab, step);
  }

  @Override
  public byte[] screenshot(Contexts.Tab tab) {
    Map<String, Object> screenshot =
        send(
            "browsingContext.captureScreenshot",
            Map.of("context", tab.context()),
            SCREENSHOT_TIMEOUT);
    return Base64.getDecoder().decode(Json.text(screenshot, "data"));
  }

  @Override
  public double evaluate(Contexts.Tab tab, String script, Duration atMost) {
    Map<String, Object> evaluated =
        send(
            "script.evaluate",
            Map.of(
                "expression",
                script,
                "target",
                Map.of("context", tab.context()),
                "awaitPromise",
                true),
            atMost);
    double number = Json.number(Json.map(evaluated, "result"), "value", Double.NaN);
    if (Double.isNaN(number)) {
      throw new IllegalStateException("the script gave " + evaluated);
    }
    return number;
  }

  @Override
  public Optional<String> text(Contexts.Tab tab, String script, Duration atMost) {
    Map<String, Object> evaluated =
        send(
            "script.evaluate",
            Map.of(
                "expression",
                script,
                "target",
                Map.of("context", tab.context(), "sandbox", "crosscheck"),
                "awaitPromise",
                true),
            atMost.plus(TIMEOUT));
    Map<?, ?> result = Json.map(evaluated, "result");
    if ("null".equals(result.get("type"))) {
      return Optional.empty();
    }
    if (result.get("value") instanceof String text) {
      return Optional.of(text);
    }
    throw new IllegalStateException("the script gave " + evaluated);
  }

  @Override
  public void quit() {
    send("browser.close", Map.of());
  }

  @Override
  public String explain(RuntimeException failure) {
    return message(failure);
  }

  @Override
  public boolean refused(RuntimeException failure) {
    return answer(failure).isPresent();
  }

  /** {@return the message of a failure, in words for the user and without a stack trace} */
  static String message(RuntimeException e) {
    return answer(e)
        .map(error -> sentence(Json.text(error, "error"), Json.text(error, "message")))
        .orElseGet(() -> withoutAnswer(e));
  }

  private static String sentence(String error, String message) {
    List<String> lines =
        message.lines().map(line -> line.strip().replaceFirst("\\.$", "")).toList();
    String first = lines.isEmpty() ? "" : lines.get(0);
    // chromedriver names the cause in a line of its own.
    if (first.equals(error) && lines.size() > 1 && lines.get(1).startsWith(CAUSE)) {
      return error + ": " + lines.get(1).substring(CAUSE.length());
    }
    return first.startsWith(error) ? first : error + ": " + first;
  }

  private static String withoutAnswer(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TimeoutException
          || cause instanceof org.openqa.selenium.TimeoutException) {
        return "the browser did not answer in time";
      }
      if (cause instanceof IllegalStateException) {
        return firstLine(cause);
      }
      if (cause instanceof RejectedExecutionException) {
        return "the session was closed";
      }
    }
    String line = firstLine(e);
    return JAVA_NAME.matcher(line).find() ? "the connection to the browser failed" : line;
  }

  /** {@return the error with which the browser answered; empty if it did not answer} */
  private static Optional<Map<?, ?>> answer(RuntimeException e) {
    Throwable cause = e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    // Selenium appends lines of its own; the answer itself can have several.
    String answer = String.valueOf(cause.getMessage()).replaceFirst("(?s)\nBuild info:.*", "");
    if (!answer.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new org.openqa.selenium.json.Json().toType(answer, Map.class));
    } catch (JsonException notJson) {
      return Optional.empty();
    }
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private void dispatch(String event, Map<?, ?> parameters) {
    Consumer<Map<?, ?>> listener = listeners.get(event);
    if (listener != null) {
      listener.accept(parameters);
    }
  }
}
