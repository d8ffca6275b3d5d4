package org.crosscheck.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine on which the benchmark ran, and how busy others kept it before the first measurement.
 *
 * @param system the operating system
 * @param processor the name of the processor; "unknown processor" if the system does not tell
 * @param cores the number of processors that this process may use, at least 1
 * @param load how many processes computed on average in the last minute; empty if unknown
 * @param pressure the percentage of the last minute in which some process waited for a processor,
 *     from 0 to 100; empty on other systems than Linux
 */
public record Machine(
    String system, String processor, int cores, OptionalDouble load, OptionalDouble pressure) {
  private static final Pattern FIRST = Pattern.compile("^([\\d.]+) ");
  private static final Pattern MINUTE = Pattern.compile("(?m)^some .*\\bavg60=([\\d.]+)");
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*: (.+)$");

  /** A quarter of the processors is what a system and an idle desktop use. */
  private static final double QUIET_LOAD = 0.25;

  private static final double QUIET_PRESSURE = 10;

  /** {@return this machine as it is now} */
  static Machine now() {
    Matcher model = MODEL.matcher(text("/proc/cpuinfo"));
    return new Machine(
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        model.find() ? model.group(1).strip() : "unknown processor",
        Runtime.getRuntime().availableProcessors(),
        number(text("/proc/loadavg"), FIRST),
        number(text("/proc/pressure/cpu"), MINUTE));
  }

  private static String text(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      // Another system, or a kernel that does not count this.
      return "";
    }
  }

  private static OptionalDouble number(String text, Pattern pattern) {
    Matcher found = pattern.matcher(text);
    return found.find()
        ? OptionalDouble.of(Double.parseDouble(found.group(1)))
        : OptionalDouble.empty();
  }

  /** {@return whether other programs used so much that only ratios are comparable} */
  public boolean busy() {
    return load.orElse(0) > QUIET_LOAD * cores || pressure.orElse(0) > QUIET_PRESSURE;
  }

  /** {@return the machine in words, without what identifies it} */
  public String describe() {
    StringBuilder words =
        new StringBuilder("%d cores (%s), %s".formatted(cores, processor, system));
    load.ifPresent(
        l -> words.append(String.format(Locale.ROOT, ", load %.1f before the start", l)));
    pressure.ifPresent(
        p ->
            words.append(
                String.format(
                    Locale.ROOT, ", processes waited for a processor in %.0f %% of the time", p)));
    return words.toString();
  }
}
