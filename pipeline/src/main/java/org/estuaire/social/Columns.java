package org.estuaire.social;

import org.estuaire.delimited.Mappings;

/** What councils call the fields of a record type. */
public record Columns(Mappings mappings, String recordType) {

  /** The column of a field; the field's own name where the council has no mapping. */
  public String of(String partner, String field) {
    return mappings.find(partner, recordType).map(mapping -> mapping.columnOf(field)).orElse(field);
  }
}
