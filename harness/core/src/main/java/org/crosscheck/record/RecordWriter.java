package org.crosscheck.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.crosscheck.file.FileErrors;
import org.crosscheck.message.UserError;
import org.crosscheck.verdict.VisitKey;

/**
 * Writes a record during the run, line by line, so that a crash leaves a readable part.
 * Thread-safe.
 */
public final class RecordWriter implements AutoCloseable {
  private final Path file;
  private final OutputStream out;
  private final Set<VisitKey> visits = new HashSet<>();
  private boolean ended;

  private RecordWriter(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * Creates a record and writes its first line.
   *
   * @param file the record's file; its folder is created if necessary
   * @param info what is run
   * @throws UserError if the file already exists or cannot be written
   */
  public static RecordWriter open(Path file, RunInfo info) {
    OutputStream out;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new UserError(
          "The record " + file + " already exists.", "Use another folder, or remove the record.");
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
    RecordWriter writer = new RecordWriter(file, out);
    try {
      writer.write(Line.of(info));
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
    return writer;
  }

  /**
   * Adds a browser that started.
   *
   * @throws IllegalStateException if the record has ended
   * @throws UserError if the file cannot be written
   */
  public void append(BrowserInfo browser) {
    append(Line.of(browser), browser.engine());
  }

  /**
   * Adds a visit, or further tries of one that was added before.
   *
   * @throws IllegalStateException if the record has ended
   * @throws UserError if the file cannot be written
   */
  public void append(VisitRecord visit) {
    String line = Line.of(visit);
    synchronized (this) {
      append(line, visit.key().toString());
      visits.add(visit.key());
    }
  }

  private synchronized void append(String line, String name) {
    if (ended) {
      throw new IllegalStateException("cannot add " + name + ": the record has ended");
    }
    write(line);
  }

  /**
   * Adds the end and closes the file. Later calls do nothing.
   *
   * @throws UserError if the file cannot be written
   */
  public synchronized void end(Instant at, RunEnd.How how) {
    if (!ended) {
      write(Line.of(new RunEnd(at, how, visits.size())));
      close();
    }
  }

  /** Closes the file. A record that is closed without an end reads as cut off. */
  @Override
  public synchronized void close() {
    ended = true;
    try {
      out.close();
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  private synchronized void write(String line) {
    try {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      ended = true;
      throw cannotWrite(file, e);
    }
  }

  private static UserError cannotWrite(Path file, IOException e) {
    return new UserError(
        "Cannot write the record " + file + ": " + FileErrors.reason(e) + ".",
        "Check that the disk is not full and that the folder is writable.");
  }
}
