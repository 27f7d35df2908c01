package org.estuaire.config;

import java.util.List;
import org.estuaire.installation.ConfigurationMistake;

/**
 * A rule about the configuration that another room knows: whether mapping files, terminology tables
 * or study definitions make sense. Checks run on whatever could be understood, so that their
 * mistakes are reported together with the others.
 */
@FunctionalInterface
public interface ConfigurationCheck {

  /**
   * @param configuration the partners whose own files are without mistakes; the files that they
   *     name exist. Settings that could not be understood stand at their defaults
   * @return nothing when all is well
   */
  List<ConfigurationMistake> check(Configuration configuration);
}
