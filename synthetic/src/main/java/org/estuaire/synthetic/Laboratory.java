package org.estuaire.synthetic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.estuaire.synthetic.Analyte.Coding;

/** The sample laboratories, each with its own format or dialect. */
enum Laboratory {
  /** Up to date: v2.5 with the French extension, UTF-8, LOINC, qualified INS. */
  RIVE_GAUCHE(
      new Sender("labo-rive-gauche", "SILRG", "RIVEGAUCHE", "2.999.10.1", "RG"),
      new Wire("2.5^FRA^2.11", "UNICODE UTF-8", StandardCharsets.UTF_8, "\r"),
      Map.ofEntries(
          Map.entry("umol/L", "µmol/L"),
          Map.entry("m[IU]/L", "mUI/L"),
          Map.entry("mL/min/{1.73_m2}", "mL/min/1,73m2"),
          Map.entry("{INR}", "INR"))),

  /** An older system: v2.3.1, 8859/1, codes of its own, French units by mass, no INS. */
  VAL_MARNON(
      new Sender("labo-val-marnon", "LABVM", "VALMARNON", "2.999.10.2", "VM"),
      new Wire("2.3.1", "8859/1", StandardCharsets.ISO_8859_1, "\r\n"),
      Map.ofEntries(
          Map.entry("10*9/L", "G/L"),
          Map.entry("10*12/L", "T/L"),
          Map.entry("g/dL", "g/dl"),
          Map.entry("g/L", "g/l"),
          Map.entry("mg/L", "mg/l"),
          Map.entry("mmol/L", "mEq/l"),
          Map.entry("ng/mL", "ng/ml"),
          Map.entry("fL", "µ3"),
          Map.entry("U/L", "UI/L"),
          Map.entry("m[IU]/L", "mUI/l"),
          Map.entry("mL/min/{1.73_m2}", "mL/min/1,73m2"),
          Map.entry("{INR}", "INR"))),

  /** In between: v2.5.1 batches, 8859/15, LOINC for haematology, codes of its own elsewhere. */
  HAUTS_PINS(
      new Sender("labo-hauts-pins", "LABHP", "HAUTSPINS", "2.999.10.3", "HP"),
      new Wire("2.5.1^FRA^2.11", "8859/15", Charset.forName("ISO-8859-15"), "\n"),
      Map.ofEntries(
          Map.entry("10*9/L", "G/L"),
          Map.entry("10*12/L", "T/L"),
          Map.entry("g/dL", "g/dl"),
          Map.entry("umol/L", "µmol/l"),
          Map.entry("mmol/L", "mmol/l"),
          Map.entry("U/L", "UI/L"),
          Map.entry("m[IU]/L", "mUI/L"),
          Map.entry("mL/min/{1.73_m2}", "mL/min/1,73m2"),
          Map.entry("{INR}", "INR"))),

  /** HPRIM Médecins: codes of its own, French units by mass, no INS. */
  PHARE(
      new Sender("labo-du-phare", "SILPH", "PHARE", "2.999.10.4", "PH"),
      new Wire("", "", StandardCharsets.ISO_8859_1, "\r\n"),
      Map.ofEntries(
          Map.entry("10*9/L", "G/L"),
          Map.entry("10*12/L", "T/L"),
          Map.entry("g/L", "g/l"),
          Map.entry("mg/L", "mg/l"),
          Map.entry("mmol/L", "mEq/l"),
          Map.entry("U/L", "UI/L"),
          Map.entry("m[IU]/L", "mUI/l"),
          Map.entry("mL/min/{1.73_m2}", "mL/min/1,73m2"),
          Map.entry("{INR}", "INR"))),

  /** Structured documents (CDA, FHIR) and HPRIM Santé: LOINC, UCUM, qualified INS. */
  SALINES(
      new Sender("labo-des-salines", "SILLS", "SALINES", "2.999.10.5", "LS"),
      new Wire("2.5^FRA^2.11", "UNICODE UTF-8", StandardCharsets.UTF_8, "\r"),
      Map.of());

  /** Those that send HL7 v2. */
  static final List<Laboratory> MESSAGING = List.of(RIVE_GAUCHE, VAL_MARNON, HAUTS_PINS);

  /** An observation code as the laboratory sends it: components 1 and 3 of OBX-3. */
  record Code(String code, String system) {}

  /** Who sends: partner, MSH-3, MSH-4, domain of its local identifiers, their prefix. */
  record Sender(String partner, String application, String facility, String oid, String prefix) {}

  /** How the bytes look: MSH-12, MSH-18, the charset it stands for, the end of a segment. */
  record Wire(String version, String msh18, Charset charset, String segmentEnd) {}

  private final Sender sender;
  private final Wire wire;
  private final Map<String, String> units;

  Laboratory(Sender sender, Wire wire, Map<String, String> units) {
    this.sender = sender;
    this.wire = wire;
    this.units = units;
  }

  Sender sender() {
    return sender;
  }

  Wire wire() {
    return wire;
  }

  String partner() {
    return sender.partner();
  }

  String prefix() {
    return sender.prefix();
  }

  /** Only systems that know the French extension carry the INS. */
  boolean sendsIns() {
    return !countsByMass();
  }

  /** An older habit, together with codes of its own and text where a value is not a number. */
  boolean countsByMass() {
    return this == VAL_MARNON || this == PHARE;
  }

  Coding coding(Analyte analyte) {
    return countsByMass() ? analyte.mass() : analyte.molar();
  }

  String unit(Analyte analyte) {
    String ucum = coding(analyte).unit();
    return units.getOrDefault(ucum, ucum);
  }

  Code code(Analyte analyte) {
    String loinc = coding(analyte).loinc();
    return sendsLoinc(analyte) && !loinc.isEmpty()
        ? new Code(loinc, "LN")
        : new Code(localCode(analyte), "L");
  }

  /** The laboratory's own code, with which its terminology table begins. */
  String localCode(Analyte analyte) {
    return switch (this) {
      case HAUTS_PINS -> "B" + Digits.padded(100 + analyte.ordinal() * 10L, 4);
      case PHARE -> "PH-" + analyte.mnemonic();
      default -> analyte.mnemonic();
    };
  }

  private boolean sendsLoinc(Analyte analyte) {
    return switch (this) {
      case RIVE_GAUCHE, SALINES -> true;
      case VAL_MARNON, PHARE -> false;
      case HAUTS_PINS -> analyte.ordinal() <= Analyte.BASOPHILS.ordinal();
    };
  }
}
