package org.crosscheck.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.crosscheck.message.UserError;
import org.testng.annotations.DataProvider;
import org.testng.annotations.Test;

/** What is written is valid under the schema that is published for it. */
public class SchemasTest {
  private static final Path GOLDEN = Path.of("src/test/resources/org/crosscheck/format/golden");

  @DataProvider
  public Object[][] subjects() {
    return TextFormats.results().stream()
        .map(results -> new Object[] {results.subject()})
        .toArray(Object[][]::new);
  }

  @Test(dataProvider = "subjects")
  public void the_golden_file_is_valid_and_one_with_other_names_is_not(String name)
      throws IOException {
    String json = Files.readString(GOLDEN.resolve(name + ".json"));

    assertThat(problems(name, json)).isEmpty();
    assertThat(problems(name, json.replaceAll("\"([a-z])(\\w+)\" ?:", "\"$1x$2\":"))).isNotEmpty();
  }

  @Test
  public void every_schema_has_a_version() {
    assertThat(Schemas.names())
        .contains("record")
        .allSatisfy(
            name ->
                assertThat(Schemas.text(name))
                    .containsPattern(
                        "\"\\$id\": ?\"urn:crosscheck:schema:|\"format\": ?\\{[^}]*\"const\""));
  }

  @Test
  public void an_unknown_schema_gets_the_nearest_name() {
    assertThatThrownBy(() -> Schemas.text("recrod"))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("There is no schema 'recrod'. Did you mean record?");
  }

  private static List<Error> problems(String name, String json) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Schemas.text(name))
        .validate(json, InputFormat.JSON);
  }
}
