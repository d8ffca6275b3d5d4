package org.crosscheck.record;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.crosscheck.message.UserError;

/**
 * Writes a record while the run goes on, each line as soon as there is something to say, so that a
 * crash leaves a readable part. Any thread may call it.
 */
public final class RecordWriter implements AutoCloseable {
  private final Path file;
  private final OutputStream out;
  private int visits;
  private boolean ended;

  private RecordWriter(Path file, OutputStream out) {
    this.file = file;
    this.out = out;
  }

  /**
   * {@return a writer that has begun a record with what is run}
   *
   * @param file the record's file; its folder is made
   * @param info what is run
   * @throws UserError if the file is there already or cannot be written
   */
  public static RecordWriter open(Path file, RunInfo info) {
    OutputStream out;
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new UserError(
          "There is a record already: " + file + ".", "Record into another folder, or remove it.");
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
   * Adds a browser that came up.
   *
   * @throws IllegalStateException if the record has ended
   * @throws UserError if the file cannot be written
   */
  public void append(BrowserInfo browser) {
    append(Line.of(browser), browser.engine());
  }

  /**
   * Adds a visit.
   *
   * @throws IllegalStateException if the record has ended
   * @throws UserError if the file cannot be written
   */
  public void append(VisitRecord visit) {
    String line = Line.of(visit);
    synchronized (this) {
      append(line, visit.key().toString());
      visits++;
    }
  }

  private synchronized void append(String line, String name) {
    if (ended) {
      throw new IllegalStateException("the record has ended; too late for " + name);
    }
    write(line);
  }

  /**
   * Adds the end. Only the first end counts: a second one is not written.
   *
   * @throws UserError if the file cannot be written
   */
  public synchronized void end(Instant at, RunEnd.How how) {
    if (!ended) {
      write(Line.of(new RunEnd(at, how, visits)));
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
        "Cannot write the record " + file + ": " + e + ".",
        "Look whether the disk is full and the folder can be written to.");
  }
}
