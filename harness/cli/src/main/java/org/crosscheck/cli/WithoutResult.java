package org.crosscheck.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a command that it has no result that could have a format, and why. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface WithoutResult {
  /** {@return why it has none, in a sentence} */
  String value();
}
