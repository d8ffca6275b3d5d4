package org.crosscheck.platform.reader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * A platform's own program, started by the script of {@code harness/platforms} that has the
 * platform's id as its name. It answers for one folder after the other.
 */
final class PlatformProgram implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 30;

  private final Process process;
  private final BufferedReader output;
  private final BufferedWriter input;

  private PlatformProgram(Process process) {
    this.process = process;
    output = process.inputReader();
    input = process.outputWriter();
  }

  /**
   * Starts a program.
   *
   * @param folder the folder with the scripts and their installed packages
   * @param log the file for what the program prints
   */
  static PlatformProgram start(String platform, Path folder, Path log) throws IOException {
    return new PlatformProgram(
        new ProcessBuilder("node", platform + ".mjs")
            .directory(folder.toFile())
            .redirectError(log.toFile())
            .start());
  }

  /**
   * What a site answers to a request, as text that can be compared.
   *
   * @param text the status; the location of a redirect, or the file; and the header lines of rules
   */
  record Seen(String text) {
    static final Seen REFUSED = new Seen("refuses the configuration");

    static Seen of(int status, String location, String file, List<String> lines) {
      // A redirect within the site is known here without its query.
      String to = location.startsWith("/") ? location.replaceFirst("[?#].*", "") : location;
      String what = status >= 300 && status < 400 ? " to " + to : " " + file;
      return new Seen((status + what).strip() + " with " + new TreeSet<>(lines));
    }
  }

  /** {@return the answers for some addresses of a folder, in order} */
  List<Seen> ask(Path folder, List<String> addresses) {
    try {
      input.write(
          JSON.writeValueAsString(Map.of("folder", folder.toString(), "addresses", addresses)));
      input.newLine();
      input.flush();
      String line = output.readLine();
      if (line == null) {
        throw new IOException("the program ended; see its log");
      }
      JsonNode reply = JSON.readTree(line);
      List<Seen> seen = new ArrayList<>();
      for (int i = 0; i < addresses.size(); i++) {
        seen.add(reply.has("refused") ? Seen.REFUSED : seen(reply.get("answers").get(i)));
      }
      return seen;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Seen seen(JsonNode answer) {
    List<String> lines = new ArrayList<>();
    answer.get("headers").forEach(line -> lines.add(line.asText()));
    return Seen.of(
        answer.get("status").asInt(),
        answer.get("location").asText(),
        answer.get("file").asText(),
        lines);
  }

  @Override
  public void close() throws IOException {
    input.close();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** Installs the programs of {@code harness/platforms} in a folder, unless they are there. */
  static void install(Path source, Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path lock = folder.resolve("package-lock.json");
    boolean installed =
        Files.exists(folder.resolve("node_modules/.package-lock.json"))
            && Files.exists(lock)
            && Files.mismatch(lock, source.resolve(lock.getFileName())) < 0;
    try (var files = Files.list(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    if (installed) {
      return;
    }
    Path log = folder.resolve("npm.log");
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (npm.waitFor() != 0) {
      throw new IOException("npm cannot install the programs: " + Files.readString(log));
    }
  }
}
