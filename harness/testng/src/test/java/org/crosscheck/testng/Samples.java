package org.crosscheck.testng;

import java.util.ArrayList;
import java.util.List;
import org.testng.annotations.Test;

/** Tests that are run only by a TestNG of another test. */
final class Samples {
  private Samples() {}

  /** Has mistakes in its annotations. */
  @Hosting("pyscript-con")
  public static class Misspelled {
    static final List<String> CALLED = new ArrayList<>();

    @Test
    @Browser("crome")
    public void never_called(Crosscheck crosscheck) {
      CALLED.add("never_called");
    }
  }

  /** Opens no page. */
  @Browser("chrome")
  @Hosting({"bare", "pyscript-com"})
  @Test
  public static class Idle {
    static final List<String> CALLED = new ArrayList<>();

    public void opens_nothing(Crosscheck crosscheck) {
      CALLED.add(crosscheck.toString());
    }

    public void takes_nothing() {
      CALLED.add("takes_nothing");
    }
  }
}
