package org.crosscheck.testng;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.crosscheck.app.AppRequest;
import org.crosscheck.engine.Engine;
import org.crosscheck.engine.Engines;
import org.crosscheck.hosting.HostingCatalog;
import org.crosscheck.message.UserError;
import org.crosscheck.platform.Platforms;
import org.crosscheck.platform.reader.PlatformSite;
import org.crosscheck.release.ReleaseCatalog;
import org.crosscheck.release.RequestedRelease;
import org.crosscheck.server.AppFolder;
import org.crosscheck.workspace.Checkout;

/** Reads the annotations of tests. It collects what is wrong with them, each as a sentence. */
final class PlaceReader {
  private final Path project;
  private final HostingCatalog hostings;
  private final Platforms platforms;
  private final ReleaseCatalog releases;
  private final Function<String, Optional<String>> properties;
  private final Set<String> problems = new LinkedHashSet<>();

  /**
   * A reader without problems.
   *
   * @param project the folder that paths are relative to
   * @param checkout the data of Crosscheck
   * @param properties system properties by name
   */
  PlaceReader(Path project, Checkout checkout, Function<String, Optional<String>> properties) {
    this.project = project;
    this.hostings = HostingCatalog.read(checkout.fixtures());
    this.platforms = Platforms.read(checkout.fixtures());
    this.releases = ReleaseCatalog.read(checkout.fixtures());
    this.properties = properties;
  }

  /**
   * {@return what is wrong with the annotations that were read, each a sentence; empty if nothing}
   */
  List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * {@return where the pages of a test are opened, one after the other; incomplete if there are
   * problems}
   *
   * @param type the class of the test, which can be a subclass of the method's
   */
  List<Place> places(Class<?> type, Method method) {
    if (method.getParameterCount() != 1) {
      problems.add(
          "%s.%s: a test that takes a Crosscheck takes nothing else. Remove the other parameters."
              .formatted(type.getSimpleName(), method.getName()));
    }
    Optional<AppFolder> folder = folder(type, method);
    List<org.crosscheck.hosting.Hosting> served = hostings(type, method);
    List<RequestedRelease> loaded = releases(type, method);
    Set<Engine> browsers = browsers(type, method);
    return folder.stream()
        .flatMap(
            in ->
                served.stream()
                    .flatMap(
                        hosting ->
                            loaded.stream()
                                .flatMap(
                                    release ->
                                        browsers.stream()
                                            .map(b -> new Place(in, hosting, release, b)))))
        .toList();
  }

  /** An annotation and the class or method that has it. */
  private record Found<A extends Annotation>(A annotation, String of) {}

  /** {@return the annotations of a method; if it has none, those of its class} */
  private static <A extends Annotation> List<Found<A>> found(
      Class<A> kind, Class<?> type, Method method) {
    String name = type.getSimpleName();
    List<Found<A>> own = found(kind, method, name + "." + method.getName());
    return own.isEmpty() ? found(kind, type, name) : own;
  }

  private static <A extends Annotation> List<Found<A>> found(
      Class<A> kind, AnnotatedElement element, String name) {
    return Stream.of(element.getAnnotationsByType(kind))
        .map(a -> new Found<>(a, "@" + kind.getSimpleName() + " of " + name))
        .toList();
  }

  private <T> Optional<T> attempt(String where, Supplier<T> make) {
    try {
      return Optional.of(make.get());
    } catch (UserError e) {
      problems.add(where + ": " + e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<AppFolder> folder(Class<?> type, Method method) {
    List<Found<Pages>> found = found(Pages.class, type, method);
    if (found.isEmpty()) {
      return attempt("The project", () -> new AppFolder(project));
    }
    Found<Pages> one = found.get(0);
    return attempt(one.of(), () -> new AppFolder(project.resolve(one.annotation().value())));
  }

  private List<org.crosscheck.hosting.Hosting> hostings(Class<?> type, Method method) {
    List<Found<Hosting>> found = found(Hosting.class, type, method);
    if (found.isEmpty()) {
      return AppRequest.DEFAULT_HOSTINGS.stream().map(hostings::hosting).toList();
    }
    List<org.crosscheck.hosting.Hosting> all = new ArrayList<>();
    for (Found<Hosting> one : found) {
      Hosting hosting = one.annotation();
      for (String name : hosting.value()) {
        attempt(one.of(), () -> hostings.hosting(name)).ifPresent(all::add);
      }
      if (hosting.file().isEmpty() && hosting.value().length == 0) {
        problems.add(
            one.of() + ": It names neither a hosting nor a file. Write @Hosting(\"bare\").");
      } else if (hosting.file().isEmpty() && !hosting.as().isEmpty()) {
        problems.add(one.of() + ": 'as' needs a file. Give it with 'file'.");
      } else if (!hosting.file().isEmpty()) {
        attempt(one.of(), () -> ofFile(hosting)).ifPresent(all::add);
      }
    }
    return all.stream().distinct().toList();
  }

  private org.crosscheck.hosting.Hosting ofFile(Hosting hosting) {
    Path file = project.resolve(hosting.file());
    if (!Files.isRegularFile(file)) {
      throw new UserError(
          "There is no file " + file + ".",
          "Name it relative to the folder of the project, which is %s.".formatted(project));
    }
    Optional<String> as = Optional.of(hosting.as()).filter(text -> !text.isEmpty());
    return PlatformSite.named(file, as, platforms, "'as'").hosting();
  }

  private List<RequestedRelease> releases(Class<?> type, Method method) {
    List<String> named = listed(Options.RELEASE);
    List<Path> builds = listed(Options.RELEASE_DIR).stream().map(Path::of).toList();
    if (!named.isEmpty() || !builds.isEmpty()) {
      String where = "-D" + (named.isEmpty() ? Options.RELEASE_DIR : Options.RELEASE);
      return attempt(where, () -> RequestedRelease.all(releases, named, builds)).orElse(List.of());
    }
    List<RequestedRelease> all = new ArrayList<>();
    for (Found<Release> one : found(Release.class, type, method)) {
      for (String name : one.annotation().value()) {
        attempt(one.of(), () -> RequestedRelease.all(releases, List.of(name), List.of()))
            .ifPresent(all::addAll);
      }
    }
    return all.isEmpty() ? List.of(RequestedRelease.INSTALLED) : all.stream().distinct().toList();
  }

  private Set<Engine> browsers(Class<?> type, Method method) {
    List<String> replaced = listed(Options.BROWSER);
    Set<Engine> all = new LinkedHashSet<>();
    for (String name : replaced) {
      attempt("-D" + Options.BROWSER, () -> Engines.of(name)).ifPresent(all::add);
    }
    if (!replaced.isEmpty()) {
      return all;
    }
    List<Found<Browser>> found = found(Browser.class, type, method);
    for (Found<Browser> one : found) {
      for (String name : one.annotation().value()) {
        attempt(one.of(), () -> Engines.of(name)).ifPresent(all::add);
      }
      if (one.annotation().value().length == 0) {
        problems.add(
            "%s: It names no browser. Write one of: %s."
                .formatted(one.of(), String.join(", ", Engines.ids())));
      }
    }
    return found.isEmpty() ? new LinkedHashSet<>(Engines.defaults()) : all;
  }

  private List<String> listed(String property) {
    return properties.apply(property).stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
