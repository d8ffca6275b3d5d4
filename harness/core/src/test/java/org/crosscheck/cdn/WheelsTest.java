package org.crosscheck.cdn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.crosscheck.given.Folder;
import org.crosscheck.message.UserError;
import org.testng.annotations.Test;

public class WheelsTest {
  private static final String LOCK =
      """
      {"info": {"python": "3.14.0"}, "packages": {"six": {"depends": [], "file_name":
       "six-1.17.0-py2.py3-none-any.whl", "imports": ["six"], "name": "six", "sha256":
       "0000000000000000000000000000000000000000000000000000000000000000", "version": "1.17.0"}}}
      """;

  private static void zip(Path file, Map<String, String> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  public void a_file_is_found_by_its_name_only() {
    try (Folder folder =
        new Folder().with("wheels/a-1-py3-none-any.whl", "x").with("secret.whl", "SECRET")) {
      Wheels wheels = new Wheels(folder.path("wheels"));

      assertThat(wheels.named("a-1-py3-none-any.whl")).isPresent();
      assertThat(wheels.named("b-1-py3-none-any.whl")).isEmpty();
      assertThat(wheels.named("../secret.whl")).isEmpty();
      assertThat(wheels.named("")).isEmpty();
      assertThatThrownBy(() -> new Wheels(folder.path("secret.whl")))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("secret.whl is not a folder.");
    }
  }

  @Test
  public void a_file_with_another_hash_than_pyodide_requires_is_refused() {
    try (Folder folder = new Folder().with("six-1.17.0-py2.py3-none-any.whl", "other")) {
      Path file = folder.path("six-1.17.0-py2.py3-none-any.whl");
      // printf other | sha256sum
      String right = "d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa";

      assertThat(Wheels.refusal(file, LOCK))
          .contains(file + " does not have the SHA-256 that this Pyodide requires");
      assertThat(Wheels.refusal(file, LOCK.replaceFirst("0{64}", right))).isEmpty();
      assertThat(Wheels.refusal(file, "{}")).isEmpty();
    }
  }

  @Test
  public void the_lock_file_names_the_wheels_of_the_folder() throws Exception {
    try (Folder folder = new Folder()) {
      zip(
          folder.path("Hello_World-1.0-py3-none-any.whl"),
          Map.of(
              "hello_world/__init__.py",
              "",
              "single.py",
              "",
              "Hello_World-1.0.dist-info/METADATA",
              "Name: Hello.World\nRequires-Dist: six (>=1)\nRequires-Dist: Other-One>=2;"
                  + " python_version > '3'\nRequires-Dist: numpy; extra == 'fast'\n"
                  + "Requires-Dist: unknown\n"));
      zip(folder.path("other_one-2.0-py3-none-any.whl"), Map.of("other_one/a.py", ""));
      zip(folder.path("native-1-cp314-cp314-manylinux_2_17_x86_64.whl"), Map.of("native/a.so", ""));
      zip(folder.path("six-9.9.9-py3-none-any.whl"), Map.of("six.py", ""));

      String lock = new Wheels(folder.path()).addedTo(LOCK);

      assertThat(lock)
          .startsWith("{\"info\": {\"python\": \"3.14.0\"}, \"packages\": {\"hello-world\":{")
          .contains(
              "\"version\":\"1.0\",\"file_name\":\"Hello_World-1.0-py3-none-any.whl\"",
              "\"imports\":[\"hello_world\",\"single\"],\"depends\":[\"other-one\",\"six\"]",
              "},\"other-one\":{",
              "},\"six\": {\"depends\"")
          .doesNotContain("native", "9.9.9", "unknown");
      assertThat(new Wheels(folder.path()).addedTo("no JSON")).isEqualTo("no JSON");
    }
  }
}
