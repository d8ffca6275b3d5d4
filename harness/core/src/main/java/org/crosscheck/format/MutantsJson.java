package org.crosscheck.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.crosscheck.mutation.Mutant;
import org.crosscheck.mutation.MutantResult;
import org.crosscheck.mutation.MutationReport;

/** Which claims noticed which mutants, as JSON. */
public final class MutantsJson implements TextFormat<MutationReport> {
  private static final int FORMAT = 1;

  @Override
  public String id() {
    return "json";
  }

  @Override
  public String description() {
    return "every mutant with its result, which --read reads again";
  }

  @Override
  public String write(MutationReport report) {
    ObjectNode json = Json.object();
    json.put("format", FORMAT);
    ArrayNode mutants = json.putArray("mutants");
    for (Mutant mutant : report.mutants()) {
      ObjectNode one = mutants.addObject();
      one.put("id", mutant.id());
      report.result(mutant).ifPresent(result -> put(one, result));
    }
    return Json.lines(json);
  }

  private static void put(ObjectNode json, MutantResult result) {
    json.put("outcome", result.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    put(json, "killed-by", result.killedBy());
    put(json, "others", result.others());
    put(json, "changed", result.changed());
    put(json, "fixed", result.fixed());
    json.put("undecided", result.undecided());
    json.put("because", result.because());
  }

  private static void put(ObjectNode json, String name, List<String> claims) {
    ArrayNode array = json.putArray(name);
    claims.forEach(array::add);
  }
}
