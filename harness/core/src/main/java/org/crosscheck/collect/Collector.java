package org.crosscheck.collect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.crosscheck.conformance.CollectedRun;
import org.crosscheck.conformance.RunResult;
import org.crosscheck.matrix.Visit;
import org.crosscheck.message.UserError;
import org.crosscheck.record.RunEnd;
import org.crosscheck.server.StartPages;

/**
 * Leads each device that opens a start page through a run of its own. A device is recognized by a
 * random text that its browser keeps, so that it can go on after its tab was closed.
 */
public final class Collector implements StartPages, AutoCloseable {
  /** More devices at once are not devices. */
  private static final int MOST = 50;

  private static final int TOKEN_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, OpenRun> open = new LinkedHashMap<>();
  private final Map<String, String> over = new LinkedHashMap<>();
  private final Runs runs;
  private boolean closed;

  /** Makes the runs of devices, and receives them when they are over. */
  public interface Runs {
    /** {@return the visits that a device makes, in this order; at least one} */
    List<Visit> visits(Device device);

    /** {@return the run of a device} */
    CollectedRun begin(Device device, List<Visit> visits);

    /** {@return the URL of a visit's page} */
    URI address(Visit visit);

    /** {@return the URL of the start page on the origin of a visit's page} */
    URI home(Visit visit);

    /** The run of a device is over, or was stopped. */
    void ended(RunResult result);
  }

  private record OpenRun(Walk walk, CollectedRun run) {}

  /** A collector without devices. */
  public Collector(Runs runs) {
    this.runs = runs;
  }

  @Override
  public String page() {
    return StartPage.led();
  }

  @Override
  public synchronized String answer(String json) {
    try {
      JsonNode message = Messages.object(json);
      String run = Messages.text(message, "run");
      return switch (Messages.text(message, "kind")) {
        case "next" -> next(run, message);
        case "report" -> {
          Optional.ofNullable(open.get(run))
              .ifPresent(
                  known ->
                      known
                          .walk()
                          .report(
                              Messages.text(message, "visit"),
                              Messages.texts(message, "reports"),
                              message.path("end").asBoolean()));
          yield "{}";
        }
        default -> refused("The message is not one of a page of Crosscheck.");
      };
    } catch (IllegalArgumentException e) {
      return refused("The message is not JSON: " + e.getMessage() + ".");
    } catch (UserError e) {
      return refused(e.getMessage());
    }
  }

  private static String refused(String why) {
    return Messages.write(Map.of("refused", why));
  }

  private String next(String token, JsonNode message) {
    if (closed) {
      return refused("Crosscheck has stopped.");
    }
    String known = open.containsKey(token) ? token : begun(message);
    if (known.isEmpty()) {
      return Optional.ofNullable(over.get(token))
          .map(text -> Messages.write(Map.of("run", token, "over", text)))
          .orElseGet(() -> Messages.write(Map.of("measure", true)));
    }
    OpenRun run = open.get(known);
    if (run == null) {
      throw new IllegalStateException("a run that has begun is open");
    }
    return run.walk().next().map(step -> step(known, step)).orElseGet(() -> end(known));
  }

  /** {@return the token of a new run; "" if the device was not measured yet} */
  private String begun(JsonNode message) {
    if (!message.path("took").isNumber()) {
      return "";
    }
    if (open.size() >= MOST) {
      throw new UserError("%d devices are open already.".formatted(MOST), "Close some of them.");
    }
    Device device =
        Device.of(
            Messages.text(message, "agent"),
            message.path("took").doubleValue(),
            message.path("secure").asBoolean());
    List<Visit> visits = runs.visits(device);
    CollectedRun run = runs.begin(device, visits);
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    open.put(token, new OpenRun(new Walk(visits, run, runs::address, device.slowdown()), run));
    return token;
  }

  private String step(String token, Walk.Step step) {
    Visit visit = step.visit();
    return Messages.write(
        Map.of(
            "run",
            token,
            "home",
            runs.home(visit).toString(),
            "path",
            runs.home(visit).relativize(runs.address(visit)).toString(),
            "visit",
            step.id(),
            "deadline",
            step.deadline().toMillis(),
            "done",
            visit.doneWhen().stream().sorted().toList(),
            "status",
            step.place()));
  }

  private String end(String token) {
    OpenRun done = open.remove(token);
    if (done == null) {
      throw new IllegalStateException("a run ends once");
    }
    RunResult result = done.run().end(RunEnd.How.COMPLETE);
    done.run().close();
    String text =
        "All %d pages were opened. %s The report is in the folder of the run %s."
            .formatted(done.walk().size(), result.comparison().summary(false), done.run().name());
    over.put(token, text);
    runs.ended(result);
    return Messages.write(Map.of("run", token, "over", text));
  }

  /** Ends the runs that are not over as stopped. */
  @Override
  public synchronized void close() {
    closed = true;
    open.values()
        .forEach(
            run -> {
              RunResult result = run.run().end(RunEnd.How.INTERRUPTED);
              run.run().close();
              if (!result.record().results().isEmpty()) {
                runs.ended(result);
              }
            });
    open.clear();
  }
}
