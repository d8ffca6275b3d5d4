package org.crosscheck.testng;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The browsers in which a test is run, once in each. Those of a method replace those of its class.
 * {@code -Dcrosscheck.browser} replaces all. Default: those of {@code crosscheck app}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Browser {
  /** {@return names, such as {@code chrome} and {@code firefox}} */
  String[] value();
}
