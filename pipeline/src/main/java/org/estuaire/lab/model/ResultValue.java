package org.estuaire.lab.model;

import java.math.BigDecimal;

/** The value of a result, as the sender meant it. */
public sealed interface ResultValue {

  /**
   * A number.
   *
   * @param comparator {@code <}, {@code <=}, {@code >}, {@code >=}, or empty for an exact value
   */
  record Quantity(String comparator, BigDecimal number) implements ResultValue {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Quantity[…]";
    }
  }

  /** A titre or ratio, for example 1:160. */
  record Ratio(BigDecimal numerator, BigDecimal denominator) implements ResultValue {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Ratio[…]";
    }
  }

  record Coded(String code, String system, String label) implements ResultValue {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Coded[…]";
    }
  }

  record Text(String text) implements ResultValue {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Text[…]";
    }
  }

  /**
   * A document in the place of a value: a letter, a report as PDF, an image (OBX-2 ED, CDA
   * nonXMLBody, FHIR Attachment, an HPRIM dossier of text only). Never a result.
   *
   * @param mediaType for example {@code application/pdf}, {@code text/plain; charset=utf-8}; as its
   *     bytes say where the sender does not, or says otherwise
   * @param title what to call it; may be empty
   */
  record Document(String mediaType, String title, DocumentContent content) implements ResultValue {

    public Document {
      mediaType = MediaTypes.of(mediaType, content);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Document[…]";
    }
  }

  /** No value: a status only, a flag only, or a result that can't be obtained. */
  record Absent() implements ResultValue {}
}
