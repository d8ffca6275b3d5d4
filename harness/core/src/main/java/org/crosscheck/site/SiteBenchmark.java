package org.crosscheck.site;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.crosscheck.bench.PageKind;
import org.crosscheck.bench.Spread;

/**
 * What one benchmark measured.
 *
 * @param when when it started
 * @param machine where
 * @param programs the browser, Crosscheck, Playwright Test and PyScript with their versions
 * @param pages the kinds of pages whose visits were compared with those of Playwright Test
 * @param memory the largest memory in megabytes
 * @param firstVerdict the seconds until the first verdict of a run of a small page, the median
 */
record SiteBenchmark(
    Instant when,
    Machine machine,
    String programs,
    List<Pages> pages,
    Memory memory,
    OptionalDouble firstVerdict) {

  /**
   * A machine.
   *
   * @param cores the number of its processors
   * @param processor the name of the processor
   * @param system the operating system
   * @param busy whether other programs kept it busy, so that only ratios can be compared
   */
  record Machine(int cores, String processor, String system, boolean busy) {}

  /**
   * Visits to pages of a kind.
   *
   * @param kind the kind
   * @param ratio how many times as many visits a minute as Playwright Test
   * @param own the time of the harness in percent of the pages' own time, the median
   */
  record Pages(PageKind kind, Optional<Spread> ratio, OptionalDouble own) {}

  /**
   * The largest memory in megabytes.
   *
   * @param harness of Crosscheck's process
   * @param browsers of all processes of the browser together
   */
  record Memory(OptionalDouble harness, OptionalDouble browsers) {}

  /** {@return the ratio for a kind of pages} */
  Optional<Spread> ratio(PageKind kind) {
    return of(kind).flatMap(Pages::ratio);
  }

  /** {@return the own time for a kind of pages, in percent} */
  OptionalDouble own(PageKind kind) {
    return of(kind).map(Pages::own).orElseGet(OptionalDouble::empty);
  }

  private Optional<Pages> of(PageKind kind) {
    return pages.stream().filter(p -> p.kind() == kind).findFirst();
  }

  /** {@return the numbers as data; those that were not measured are left out} */
  Map<String, Object> data() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("when", when.toString());
    json.put("cores", machine.cores());
    json.put("processor", machine.processor());
    json.put("system", machine.system());
    json.put("busy", machine.busy());
    json.put("programs", programs);
    Map<String, Object> ratios = new LinkedHashMap<>();
    Map<String, Object> owns = new LinkedHashMap<>();
    Arrays.stream(PageKind.values())
        .forEach(
            kind -> {
              ratio(kind).ifPresent(r -> ratios.put(kind.id(), r.median()));
              own(kind).ifPresent(o -> owns.put(kind.id(), o));
            });
    json.put("ratio", ratios);
    json.put("ownPercent", owns);
    memory.harness().ifPresent(m -> json.put("harnessMegabytes", m));
    memory.browsers().ifPresent(m -> json.put("browsersMegabytes", m));
    firstVerdict.ifPresent(s -> json.put("firstVerdictSeconds", s));
    return json;
  }
}
