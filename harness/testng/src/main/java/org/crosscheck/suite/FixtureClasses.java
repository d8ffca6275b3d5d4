package org.crosscheck.suite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.dynamic.scaffold.subclass.ConstructorStrategy;
import org.crosscheck.claim.Claim;
import org.crosscheck.verdict.TestCaseId;
import org.testng.annotations.Test;

/**
 * The classes of the suite's tests. Fixtures are data, and reports group tests by their class, so
 * there is a class for each fixture; and TestNG has groups of classes, not of instances, so there
 * is one for each set of groups, with the same name.
 */
final class FixtureClasses {
  private static final String PACKAGE = "org.crosscheck.claims.";

  private record Kind(String fixture, List<String> groups) {}

  private final Map<Kind, Class<? extends ClaimTest>> classes = new HashMap<>();

  /**
   * {@return a test in the class of its fixture and in the groups of its claim's strength, its
   * engine, its hosting and its interpreters}
   */
  ClaimTest test(String fixture, Claim claim, TestCaseId of, JudgedCases cases) {
    List<String> groups =
        List.of(claim.strength().name(), of.engine(), of.hosting(), of.interpreters());
    try {
      return classes
          .computeIfAbsent(new Kind(fixture, groups), FixtureClasses::made)
          .getDeclaredConstructor(Claim.class, TestCaseId.class, JudgedCases.class)
          .newInstance(claim, of, cases);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot make a test of " + fixture, e);
    }
  }

  private static Class<? extends ClaimTest> made(Kind kind) {
    // A fixture's name can have a hyphen, which is not a name in Java but one for the JVM.
    return new ByteBuddy()
        .with(TypeValidation.DISABLED)
        .subclass(ClaimTest.class, ConstructorStrategy.Default.IMITATE_SUPER_CLASS_OPENING)
        .name(PACKAGE + kind.fixture())
        .annotateType(
            AnnotationDescription.Builder.ofType(Test.class)
                .defineArray("groups", kind.groups().toArray(String[]::new))
                .build())
        .make()
        .load(ClaimTest.class.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER)
        .getLoaded();
  }
}
