package org.crosscheck.server;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.crosscheck.fixture.PageAddress;
import org.crosscheck.message.UserError;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;

/**
 * Fills in the templates of pages: {@code {{core}}}, {@code {{core_css}}}, {@code {{head}}}, {@code
 * {{main}}}, {@code {{main_type}}}, {@code {{main_version}}} and the same for the worker, {@code
 * {{#variant-NAME}}} for the variant of the page, {@code {{same-site.HOSTING}}} and {@code
 * {{cross-site.HOSTING}}} for other origins with that hosting, and {@code {{>file}}} for a file of
 * {@code lib/}.
 */
final class PageTemplates {
  private final Path fixtures;
  private final Mustache.Compiler compiler;

  /** The templates of a fixtures folder. */
  PageTemplates(Path fixtures) {
    this.fixtures = fixtures;
    // Pages are code of this project, and the values are URLs and words. An unknown name is an
    // error in a page and must not become an empty text.
    this.compiler = Mustache.compiler().escapeHTML(false).withLoader(this::library);
  }

  String fill(Path file, String head, PageAddress address, Release release, PageOrigins origins)
      throws IOException {
    try {
      return compiler
          .compile(Files.readString(file))
          .execute(values(head, address, release, origins));
    } catch (MustacheException e) {
      if (e.getCause() instanceof UserError error) {
        throw error;
      }
      throw new UserError(
          file + " is not a usable template: " + e.getMessage() + ".", "Correct it.");
    } catch (CharacterCodingException e) {
      throw new UserError(file + " is not UTF-8: " + e.getMessage() + ".", "Save it as UTF-8.");
    }
  }

  private Reader library(String name) throws IOException {
    Path lib = fixtures.resolve("lib").toAbsolutePath().normalize();
    Path file = lib.resolve(name).normalize();
    if (!file.startsWith(lib) || !Files.isRegularFile(file)) {
      throw new UserError(
          "There is no file " + name + " in " + lib + ".", "Correct the {{>include}}.");
    }
    return Files.newBufferedReader(file);
  }

  private Mustache.CustomContext values(
      String head, PageAddress address, Release release, PageOrigins origins) {
    String core = origins.core() + "/" + Release.CORE + "@" + release.core() + "/dist/core";
    Map<String, Object> values = new HashMap<>();
    values.put("core", core + ".js");
    values.put("core_css", core + ".css");
    values.put("head", head);
    values.put("origin", origins.page());
    values.put("variant-" + address.variant(), true);
    put(values, "main", address.main(), release);
    put(values, "worker", address.worker(), release);
    // Another port is another origin of the same site; localhost and 127.0.0.1 are two sites.
    values.put("same-site", others("http://localhost:", origins.ports()));
    values.put("cross-site", others("http://127.0.0.1:", origins.ports()));
    return name -> name.startsWith("variant-") ? values.containsKey(name) : values.get(name);
  }

  private static Mustache.CustomContext others(String host, ToIntFunction<String> ports) {
    return hosting -> host + ports.applyAsInt(hosting);
  }

  private static void put(
      Map<String, Object> values,
      String prefix,
      Optional<Interpreter> interpreter,
      Release release) {
    interpreter.ifPresent(
        i -> {
          values.put(prefix, i.id());
          values.put(prefix + "_type", i.type());
          values.put(prefix + "_version", release.interpreters().get(i));
        });
  }
}
