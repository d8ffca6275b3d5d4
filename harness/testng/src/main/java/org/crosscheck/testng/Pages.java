package org.crosscheck.testng;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The folder with the pages of a test, as it is published. That of a method replaces that of its
 * class. Default: the folder of the project.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Pages {
  /** {@return the folder, relative to the folder of the project} */
  String value();
}
