package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.crosscheck.catalog.Catalog;
import org.crosscheck.claim.Coverage;
import org.crosscheck.doctor.Category;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.hosting.Hosting;
import org.crosscheck.report.Sheet;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** Compares the pages of {@code docs/} to look things up with what they are generated from. */
public class ReferencePagesTest {
  private static final Path ROOT = Checkout.above(Path.of("")).root();
  private static final Catalog CATALOG = Catalog.read(ROOT.resolve("fixtures"));

  /** A type of findings in its file, with the sentence that says what it is. */
  private static final Pattern TYPE =
      Pattern.compile("(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z_]+)\\(\\s*Category");

  /** The version of a schema of results; that of a record is in its first line. */
  private static final Pattern VERSION = Pattern.compile("\"format\": ?\\{[^}]*\"const\": ?(\\d+)");

  /** A page, and what must be on it. */
  record Page(String name, String text, List<String> all) {
    @Override
    public String toString() {
      return name;
    }
  }

  @DataProvider
  public Object[][] pages() throws IOException {
    return Stream.of(
            new Page(
                "claims",
                claims(),
                CATALOG.claims().claims().stream().map(c -> c.id().text()).toList()),
            new Page(
                "hostings",
                hostings(),
                CATALOG.hostings().hostings().stream().map(Hosting::name).toList()),
            new Page(
                "findings",
                findings(),
                Arrays.stream(FindingType.values()).map(FindingType::id).toList()),
            new Page("formats", formats(), Schemas.names()))
        .map(page -> new Object[] {page})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "pages")
  public void the_page_is_what_it_is_generated_from(Page page) throws IOException {
    Path file = ROOT.resolve("docs").resolve(page.name() + ".md");
    if (Boolean.getBoolean("golden.renew")) {
      Files.writeString(file, page.text());
    }

    assertThat(Files.readString(file))
        .as("%s is out of date: run this test with -Dgolden.renew=true, see CONTRIBUTING.md", file)
        .isEqualTo(page.text());
  }

  @Test(dataProvider = "pages")
  public void everything_is_on_the_page(Page page) {
    assertThat(page.all())
        .isNotEmpty()
        .allSatisfy(
            id ->
                assertThat(page.text()).containsPattern("(?m)^(- `|## |\\| )" + id + "(`| \\||$)"));
  }

  @Test(dataProvider = "pages")
  public void the_page_has_no_markup_but_markdown(Page page) {
    assertThat(page.text()).doesNotContainPattern("<[a-zA-Z/!]").doesNotContain("\u001b");
  }

  private static String claims() {
    return introduced(
        write(TextFormats.claims(), new ClaimList(Coverage.of(CATALOG.claims()))),
        "What `./crosscheck claims --format markdown` prints: what the documentation states about"
            + " workers, and below each statement the claims that follow from it. `./crosscheck"
            + " claims ID` shows how a claim is judged and what was accepted for it, `./crosscheck"
            + " run --claim ID` tests it. The [glossary](glossary.md) explains the words.");
  }

  private static String hostings() {
    return introduced(
        write(TextFormats.hostings(), new HostingList(CATALOG.hostings().hostings(), true)),
        "What `./crosscheck hostings NAME... --format markdown` prints for all"
            + " %d hostings: what each is, which header lines it sends, what it promises, and what"
                .formatted(CATALOG.hostings().hostings().size())
            + " browsers are predicted to make of its pages. `./crosscheck serve --hosting NAME`"
            + " serves under it. [Cross-origin isolation](isolation.md) explains the predictions.");
  }

  private static String findings() throws IOException {
    Map<String, String> meanings = meanings();
    List<Sheet.Part> parts = new ArrayList<>();
    for (Category category : Category.values()) {
      List<List<String>> rows =
          Arrays.stream(FindingType.values())
              .filter(type -> type.category() == category)
              .map(
                  type ->
                      List.of(
                          type.id(),
                          type.level().id(),
                          meanings.get(type.name()),
                          type.explanation()))
              .toList();
      parts.add(
          Sheet.Part.table(List.of("finding", "level", "what it means", "why it matters"), rows)
              .titled(category.id()));
    }
    return introduced(
        SheetFormats.<Sheet>markdown(sheet -> sheet).write(new Sheet("Findings", parts)),
        "What `./crosscheck doctor` can find, by category. The levels: `bad`, something does not"
            + " work because of it; `unsure`, the cause or the effect is unknown; `warn`, it works"
            + " now, but not everywhere or not reliably; `info`, worth knowing; `good`, as"
            + " intended. A single finding may have another level than its type. Causes come before"
            + " effects, so the first bad finding is the one to fix first. COOP stands for the"
            + " header Cross-Origin-Opener-Policy, COEP for Cross-Origin-Embedder-Policy. A"
            + " diagnosis adds the evidence and the lines to change; see [hosting](hosting.md).");
  }

  /** {@return the first sentence of the Javadoc of each type, by its name} */
  private static Map<String, String> meanings() throws IOException {
    Path source = ROOT.resolve("harness/core/src/main/java/org/crosscheck/doctor/FindingType.java");
    return TYPE.matcher(Files.readString(source))
        .results()
        .collect(
            Collectors.toMap(
                type -> type.group(2),
                type ->
                    type.group(1)
                        .replaceAll("\\s*\\n\\s*\\* ?", " ")
                        .replaceAll("\\{@code ([^}]*)}", "$1")
                        .strip()));
  }

  private static String formats() throws IOException {
    List<Sheet.Part> parts = new ArrayList<>();
    parts.add(
        table(ReportFormats.all().all().stream(), "Reports of a run")
            .saying(List.of("What ./crosscheck report RUN --format FORMAT writes, as files.")));
    List<List<String>> results =
        TextFormats.results().stream()
            .map(
                formats ->
                    Stream.concat(
                            Stream.of(formats.subject()),
                            formats.all().stream().map(Format::description))
                        .toList())
            .toList();
    parts.add(
        Sheet.Part.table(
                Stream.concat(Stream.of("result"), TextFormats.ids().stream()).toList(), results)
            .titled("Results of commands")
            .saying(
                List.of(
                    "What a command with a result prints with --format FORMAT. The"
                        + " default is text.")));
    List<List<String>> schemas = new ArrayList<>();
    for (String name : Schemas.names()) {
      JsonNode schema = new ObjectMapper().readTree(Schemas.text(name));
      schemas.add(
          List.of(
              name,
              version(schema),
              schema.path("title").asText() + ". " + schema.path("description").asText()));
    }
    parts.add(
        Sheet.Part.table(List.of("schema", "version", "what it describes"), schemas)
            .titled("JSON schemas")
            .saying(
                List.of(
                    "What ./crosscheck schema NAME prints. A field that is added does not change"
                        + " the version of a schema; any other change does.")));
    return introduced(
        SheetFormats.<Sheet>markdown(sheet -> sheet).write(new Sheet("Formats", parts)),
        "Everything that Crosscheck writes for people and programs. [Read a report](reports.md)"
            + " explains the reports, [commands](commands.md) the options.");
  }

  private static String version(JsonNode schema) {
    String id = schema.path("$id").asText();
    Matcher version = VERSION.matcher(schema.toString());
    if (id.isEmpty()) {
      assertThat(version.find()).as(schema.path("title").asText()).isTrue();
      return version.group(1);
    }
    return id.replaceFirst(".*:", "");
  }

  private static Sheet.Part table(Stream<? extends Format> formats, String heading) {
    return Sheet.Part.table(
            List.of("format", "what it is"),
            formats.map(f -> List.of(f.id(), f.description())).toList())
        .titled(heading);
  }

  private static <T> String write(Formats<TextFormat<T>> formats, T value) {
    return formats.named("markdown").write(value);
  }

  /** {@return a page with sentences below its title} */
  private static String introduced(String page, String sentences) {
    int title = page.indexOf('\n') + 1;
    return page.substring(0, title)
        + "\n"
        + sentences
        + " A test compares this page with what it is generated from.\n"
        + page.substring(title);
  }
}
