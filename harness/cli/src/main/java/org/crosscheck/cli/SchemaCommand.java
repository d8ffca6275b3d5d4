package org.crosscheck.cli;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.crosscheck.format.Schemas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON schemas of what Crosscheck writes. */
@Command(
    name = "schema",
    description = {
      "Print the JSON schema of a record or of an output, or list the schemas",
      "A field that is added does not change the version of a schema; any other change does."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
@WithoutResult("It prints a schema, which is JSON itself.")
final class SchemaCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      completionCandidates = Names.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private Optional<String> name = Optional.empty();

  /** The names of the schemas. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Schemas.names().iterator();
    }
  }

  @Override
  public Integer call() {
    if (name.isPresent()) {
      System.out.print(Schemas.text(name.get()));
    } else {
      Schemas.names().forEach(System.out::println);
    }
    return Main.Exit.SAME;
  }
}
