package org.estuaire.delimited;

import java.util.Optional;
import org.estuaire.exchange.Finding;

/** What a cell turned out to hold, once read as the type of its field. */
public sealed interface Cell {

  /** An empty cell. */
  Cell EMPTY = new Absent(Optional.empty());

  /**
   * A value of the Java type that the cell type announces.
   *
   * @see CellType
   */
  record Present(Object value) implements Cell {
    /** Without the value: it is health data. */
    @Override
    public String toString() {
      return "Present[…]";
    }
  }

  /**
   * No value.
   *
   * @param warning why a cell that is not empty was read as empty
   */
  record Absent(Optional<Finding> warning) implements Cell {}

  /** A value that can't be read as the type asks. */
  record Broken(Finding why) implements Cell {}
}
