package org.crosscheck.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.testng.annotations.Test;

public class SectionsTest {
  @Test
  public void a_markdown_file_is_split_at_its_headings() {
    List<Section> sections =
        MarkdownSections.of(
            """
            Before all.

            # The `title` of **all** ##

            Below the title.
            ## [A link](a.md) and sync_main_only
            Below the link.
            """);

    assertThat(sections)
        .containsExactly(
            new Section("", List.of("before", "all")),
            new Section("The title of all", List.of("below", "the", "title")),
            new Section("A link and sync_main_only", List.of("below", "the", "link")));
  }

  @Test
  public void a_very_long_line_is_split_at_once() {
    String spaces = " ".repeat(100_000);

    assertThat(MarkdownSections.of("## A" + spaces + "b" + spaces + "##\ntext"))
        .extracting(Section::name)
        .containsExactly("", "A" + spaces + "b");
    assertThat(Words.of("a " + "<!--".repeat(100_000) + "](".repeat(100_000))).containsExactly("a");
    assertThat(Words.of("a [b](" + "c".repeat(100_000))).hasSize(3);
  }

  @Test
  public void a_comment_in_code_is_not_a_heading() {
    List<Section> sections =
        MarkdownSections.of(
            """
            # Code
            ```python title="Some code."
            # Not a heading.
            ~~~
            ```
                ````
                ```
                # Nor this.
                ````
            # Last
            """);

    assertThat(sections).extracting(Section::name).containsExactly("", "Code", "Last");
    assertThat(sections.get(1).words()).contains("not", "nor");
  }

  @Test
  public void equal_headings_are_told_apart_by_those_above_them() {
    List<Section> sections =
        MarkdownSections.of(
            """
            # Questions
            ## Memory
            #### When
            one
            #### Why
            two
            ## Locks
            #### When
            three
            """);

    assertThat(sections)
        .extracting(Section::name)
        .containsExactly(
            "", "Questions", "Memory", "Memory / When", "Why", "Locks", "Locks / When");
  }

  @Test
  public void a_python_file_is_split_into_modules_classes_and_functions() {
    List<Section> sections =
        PythonSections.of(
            "pyscript/workers.py",
            """
            \"""
            Named workers.

            def example():
                not a function
            \"""
            import js

            class Proxy:
                \"""One line.\"""

                def __getitem__(self, name):
                    return name

            workers = Proxy()

            async def create(src, type="py"):
                return src
            """);

    assertThat(sections)
        .extracting(Section::name)
        .containsExactly(
            "pyscript.workers",
            "pyscript.workers.Proxy",
            "pyscript.workers.Proxy.__getitem__",
            "pyscript.workers",
            "pyscript.workers.create");
    assertThat(sections.get(0).words()).contains("example", "function", "js");
    assertThat(sections.get(3).words()).containsExactly("workers", "proxy");
    assertThat(sections.get(4).words())
        .containsExactly("async", "def", "create", "src", "type", "py", "return", "src");
  }

  @Test
  public void a_module_is_named_as_it_is_imported() {
    assertThat(PythonSections.of("pyscript/__init__.py", "a = 1"))
        .extracting(Section::name)
        .containsExactly("pyscript");
    assertThat(PythonSections.of("docs/example-apps/prime/main.py", "a = 1"))
        .extracting(Section::name)
        .containsExactly("main");
  }

  @Test
  public void workers_are_mentioned_in_any_word_of_a_section_that_states_something() {
    assertThat(new Section("a", Words.of("Create a PyWorker here")).mentionsWorkers()).isTrue();
    assertThat(new Section("a", Words.of("Create a thread here")).mentionsWorkers()).isFalse();
    assertThat(new Section("a", Words.of("::: pyscript.workers")).mentionsWorkers()).isFalse();
  }
}
