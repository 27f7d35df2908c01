package org.estuaire.conformance.hl7;

import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.util.Terser;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estuaire.standards.OfficialRemark;

/**
 * What IHE France (data types 1.8.1) and ANS (CDA documents in HL7 v2, 2.1) ask of a message that
 * says that it is French. Other messages are held to HL7 alone.
 */
final class FrenchConstraints {

  private static final Set<String> CHARACTERS = Set.of("UNICODE UTF-8", "8859/1", "8859/15");
  private static final Set<String> NAME_TYPES = Set.of("L", "D", "S", "U");
  private static final Set<String> ADDRESS_TYPES =
      Set.of(
          "H", "BDL", "B", "BA", "BR", "C", "F", "M", "O", "RH", "VA", "SA", "ORI", "DST", "BI",
          "ASE");
  private static final Set<String> SEXES = Set.of("M", "F", "U");
  private static final Set<String> INS_AUTHORITIES =
      Set.of(
          "1.2.250.1.213.1.4.8",
          "1.2.250.1.213.1.4.9",
          "1.2.250.1.213.1.4.10",
          "1.2.250.1.213.1.4.11");

  /** User table 0445 as France has it. */
  private static final Set<String> RELIABILITY =
      Set.of(
          "VIDE", "PROV", "VALI", "DOUB", "DESA", "DPOT", "DOUA", "COLP", "COLV", "FILI", "CACH",
          "ANOM", "IDVER", "RECD", "IDRA", "USUR", "HOMD", "HOMA", "INVA", "FICT", "DOUT");

  /** What the order says, and what its documents then say (ORC-1, OBX-11). */
  private static final Map<String, String> STATUS_OF_DOCUMENT =
      Map.of("NW", "F", "RO", "C", "CA", "D");

  private static final String DOCUMENTS = "CISIS_CDA_HL7_V2";

  private final Terser terser;

  private FrenchConstraints(Terser terser) {
    this.terser = terser;
  }

  static FrenchConstraints of(Message message) {
    return new FrenchConstraints(new Terser(message));
  }

  /** ANS's volet takes PRT from version 2.9, behind any OBX. */
  Set<String> preAdopted() {
    return carriesDocument() ? Set.of("PRT") : Set.of();
  }

  private boolean carriesDocument() {
    return text("/MSH-21-2").strip().equals(DOCUMENTS);
  }

  void check(List<OfficialRemark> remarks) {
    if (!text("/MSH-17").equals("FRA")) {
      return;
    }
    expect(remarks, CHARACTERS.contains(text("/MSH-18")), "MSH-18", "UTF-8, 8859/1 or 8859/15");
    if (!text("/.PID-5").isEmpty() || !text("/.PID-3").isEmpty()) {
      identifiers(remarks);
      names(remarks);
      addresses(remarks);
      expect(remarks, SEXES.contains(text("/.PID-8")), "PID-8", "M, F or U");
      reliability(remarks);
    }
    documents(remarks);
  }

  private void identifiers(List<OfficialRemark> remarks) {
    for (int i = 0; !text(pid(3, i, "1")).isEmpty(); i++) {
      String type = text(pid(3, i, "5"));
      String oid = text(pid(3, i, "4-2"));
      boolean authority = !(text(pid(3, i, "4-1")) + oid).isEmpty();
      expect(remarks, authority && !type.isEmpty(), "PID-3", "authority (CX-4) and type (CX-5)");
      expect(
          remarks,
          oid.isEmpty() || !text(pid(3, i, "4-3")).isEmpty(),
          "PID-3",
          "CX-4.3 with CX-4.2");
      expect(
          remarks,
          !type.equals("INS") || isIns(i),
          "PID-3",
          "an INS of 15 characters with its authority and without dates");
    }
  }

  private boolean isIns(int i) {
    return text(pid(3, i, "1")).length() == 15
        && INS_AUTHORITIES.contains(text(pid(3, i, "4-2")))
        && (text(pid(3, i, "7")) + text(pid(3, i, "8"))).isEmpty();
  }

  private boolean hasIns() {
    for (int i = 0; !text(pid(3, i, "1")).isEmpty(); i++) {
      if (text(pid(3, i, "5")).equals("INS")) {
        return true;
      }
    }
    return false;
  }

  private void names(List<OfficialRemark> remarks) {
    int ofBirth = 0;
    for (int i = 0;
        !(text(pid(5, i, "1")) + text(pid(5, i, "2")) + text(pid(5, i, "7"))).isEmpty();
        i++) {
      String type = text(pid(5, i, "7"));
      expect(remarks, NAME_TYPES.contains(type), "PID-5.7", "D, L, S or U");
      ofBirth += type.equals("L") ? 1 : 0;
    }
    expect(remarks, ofBirth == 1, "PID-5", "one birth name (type L)");
  }

  private void addresses(List<OfficialRemark> remarks) {
    for (int i = 0; !text(pid(11, i, "7")).isEmpty(); i++) {
      String type = text(pid(11, i, "7"));
      expect(remarks, ADDRESS_TYPES.contains(type), "PID-11.7", "a type that France uses");
      boolean place = !text(pid(11, i, "9")).isEmpty();
      expect(
          remarks,
          !type.equals("BDL") || !hasIns() || place,
          "PID-11.9",
          "the INSEE code of the birth place, with an INS");
    }
  }

  private void reliability(List<OfficialRemark> remarks) {
    boolean valid = false;
    for (int i = 0; !text("/.PID-32(" + i + ")").isEmpty(); i++) {
      String code = text("/.PID-32(" + i + ")");
      valid |= code.equals("VALI");
      expect(remarks, RELIABILITY.contains(code), "PID-32", "a code of table 0445");
    }
    expect(remarks, valid || !hasIns(), "PID-32", "VALI, with an INS");
  }

  /** Messages that carry a document (MSH-21). */
  private void documents(List<OfficialRemark> remarks) {
    if (!carriesDocument()) {
      return;
    }
    String expected = STATUS_OF_DOCUMENT.getOrDefault(text("/.ORC-1"), "");
    expect(
        remarks,
        expected.isEmpty() || expected.equals(text("/.OBX-11")),
        "ORC-1",
        "NW with OBX-11 F, RO with C, CA with D");
    expect(
        remarks,
        text("/MSH-9-1").equals("MDM") || text("/.OBR-4-1").equals("11502-2"),
        "OBR-4",
        "11502-2");
  }

  private static String pid(int field, int repetition, String component) {
    return "/.PID-" + field + "(" + repetition + ")-" + component;
  }

  /** Empty where the message has no such place. */
  private String text(String place) {
    try {
      String text = terser.get(place);
      return text == null ? "" : text;
    } catch (HL7Exception noSuchPlace) {
      return "";
    }
  }

  private static void expect(
      List<OfficialRemark> remarks, boolean holds, String place, String expected) {
    if (!holds) {
      remarks.add(Hl7Rules.error(place, "France", "expected: " + expected));
    }
  }
}
