package org.crosscheck.testng;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.crosscheck.workspace.Checkout;
import org.testng.annotations.Test;

public class HomeTest {
  @Test
  public void a_project_in_a_checkout_uses_that_checkout() {
    Checkout checkout = Checkout.above(Path.of(""));

    assertThat(Home.checkout(checkout.root().resolve("examples/own-pages")).root())
        .isEqualTo(checkout.root());
  }
}
