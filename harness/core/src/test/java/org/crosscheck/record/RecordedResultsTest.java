package org.crosscheck.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Results that are read without observations are those of the whole record. */
public class RecordedResultsTest {
  @DataProvider
  public Object[][] records() throws IOException {
    List<Object[]> records = new ArrayList<>();
    String sample = sample();
    List<String> lines = sample.lines().toList();
    records.add(new Object[] {"sample", sample});
    records.add(new Object[] {"cut off in a line", sample.substring(0, sample.length() - 400)});
    records.add(
        new Object[] {"cut off in a visit", sample.substring(0, sample.lastIndexOf("timings"))});
    records.add(
        new Object[] {
          "damaged", sample.replace(lines.get(4), "{\"kind\":\"visit\",\"tries\":[]}")
        });
    records.add(new Object[] {"not JSON", sample.replace(lines.get(4), "{\"kind\":\"visit\",")});
    records.add(new Object[] {"a visit short", sample.replace(lines.get(4) + "\n", "")});
    for (int format = 1; format <= 3; format++) {
      records.add(new Object[] {"format " + format, resource("format-" + format + ".jsonl")});
    }
    return records.toArray(Object[][]::new);
  }

  @Test(dataProvider = "records")
  public void results_are_those_of_the_whole_record(String name, String text) {
    try (Folder folder = new Folder()) {
      RunRecord whole = RecordReader.read(folder.with("run/record.jsonl", text).path("run"));
      RunResults results = RecordReader.results(folder.path("run"));

      assertThat(results.info()).isEqualTo(whole.info());
      assertThat(results.browsers()).isEqualTo(whole.browsers());
      assertThat(results.results()).isEqualTo(whole.results()).isNotEmpty();
      assertThat(results.partial().isPresent()).isEqualTo(whole.partial().isPresent());
    }
  }

  private static String sample() throws IOException {
    RunRecord run = SampleRun.complete();
    try (Folder folder = new Folder()) {
      try (RecordWriter writer = RecordWriter.open(folder.path("run/record.jsonl"), run.info())) {
        run.browsers().forEach(writer::append);
        run.visits().forEach(writer::append);
        writer.end(run.info().startedAt(), RunEnd.How.COMPLETE);
      }
      return Files.readString(folder.path("run/record.jsonl"));
    }
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(RecordedResultsTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
