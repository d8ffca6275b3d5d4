package org.crosscheck.testng;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.crosscheck.engine.Engines;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

public class PlaceReaderTest {
  private static final Checkout CHECKOUT = Checkout.above(Path.of(""));
  private static final Path PROJECT = CHECKOUT.root().resolve("examples/own-pages");

  /** Each method is read, none is run. */
  @Pages("site")
  @Hosting("pyscript-com")
  @Browser("chrome")
  static class Sample {
    public void as_its_class(Crosscheck crosscheck) {}

    @Browser({"firefox", "chrome"})
    @Release({"2026.7.3", "latest"})
    @Hosting({"bare", "bare"})
    @Hosting(file = "site/_headers", as = "cloudflare")
    public void for_each(Crosscheck crosscheck) {}
  }

  static class Plain {
    public void anywhere(Crosscheck crosscheck) {}
  }

  static class Heir extends Sample {}

  @Pages("sight")
  @Hosting("pyscript-con")
  static class Wrong {
    @Hosting(file = "site/_headers")
    public void which_platform(Crosscheck crosscheck) {}

    @Hosting(file = "_headers", as = "cloudflare")
    public void no_file(Crosscheck crosscheck) {}

    @Hosting(file = "site/_headers", as = "cloudflair")
    public void unknown_platform(Crosscheck crosscheck) {}

    @Hosting(as = "netlify")
    public void neither(Crosscheck crosscheck) {}

    @Hosting(value = "bare", as = "netlify")
    public void as_without_file(Crosscheck crosscheck) {}

    @Browser({"crome", "firefox"})
    @Release("2026.7.33")
    public void unknown_names(Crosscheck crosscheck, String more) {}

    @Browser({})
    public void no_browser(Crosscheck crosscheck) {}
  }

  @Test
  public void a_method_has_the_annotations_of_its_class_unless_it_has_its_own() {
    assertThat(places(Sample.class, "as_its_class")).containsExactly("chrome pyscript-com");
    assertThat(places(Sample.class, "for_each"))
        .containsExactly(
            "firefox bare 2026.7.3",
            "chrome bare 2026.7.3",
            "firefox bare latest",
            "chrome bare latest",
            "firefox cloudflare 2026.7.3",
            "chrome cloudflare 2026.7.3",
            "firefox cloudflare latest",
            "chrome cloudflare latest");
  }

  @Test
  public void a_subclass_has_the_annotations_of_its_superclass() {
    assertThat(places(Heir.class, "as_its_class")).containsExactly("chrome pyscript-com");
  }

  @Test
  public void a_method_without_annotations_is_run_where_app_opens_pages() {
    assertThat(places(Plain.class, "anywhere"))
        .hasSize(2 * Engines.defaults().size())
        .contains("chrome pyscript-com", "firefox bare");
  }

  @Test
  public void properties_replace_annotations() {
    PlaceReader reader =
        reader(Map.of("crosscheck.browser", "firefox", "crosscheck.release-dir", "core"));

    assertThat(reader.places(Sample.class, method(Sample.class, "as_its_class")))
        .extracting(Place::toString)
        .containsExactly("firefox pyscript-com core");
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  public void everything_that_is_wrong_is_found_at_once_and_each_thing_once() {
    PlaceReader reader = reader(Map.of());

    List<Method> methods =
        Stream.of(Wrong.class.getDeclaredMethods())
            .filter(method -> Arrays.asList(method.getParameterTypes()).contains(Crosscheck.class))
            .toList();
    assertThat(methods).hasSize(7).allMatch(m -> reader.places(Wrong.class, m).isEmpty());

    assertThat(reader.problems())
        .hasSize(11)
        .allMatch(problem -> problem.lines().count() == 1)
        .anyMatch(p -> p.startsWith("@Pages of Wrong: There is no folder "))
        .anyMatch(
            p -> p.matches("@Hosting of Wrong: There is no hosting 'pyscript-con'.*pyscript-com.*"))
        .anyMatch(
            p ->
                p.matches(
                    "@Hosting of Wrong.which_platform: Several platforms read files named"
                        + " _headers\\. Give 'as' and one of: .*cloudflare.*"))
        .anyMatch(p -> p.startsWith("@Hosting of Wrong.no_file: There is no file "))
        .anyMatch(p -> p.matches("@Hosting of Wrong.unknown_platform: .*'cloudflair'.*"))
        .contains(
            "@Hosting of Wrong.neither: It names neither a hosting nor a file. Write"
                + " @Hosting(\"bare\").")
        .contains("@Hosting of Wrong.as_without_file: 'as' needs a file. Give it with 'file'.")
        .anyMatch(p -> p.matches("@Browser of Wrong.unknown_names: .*'crome'.*"))
        .anyMatch(p -> p.matches("@Release of Wrong.unknown_names: .*2026\\.7\\.33.*"))
        .anyMatch(p -> p.startsWith("Wrong.unknown_names: a test that takes a Crosscheck takes "))
        .anyMatch(p -> p.startsWith("@Browser of Wrong.no_browser: It names no browser."));
  }

  private static List<String> places(Class<?> type, String method) {
    PlaceReader reader = reader(Map.of());
    List<Place> places = reader.places(type, method(type, method));
    assertThat(reader.problems()).isEmpty();
    return places.stream().map(Place::toString).toList();
  }

  private static PlaceReader reader(Map<String, String> properties) {
    return new PlaceReader(PROJECT, CHECKOUT, name -> Optional.ofNullable(properties.get(name)));
  }

  private static Method method(Class<?> type, String name) {
    return Stream.of(type.getMethods())
        .filter(method -> method.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
