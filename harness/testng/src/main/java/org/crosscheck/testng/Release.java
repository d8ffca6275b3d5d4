package org.crosscheck.testng;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The releases of PyScript that the pages of a test load instead of the CDN's; the test is run for
 * each. Those of a method replace those of its class. {@code -Dcrosscheck.release} and {@code
 * -Dcrosscheck.release-dir} replace all. Default: the release that Crosscheck installs.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Release {
  /**
   * {@return releases such as {@code 2026.7.3}, npm versions, or npm tags such as {@code latest}}
   */
  String[] value();
}
