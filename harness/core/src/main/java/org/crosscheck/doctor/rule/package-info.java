/** The rules of the doctor: each looks at one thing of an observed page and makes findings. */
@NullMarked
package org.crosscheck.doctor.rule;

import org.jspecify.annotations.NullMarked;
