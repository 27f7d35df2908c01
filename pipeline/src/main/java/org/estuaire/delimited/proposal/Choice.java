package org.estuaire.delimited.proposal;

import java.util.List;
import java.util.Map;

/**
 * What is proposed for a column.
 *
 * @param place in the header, from 0
 */
public record Choice(int place, String column, Answer answer, List<String> patterns, int filled) {

  public Choice {
    patterns = List.copyOf(patterns);
  }

  /** Without what the sample holds: it concerns persons. */
  @Override
  public String toString() {
    return "Choice[column " + place + ", " + answer + "]";
  }

  /** A field, or why none is stated. */
  public sealed interface Answer {}

  /**
   * The column is this field.
   *
   * @param confidence of 100
   */
  public record Chosen(String field, int confidence, ProposalWord why, Form form)
      implements Answer {
    /** Without what the sample holds: it concerns persons. */
    @Override
    public String toString() {
      return "Chosen[" + field + ", " + confidence + "]";
    }
  }

  /** Nothing is stated; a person is asked. */
  public record Asked(ProposalWord question, List<String> fields, String detail) implements Answer {
    public Asked {
      fields = List.copyOf(fields);
    }

    /** Without what the sample holds: it concerns persons. */
    @Override
    public String toString() {
      return "Asked[" + question + "]";
    }
  }

  /** The form in which a mapping takes the values of a column. */
  public record Form(
      String prefix, String suffix, Map<String, String> codes, List<String> unknownCodes) {
    /** Without what the sample holds: it concerns persons. */
    @Override
    public String toString() {
      return "Form[" + codes.size() + " codes]";
    }
  }
}
