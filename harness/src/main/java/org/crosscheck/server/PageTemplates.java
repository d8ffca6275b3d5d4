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
import org.crosscheck.hosting.Hosting;
import org.crosscheck.release.Interpreter;
import org.crosscheck.release.Release;
import org.crosscheck.told.Told;

/**
 * Fills in the templates of pages: {@code {{core}}}, {@code {{core_css}}}, {@code {{head}}}, {@code
 * {{main}}}, {@code {{main_type}}}, {@code {{main_interpreter}}} and the same for the worker,
 * {@code {{#variant-NAME}}} for the form of the page, {@code {{same-site.HOSTING}}} and {@code
 * {{cross-site.HOSTING}}} for other origins that answer as that hosting does, and {@code {{>file}}}
 * for a file of {@code lib/}.
 */
final class PageTemplates {
  private final Path fixtures;
  private final ToIntFunction<String> ports;
  private final Mustache.Compiler compiler;

  /**
   * Templates of a folder.
   *
   * @param ports the port of a hosting by its name
   */
  PageTemplates(Path fixtures, ToIntFunction<String> ports) {
    this.fixtures = fixtures;
    this.ports = ports;
    // Pages are code of this project, and the values are addresses and words; a missing name is a
    // mistake in a page and must not fill in as nothing.
    this.compiler = Mustache.compiler().escapeHTML(false).withLoader(this::library);
  }

  String fill(Path file, Hosting hosting, PageAddress address, Release release, String origin)
      throws IOException {
    try {
      return compiler
          .compile(Files.readString(file))
          .execute(values(hosting, address, release, origin));
    } catch (MustacheException e) {
      if (e.getCause() instanceof Told told) {
        throw told;
      }
      throw new Told(file + " is not a usable template: " + e.getMessage() + ".", "Correct it.");
    } catch (CharacterCodingException e) {
      throw new Told(file + " is not UTF-8: " + e.getMessage() + ".", "Save it as UTF-8.");
    }
  }

  private Reader library(String name) throws IOException {
    Path lib = fixtures.resolve("lib").toAbsolutePath().normalize();
    Path file = lib.resolve(name).normalize();
    if (!file.startsWith(lib) || !Files.isRegularFile(file)) {
      throw new Told("There is no file " + name + " in " + lib + ".", "Correct the {{>include}}.");
    }
    return Files.newBufferedReader(file);
  }

  private Mustache.CustomContext values(
      Hosting hosting, PageAddress address, Release release, String origin) {
    String core = origin + "/npm/" + Release.CORE + "@" + release.core() + "/dist/core";
    Map<String, Object> values = new HashMap<>();
    values.put("core", core + ".js");
    values.put("core_css", core + ".css");
    values.put("head", hosting.head());
    values.put("origin", origin);
    values.put("variant-" + address.variant(), true);
    put(values, "main", address.main(), release, origin);
    put(values, "worker", address.worker(), release, origin);
    // Another port is another origin of the same site; the address and the name are two sites.
    values.put("same-site", origins("http://localhost:"));
    values.put("cross-site", origins("http://127.0.0.1:"));
    return name -> name.startsWith("variant-") ? values.containsKey(name) : values.get(name);
  }

  private Mustache.CustomContext origins(String host) {
    return hosting -> host + ports.applyAsInt(hosting);
  }

  private static void put(
      Map<String, Object> values,
      String prefix,
      Optional<Interpreter> interpreter,
      Release release,
      String origin) {
    interpreter.ifPresent(
        i -> {
          values.put(prefix, i.word());
          values.put(prefix + "_type", i.type());
          values.put(prefix + "_interpreter", FixtureFiles.module(origin, release, i));
        });
  }
}
