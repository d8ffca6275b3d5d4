package org.crosscheck.testng;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How the pages of a test are served: under hostings of Crosscheck, or as a platform would with the
 * user's configuration file. The test is run for each. Those of a method replace those of its
 * class. Default: those of {@code crosscheck app}, which are {@code pyscript-com} and {@code bare}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@Repeatable(Hosting.All.class)
public @interface Hosting {
  /** {@return names of hostings, which {@code crosscheck hostings} lists} */
  String[] value() default {};

  /**
   * {@return a configuration file of a platform, such as {@code site/_headers}, relative to the
   * folder of the project}
   */
  String file() default "";

  /**
   * {@return the platform that reads the file, such as {@code cloudflare}, if its name does not
   * tell}
   */
  String as() default "";

  /** Several annotations; the compiler writes it. */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.METHOD, ElementType.TYPE})
  @interface All {
    /** {@return the annotations} */
    Hosting[] value();
  }
}
