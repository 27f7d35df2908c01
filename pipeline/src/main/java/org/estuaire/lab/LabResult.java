package org.estuaire.lab;

import java.time.Instant;
import java.util.Optional;

/**
 * One observation (OBX; several OBX with the same code and sub-identifier are one result, their
 * texts joined).
 *
 * @param code as sent (OBX-3.1)
 * @param codeSystem as sent (OBX-3.3): {@code LN} is LOINC
 * @param alternateCode second coding (OBX-3.4), often LOINC beside a local code
 * @param subId OBX-4; with the code, the key of the result inside its order
 * @param original value exactly as sent, text of OBX-5
 * @param unit as sent (OBX-6)
 * @param flags abnormal flags as sent (OBX-8), blank-separated, never recomputed
 * @param observedAt OBX-14, else the collection time of the order
 * @param previous a result given again for comparison; never a new result
 * @param normalised filled by the normaliser
 */
public record LabResult(
    String code,
    String codeSystem,
    String alternateCode,
    String alternateSystem,
    String label,
    String subId,
    ResultStatus status,
    ResultValue value,
    String original,
    String unit,
    ReferenceRange range,
    String flags,
    Optional<Instant> observedAt,
    boolean previous,
    Optional<Normalised> normalised) {

  /**
   * A result made comparable.
   *
   * @param loinc empty when the local code is not mapped
   * @param ucum unit of value and range; empty when there is none or it is not known
   */
  public record Normalised(String loinc, String ucum, ResultValue value, ReferenceRange range) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Normalised[…]";
    }
  }

  /** Whether it becomes a row: a result of this report, neither repeated nor only asked for. */
  public boolean isRow() {
    return !previous && status != ResultStatus.NOT_ASKED && status != ResultStatus.ORDER_DETAIL;
  }

  /** The code under which the result is known in its order. */
  public String keyCode() {
    return code.isEmpty() ? alternateCode : code;
  }

  public LabResult withNormalised(Normalised made) {
    return new LabResult(
        code,
        codeSystem,
        alternateCode,
        alternateSystem,
        label,
        subId,
        status,
        value,
        original,
        unit,
        range,
        flags,
        observedAt,
        previous,
        Optional.of(made));
  }

  @Override
  public String toString() {
    return "LabResult[…]";
  }
}
