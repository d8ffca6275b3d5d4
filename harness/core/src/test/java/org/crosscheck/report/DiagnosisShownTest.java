package org.crosscheck.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.crosscheck.doctor.Diagnosis;
import org.crosscheck.doctor.Evidence;
import org.crosscheck.doctor.Finding;
import org.crosscheck.doctor.FindingType;
import org.crosscheck.doctor.FixVerification;
import org.crosscheck.doctor.Level;
import org.crosscheck.format.DiagnosisJson;
import org.crosscheck.format.DiagnosisMarkdown;
import org.crosscheck.format.DiagnosisText;
import org.crosscheck.given.KnownPlatforms;
import org.crosscheck.given.TestEngines;
import org.crosscheck.platform.HeaderChange;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/**
 * Tests the four formats of a diagnosis: they are complete, and text from a page never becomes
 * markup.
 */
public class DiagnosisShownTest {
  private static final String ESCAPE = "\u001b";

  /** {@return a diagnosis with a text in every field} */
  public static Diagnosis diagnosis(String text) {
    return new Diagnosis(
        "http://me:secret@localhost/" + text,
        KnownPlatforms.of("nginx"),
        Map.of(TestEngines.CHROME, "chrome 1: not isolated; " + text),
        List.of(
            new Finding(
                FindingType.COOP_INVALID,
                Level.BAD,
                "It is " + text,
                Set.of(TestEngines.CHROME),
                List.of(new Evidence("chrome", "http://me:secret@localhost/", "A: " + text)),
                List.of("Write " + text),
                List.of(HeaderChange.send("A", "b")))),
        Optional.of(
            new FixVerification(
                "With this change",
                List.of(HeaderChange.send("A", "b")),
                Map.of(TestEngines.CHROME, true),
                List.of(text))));
  }

  @DataProvider
  public Object[][] hostile() {
    return Hostile.TEXTS.stream().map(text -> new Object[] {text}).toArray(Object[][]::new);
  }

  @Test
  public void the_terminal_shows_the_verdict_first_and_then_everything_else() {
    assertThat(new DiagnosisText(false).write(diagnosis("x")).lines())
        .startsWith(
            "http://localhost/x", "  chrome 1: not isolated; x", "", "BAD coop-invalid: It is x")
        .contains("        chrome: A: x", "      Write x", "The lines for nginx:")
        .contains("    add_header A \"b\" always;")
        .contains("Tested on a copy. With this change: isolated in Chrome, but: x");
  }

  @Test
  public void the_page_shows_the_result_first_and_shared_evidence_once() {
    Diagnosis one = diagnosis("x");
    Finding twice =
        new Finding(
            FindingType.NOT_LOADED,
            Level.UNSURE,
            "says",
            Set.of(TestEngines.CHROME),
            List.of(
                new Evidence("firefox", "http://a/", "A: b"),
                new Evidence("chrome", "http://a/", "A: b"),
                new Evidence("chrome", "http://a/", "A: c")),
            List.of(),
            List.of());

    assertThat(DiagnosisPage.of(one)).contains(">1 problem to fix</h1>", "is-broken");
    assertThat(DiagnosisPage.of(only(one, List.of())))
        .contains(">No problems found</h1>", "answer is-holds");
    assertThat(DiagnosisPage.of(only(one, List.of(twice))))
        .contains(
            ">No problems found, but not everything could be checked</h1>",
            "answer is-inconclusive");
    assertThat(DiagnosisPage.seen(twice))
        .containsExactly(
            new DiagnosisPage.Seen("http://a/", "chrome and firefox", "A: b"),
            new DiagnosisPage.Seen("http://a/", "chrome", "A: c"));
  }

  private static Diagnosis only(Diagnosis diagnosis, List<Finding> findings) {
    return new Diagnosis(
        diagnosis.target(), diagnosis.host(), diagnosis.verdicts(), findings, Optional.empty());
  }

  @Test
  public void only_a_terminal_gets_colors() {
    assertThat(new DiagnosisText(true).write(diagnosis("x"))).contains(ESCAPE + "[31mBAD" + ESCAPE);
    assertThat(new DiagnosisText(false).write(diagnosis("x"))).doesNotContain(ESCAPE);
  }

  @Test(dataProvider = "hostile")
  public void a_page_writes_no_control_characters_to_a_terminal(String text) {
    assertThat(new DiagnosisText(false).write(diagnosis(text + ESCAPE + "[2J")))
        .doesNotContain(ESCAPE);
  }

  @Test(dataProvider = "hostile")
  public void a_page_writes_no_markup(String text) {
    String page = DiagnosisPage.of(diagnosis(text));
    String harmless = DiagnosisPage.of(diagnosis(Hostile.HARMLESS));

    assertThat(page.chars().filter(c -> c == '<').count())
        .isEqualTo(harmless.chars().filter(c -> c == '<').count());
  }

  @Test
  public void the_policy_of_the_page_allows_only_its_own_style() throws Exception {
    String page = DiagnosisPage.of(diagnosis("x"));
    String style = page.substring(page.indexOf("<style>") + 7, page.indexOf("</style>"));
    String digest =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));

    assertThat(page.replace("&#39;", "'"))
        .contains("content=\"default-src 'none'; style-src 'sha256-" + digest + "'; ")
        .doesNotContain("<script", " src=");
  }

  @Test(dataProvider = "hostile")
  public void json_is_valid_under_its_schema(String text) throws IOException {
    assertThat(problems(new DiagnosisJson().write(diagnosis(text)))).isEmpty();
  }

  @Test
  public void the_schema_rejects_wrong_json() throws IOException {
    String json = new DiagnosisJson().write(diagnosis("x"));

    assertThat(problems(json.replace("\"bad\" : true", "\"bad\" : 1"))).isNotEmpty();
    assertThat(problems(json.replace("\"level\" : \"bad\"", "\"level\" : \"evil\""))).isNotEmpty();
    assertThat(problems(json.replace("\"remedy\"", "\"remedies\""))).isNotEmpty();
  }

  @Test
  public void in_markdown_a_page_writes_no_markup() {
    assertThat(new DiagnosisMarkdown().write(diagnosis("`<b>` [x](y) @all #1")))
        .contains("It is \\`&lt;b&gt;\\` \\[x\\](y) @\u200ball \\#1")
        .contains("``A: `<b>` [x](y) @all #1``");
  }

  @Test
  public void credentials_are_not_in_any_format() {
    Diagnosis diagnosis = diagnosis("http://me:secret@localhost/");

    assertThat(
            List.of(
                new DiagnosisText(true).write(diagnosis),
                new DiagnosisMarkdown().write(diagnosis),
                DiagnosisPage.of(diagnosis),
                new DiagnosisJson().write(diagnosis)))
        .allSatisfy(text -> assertThat(text).doesNotContain("secret"));
  }

  private static List<?> problems(String json) throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(DiagnosisJson.class.getResourceAsStream("diagnosis.schema.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema)
          .validate(json, InputFormat.JSON);
    }
  }
}
