package org.crosscheck.report;

/** The pages of a report that show the whole run, in the order of the navigation. */
enum View {
  OVERVIEW("index", "Overview"),
  CLAIMS("claims", "By claim"),
  HOSTINGS("hostings", "By hosting"),
  BROWSERS("browsers", "By browser"),
  RELEASES("releases", "By release"),
  DIFFERENCES("differences", "Against the baseline"),
  AGAINST("against", "Against another"),
  VERDICTS("verdicts", "All verdicts");

  private final String name;
  private final String title;

  View(String name, String title) {
    this.name = name;
    this.title = title;
  }

  /** {@return the page's file in the folder of the report} */
  String file() {
    return name + ".html";
  }

  /** {@return the template of the page} */
  String template() {
    return name + ".jte";
  }

  /** {@return its title in the navigation} */
  String title() {
    return title;
  }
}
