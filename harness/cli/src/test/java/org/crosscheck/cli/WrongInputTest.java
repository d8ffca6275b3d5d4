package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.crosscheck.given.Folder;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Wrong input of every size and depth is answered with a message and exit code 2. */
public class WrongInputTest {
  private static final String TEMPORARY = "java.io.tmpdir";

  private final Folder folder = new Folder();

  @BeforeClass
  public void writeFiles() throws IOException {
    folder
        .with("vercel.json", "[".repeat(200_000))
        .with("netlify.toml", "a = " + "[".repeat(200_000))
        .with("deep.yaml", "[".repeat(200_000))
        .with("rows.json", "[".repeat(200_000))
        .with("bad.json", "[{\"headers\": [" + "1,".repeat(100_000) + "1]}]")
        .with("a-file", "")
        .with("site/crosscheck.yaml", "- ".repeat(100_000))
        .with("site/index.html", "<p>")
        .withFolder("sub/_headers");
    try (Writer big = Files.newBufferedWriter(folder.path("_headers"))) {
      for (int i = 0; i < 2_000_000; i++) {
        big.write("/page-" + i + "\n  Cross-Origin-Opener-Policy: same-origin\n");
      }
    }
  }

  @AfterClass(alwaysRun = true)
  public void removeFiles() {
    folder.close();
  }

  @DataProvider
  Object[][] inputs() {
    return new Object[][] {
      {"run --hosting-file @/vercel.json", "nesting depth (101)"},
      {"run --hosting-file @/netlify.toml", "deep"},
      {"run --as netlify --hosting-file @/_headers", "_headers is larger than 1 MB"},
      {"run --as cloudflare --hosting-file @/sub/_headers", "_headers is a folder, not a file."},
      {"run --as netlify --hosting-file /dev/zero", "/dev/zero is larger than 1 MB"},
      {"run --as netlify --hosting-file @/none", "There is no file @/none."},
      {"run --expect isolated", "--expect needs a hosting of yours."},
      {
        "run --host mine=http://host/ --expect isolatd",
        "There is no expectation 'isolatd'. Did you mean isolated?"
      },
      {"mutants --only bare-isolate", "Did you mean bare-isolates?"},
      {"mutants --shard 5/4", "'5/4' is not a part. Write --shard 1/4 to 4/4."},
      {"mutants --shard x", "'x' is not a part."},
      {"mutants --tries 0", "--tries must be at least 1, got 0."},
      {"mutants --read @/none", "There is no file @/none."},
      {"mutants --read @/bad.json", "expected entries of the form 'name: value'"},
      {
        "bench --alternations 0 --visits -1",
        "--alternations must be at least 1, got 0. --visits must be at least 0, got -1."
      },
      {"bench --visits -1", "--visits must be at least 0, got -1."},
      {"bench --only smal", "There is no kind of pages 'smal'. Did you mean small?"},
      {"bench --format htm", "There is no format 'htm'. Did you mean html?"},
      {"bench --only commands --profile @/none", "@/none"},
      {"run --parallel 0", "--parallel must be at least 1, got 0."},
      {"run --parallel 99999999999999", "99999999999999"},
      {"run --grid hub:4444", "--grid must be the address of a hub, got 'hub:4444'."},
      {"run --grid http://hub --sessions 0", "--sessions must be a number from 1 to 64, got '0'."},
      {"run --grid http://hub --parallel 2", "--parallel is for browsers on this machine"},
      {"run --grid http://hub --headed", "--headed is for browsers on this machine."},
      {"run --grid http://hub --pause", "--pause is for browsers on this machine."},
      {"run --pause --repeat 2", "--pause makes a visit once; leave --repeat out."},
      {"run --pause --fixture worker-tag --hosting bare --interpreter mpy", "and 6 are selected."},
      {"run --reachable-as here", "--reachable-as says how to use a Selenium Grid"},
      {"run --grid http://hub --capabilities none.json", "none.json"},
      {"explain --file @", "@ is a folder, not a file."},
      {"explain --file @/rows.json", "nesting depth (1001)"},
      {"explain --file @/bad.json", "and 99951 more"},
      {"explain --file @/a-file", "expected a list"},
      {"doctor @/a-file", "@/a-file is not a page."},
      {"doctor /etc/passwd", "/etc/passwd is not a page."},
      {"app @/site", "nested more than 100 deep"},
      {"app @/a-file", "@/a-file is a file."},
      {"serve --port -1", "--port must be from 0 to 65535, got -1."},
      {"serve --port 70000", "--port must be from 0 to 65535, got 70000."},
      {"report @", "Found no record of a run: @/record.jsonl does not exist."},
      {"report @/a-file", "@/a-file is not a record of a run: it is empty."},
      {"report @/vercel.json", "@/vercel.json is not a record of a run"},
      {"compare @/a-file @/a-file", "is not a record of a run: it is empty."},
      {"history @/a-file", "There is no run in @/a-file"},
      {"accept @/_headers", "@/_headers is not a record of a run"},
      {"export @/a-file", "Cannot write to @/a-file: @/a-file exists already and is not a folder."},
    };
  }

  @DataProvider
  Object[][] secrets() {
    return new Object[][] {
      {"run --host mine=http://user:S3CRET@host/", "The URL http://host/ has a user name"},
      {"run --host mine=ftp://user:S3CRET@host/?token=S3CRET", "The URL ftp://host/?token=… has"},
      {"run --host http://user:S3CRET@host/", "http://host/"},
      {"run http://user:S3CRET@host/", "http://host/"},
      {"export @/out --at https://user:S3CRET@host/", "https://host/"},
      {"explain --url ftp://user:S3CRET@host/?key=S3CRET", "ftp://host/?key=…"},
      {"doctor ftp://user:S3CRET@host/?key=S3CRET", "ftp://host/?key=…"},
      {"app https://user:S3CRET@host/?key=S3CRET --release 1", "--release"},
    };
  }

  @Test(dataProvider = "secrets")
  public void a_message_has_no_credentials(String command, String message) {
    CommandResult result = CommandResult.of(command.replace("@/", folder.path() + "/").split(" "));

    assertThat(result.err()).contains(message).doesNotContain("S3CRET");
    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
  }

  @Test
  public void a_missing_temporary_folder_is_named() {
    String old = System.getProperty(TEMPORARY);
    String missing = folder.path("missing").toString();
    try {
      System.setProperty(TEMPORARY, missing);
      answered(
          CommandResult.of("doctor", folder.path("site").toString()),
          "Cannot read " + missing + ": " + missing + " does not exist.");
    } finally {
      System.setProperty(TEMPORARY, old);
    }
  }

  @Test
  public void a_cache_that_is_a_file_is_named() throws Exception {
    Path errors = folder.path("errors");
    ProcessBuilder command =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcrosscheck.home=" + Path.of("../..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "run",
                "--release",
                "2025.3.1")
            .redirectError(errors.toFile());
    String cache = folder.path("a-file").toString();
    command.environment().put("CROSSCHECK_CACHE", cache);
    Process process = command.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    answered(
        new CommandResult(process.waitFor(), out, Files.readString(errors)),
        "Cannot write to " + cache + ": " + cache + " exists already and is not a folder.");
  }

  @Test(dataProvider = "inputs")
  public void a_wrong_input_is_answered_in_words(String command, String message) {
    List<String> words = new ArrayList<>();
    for (String word : command.split(" ")) {
      words.add(word.replace("@", folder.path().toString()));
    }

    answered(
        CommandResult.of(words.toArray(String[]::new)),
        message.replace("@", folder.path().toString()));
  }

  private static void answered(CommandResult result, String message) {
    assertThat(result.err()).contains(message);
    assertThat(result.err()).doesNotContain("\tat ", "Exception", "Internal error");
    assertThat(result.err().length()).isLessThan(5_000);
    assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
  }
}
