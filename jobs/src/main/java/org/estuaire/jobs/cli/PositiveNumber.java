package org.estuaire.jobs.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many: at least one. */
public final class PositiveNumber implements ITypeConverter<Integer> {

  @Override
  public Integer convert(String typed) {
    try {
      int number = Integer.parseInt(typed);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told as below.
    }
    throw new TypeConversionException("'" + typed + "' is not a number above 0");
  }
}
