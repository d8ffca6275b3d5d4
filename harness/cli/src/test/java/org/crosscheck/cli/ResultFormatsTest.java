package org.crosscheck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.crosscheck.format.Schemas;
import org.crosscheck.format.TextFormats;
import org.crosscheck.given.Folder;
import org.crosscheck.given.SampleRun;
import org.crosscheck.record.RecordWriter;
import org.crosscheck.record.RunEnd;
import org.crosscheck.record.RunRecord;
import org.crosscheck.verdict.TestResult;
import org.crosscheck.verdict.Verdict;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Every command that has a result prints it in every format, and its JSON under a schema. */
public class ResultFormatsTest {
  private final Folder folder = new Folder();
  private final Checkout project = new Checkout(folder.path());

  @BeforeClass
  public void writeRuns() throws IOException {
    Files.createSymbolicLink(
        folder.path("fixtures"), Checkout.above(Path.of("")).fixtures().toAbsolutePath());
    Files.createSymbolicLink(
        folder.path("docs"), Checkout.above(Path.of("")).root().resolve("docs").toAbsolutePath());
    folder
        .with("reports/baselines/1.txt", "one page bare chrome mpy = HOLDS\n")
        .with("reports/baselines/2.txt", "one page bare chrome mpy = ANSWER(a|<b>)\n")
        .with("checkout/docs/user-guide/workers.md", "# Workers\n\nNothing.\n");
    RunRecord run = SampleRun.complete();
    Path record = folder.path("reports/runs/" + run.info().id() + "/record.jsonl");
    Files.createDirectories(record.getParent());
    try (RecordWriter out = RecordWriter.open(record, run.info())) {
      run.browsers().forEach(out::append);
      run.visits().stream()
          .filter(v -> v.results().stream().noneMatch(ResultFormatsTest::failedInside))
          .forEach(out::append);
      out.end(run.end().orElseThrow().endedAt(), RunEnd.How.COMPLETE);
    }
    Files.createSymbolicLink(folder.path("reports/latest"), Path.of("runs/" + run.info().id()));
  }

  /** Nobody can accept such a result. */
  private static boolean failedInside(TestResult result) {
    return result.verdict().kind() == Verdict.Kind.ERROR;
  }

  @AfterClass(alwaysRun = true)
  public void removeRuns() {
    folder.close();
  }

  @DataProvider
  Object[][] commands() {
    return Main.line().getSubcommands().entrySet().stream()
        .map(e -> new Object[] {e.getKey(), e.getValue().getCommandSpec()})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "commands")
  public void a_command_has_every_format_or_says_why_it_has_no_result(
      String name, CommandSpec spec) {
    assertThat(complete(spec)).as(name).isTrue();
  }

  @Command(name = "planted")
  static final class Planted {
    @Option(names = "--format", completionCandidates = BrowserIds.class)
    String format = "";
  }

  @Test
  public void a_command_without_some_format_is_found() {
    assertThat(complete(new CommandLine(new Planted()).getCommandSpec())).isFalse();
  }

  private static boolean complete(CommandSpec spec) {
    boolean without = spec.userObject().getClass().isAnnotationPresent(WithoutResult.class);
    boolean every =
        Stream.ofNullable(spec.findOption("--format"))
            .filter(option -> option.completionCandidates() != null)
            .anyMatch(
                option ->
                    StreamSupport.stream(option.completionCandidates().spliterator(), false)
                        .toList()
                        .containsAll(TextFormats.ids()));
    return without != every;
  }

  @DataProvider
  Object[][] results() {
    return new Object[][] {
      {"comparison", "compare 1 2"},
      {"ladder", "ladder 1 2"},
      {"history", "history"},
      {"prediction", "explain --header Cross-Origin-Opener-Policy:same-origin"},
      {"documents", "documents"},
      {"check", "documents --check checkout"},
      {"hostings", "hostings"},
      {"hostings", "hostings bare mini-coi"},
      {"claims", "claims"},
      {"claim", "claims headers-isolate-page"},
      {"releases", "releases"},
      {"visits", "run --list --fixture isolation"},
      {"mutants", "mutants --list"},
      {"accept", "accept --because as.the.sample.is"},
    };
  }

  @Test(dataProvider = "results")
  public void a_result_is_written_in_every_format(String schema, String line) {
    CommandResult json = run(line, "json");
    CommandResult markdown = run(line, "markdown");
    CommandResult html = run(line, "html");

    assertThat(List.of(json, markdown, html)).allMatch(r -> r.exit() <= Main.Exit.DIFFERS);
    assertThat(problems(schema, json.out())).as(json.out()).isEmpty();
    assertThat(problems(schema, json.out().replaceAll("\"([a-z])(\\w+)\" ?:", "\"$1x$2\":")))
        .isNotEmpty();
    assertThat(tables(markdown.out()))
        .allSatisfy(
            table ->
                assertThat(table.stream().map(ResultFormatsTest::cells).distinct()).hasSize(1));
    assertThat(html.out())
        .startsWith("<!doctype html>")
        .endsWith("</html>\n")
        .contains("default-src &#39;none&#39;", "width=device-width")
        .doesNotContainPattern("<(script|link|img|iframe)\\b")
        .doesNotContainPattern("<[^>]*\\s(src|href)=");
  }

  @Test
  public void a_schema_is_published_for_each_result() {
    assertThat(Schemas.names()).hasSizeGreaterThan(17);
    for (String name : Schemas.names()) {
      CommandResult printed = CommandResult.of("schema", name);
      assertThat(printed.exit()).isZero();
      assertThat(printed.out()).contains("json-schema.org/draft/2020-12");
    }
  }

  @Test
  public void report_writes_what_run_prints() throws IOException {
    Path to = folder.path("written");
    CommandResult result =
        CommandResult.in(project, "report", "--format", "json,text", "--to", to.toString());

    assertThat(result.err()).isEmpty();
    assertThat(problems("run", Files.readString(to.resolve("run.json")))).isEmpty();
    assertThat(Files.readString(to.resolve("summary.txt"))).contains("PyScript 2026.7.3");
  }

  @Test
  public void a_wrong_format_gets_the_nearest_one() {
    for (String command : List.of("claims", "hostings", "compare 1 2")) {
      CommandResult result = run(command, "markdwon");
      assertThat(result.exit()).isEqualTo(Main.Exit.USAGE);
      assertThat(result.err()).contains("There is no format 'markdwon'. Did you mean markdown?");
    }
  }

  private CommandResult run(String line, String format) {
    List<String> arguments = new ArrayList<>(List.of(line.split(" ")));
    arguments.replaceAll(a -> a.equals("checkout") ? folder.path("checkout").toString() : a);
    arguments.addAll(List.of("--format", format));
    return CommandResult.in(project, arguments.toArray(String[]::new));
  }

  private static List<List<String>> tables(String markdown) {
    List<List<String>> tables = new ArrayList<>();
    boolean in = false;
    for (String line : markdown.lines().toList()) {
      boolean row = line.startsWith("|");
      if (row && !in) {
        tables.add(new ArrayList<>());
      }
      if (row) {
        tables.get(tables.size() - 1).add(line);
      }
      in = row;
    }
    return tables;
  }

  private static int cells(String row) {
    return row.split("(?<!\\\\)\\|", -1).length;
  }

  static List<Error> problems(String schema, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Schemas.text(schema))
        .validate(json, InputFormat.JSON);
  }
}
