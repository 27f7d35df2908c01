package org.estuaire.jobs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Skips a class, and says why, where Docker has not these images and can't fetch them soon. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(ImagesAtHand.class)
@interface NeedsImages {

  /** Names of images, or of properties that hold one. */
  String[] value();
}
