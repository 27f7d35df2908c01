package org.estuaire.synthetic;

import org.estuaire.synthetic.Person.Health;

/**
 * What laboratories measure most: LOINC codes by mass and by moles, units, usual values. Codes,
 * units and molar factors are those of the tables that the repository normalises with.
 */
enum Analyte {
  LEUCOCYTES("GB", "Leucocytes", Coding.of("6690-2", "10*9/L", 2), Usual.of(4, 10)),
  ERYTHROCYTES("GR", "Hématies", Coding.of("789-8", "10*12/L", 2), Usual.of(4.2, 5.8)),
  HAEMOGLOBIN("HB", "Hémoglobine", Coding.of("718-7", "g/dL", 1), new Usual(13, 17, 12, 16)),
  HAEMATOCRIT("HT", "Hématocrite", Coding.of("4544-3", "%", 1), new Usual(40, 52, 36, 47)),
  CELL_VOLUME("VGM", "VGM", Coding.of("30428-7", "fL", 1), Usual.of(80, 100)),
  PLATELETS("PLQ", "Plaquettes", Coding.of("777-3", "10*9/L", 0), Usual.of(150, 400)),
  NEUTROPHILS("PNN", "Polynucléaires neutrophiles", Coding.of("26511-6", "%", 1), Usual.of(45, 70)),
  LYMPHOCYTES("LYM", "Lymphocytes", Coding.of("26478-8", "%", 1), Usual.of(20, 40)),
  MONOCYTES("MON", "Monocytes", Coding.of("26485-3", "%", 1), Usual.of(2, 10)),
  EOSINOPHILS("PNE", "Polynucléaires éosinophiles", Coding.of("26450-7", "%", 1), Usual.of(0.5, 6)),
  BASOPHILS("PNB", "Polynucléaires basophiles", Coding.of("30180-4", "%", 1), Usual.of(0, 1.5)),

  SODIUM("NA", "Sodium", Coding.of("2951-2", "mmol/L", 0), Usual.of(136, 145)),
  POTASSIUM("K", "Potassium", Coding.of("2823-3", "mmol/L", 1), Usual.of(3.5, 5.0)),
  CHLORIDE("CL", "Chlorures", Coding.of("2075-0", "mmol/L", 0), Usual.of(98, 107)),
  BICARBONATE("HCO3", "Bicarbonates", Coding.of("1963-8", "mmol/L", 0), Usual.of(22, 29)),
  PROTEIN("PROT", "Protéines totales", Coding.of("2885-2", "g/L", 0), Usual.of(64, 83)),

  CREATININE(
      "CREA",
      "Créatinine",
      Coding.of("2160-0", "mg/L", 1),
      new Coding("14682-9", "umol/L", 0, 8.840),
      new Usual(7, 12, 5, 10)),
  FILTRATION(
      "DFG",
      "DFG estimé (CKD-EPI)",
      Coding.of("62238-1", "mL/min/{1.73_m2}", 0),
      Usual.of(60, 120)),
  UREA(
      "UREE",
      "Urée",
      Coding.of("3091-6", "g/L", 2),
      new Coding("22664-7", "mmol/L", 1, 16.65),
      Usual.of(0.15, 0.45)),
  URATE(
      "AU",
      "Acide urique",
      Coding.of("3084-1", "mg/L", 0),
      new Coding("14933-6", "umol/L", 0, 5.948),
      new Usual(35, 70, 25, 60)),

  GLUCOSE(
      "GLY",
      "Glucose",
      Coding.of("2345-7", "g/L", 2),
      new Coding("14749-6", "mmol/L", 1, 5.551),
      Usual.of(0.74, 1.06)),
  HBA1C("A1C", "HbA1c", Coding.of("4548-4", "%", 1), Usual.of(4.0, 6.0)),

  CHOLESTEROL(
      "CT",
      "Cholestérol total",
      Coding.of("2093-3", "g/L", 2),
      new Coding("14647-2", "mmol/L", 2, 2.586),
      Usual.of(1.4, 2.2)),
  HDL(
      "HDL",
      "Cholestérol HDL",
      Coding.of("2085-9", "g/L", 2),
      new Coding("14646-4", "mmol/L", 2, 2.586),
      Usual.of(0.4, 0.8)),
  LDL(
      "LDL",
      "Cholestérol LDL calculé",
      Coding.of("13457-7", "g/L", 2),
      new Coding("39469-2", "mmol/L", 2, 2.586),
      Usual.of(0.7, 1.6)),
  TRIGLYCERIDES(
      "TG",
      "Triglycérides",
      Coding.of("2571-8", "g/L", 2),
      new Coding("14927-8", "mmol/L", 2, 1.129),
      Usual.of(0.4, 1.5)),

  TSH("TSH", "TSH", Coding.of("3016-3", "m[IU]/L", 2), Usual.of(0.4, 4.0)),
  INR("INR", "INR", Coding.of("6301-6", "{INR}", 2), Usual.of(0.8, 1.2)),
  ASAT("ASAT", "ASAT (TGO)", Coding.of("30239-8", "U/L", 0), Usual.of(10, 40)),
  ALAT("ALAT", "ALAT (TGP)", Coding.of("1743-4", "U/L", 0), Usual.of(8, 45)),
  GGT("GGT", "Gamma-GT", Coding.of("2324-2", "U/L", 0), Usual.of(10, 55)),
  CRP("CRP", "Protéine C réactive", Coding.of("1988-5", "mg/L", 1), Usual.of(0, 5)),
  FERRITIN("FERR", "Ferritine", Coding.of("2276-4", "ng/mL", 0), new Usual(30, 300, 15, 150)),
  CALCIUM(
      "CA",
      "Calcium",
      Coding.of("17861-6", "mg/L", 0),
      new Coding("2000-8", "mmol/L", 2, 0.02495),
      Usual.of(88, 104)),

  /** Never mapped to LOINC by the sample laboratories, on purpose. */
  PROTHROMBIN("TP", "Taux de prothrombine", Coding.of("", "%", 0), Usual.of(70, 120)),
  /** Likewise. */
  SEDIMENTATION(
      "VS", "Vitesse de sédimentation 1re heure", Coding.of("", "mm", 0), Usual.of(2, 20));

  /**
   * @param loinc empty when the sample laboratories have no LOINC code for it
   * @param unit in UCUM
   * @param factor from the value by mass to this one
   */
  record Coding(String loinc, String unit, int decimals, double factor) {
    static Coding of(String loinc, String unit, int decimals) {
      return new Coding(loinc, unit, decimals, 1);
    }
  }

  /** Bounds that laboratories print, by mass. */
  record Usual(double lowMan, double highMan, double lowWoman, double highWoman) {
    static Usual of(double low, double high) {
      return new Usual(low, high, low, high);
    }

    double low(Person person) {
      return person.isWoman() ? lowWoman : lowMan;
    }

    double high(Person person) {
      return person.isWoman() ? highWoman : highMan;
    }
  }

  private final String mnemonic;
  private final String label;
  private final Coding mass;
  private final Coding molar;
  private final Usual usual;

  Analyte(String mnemonic, String label, Coding coding, Usual usual) {
    this(mnemonic, label, coding, coding, usual);
  }

  Analyte(String mnemonic, String label, Coding mass, Coding molar, Usual usual) {
    this.mnemonic = mnemonic;
    this.label = label;
    this.mass = mass;
    this.molar = molar;
    this.usual = usual;
  }

  /** Short French code, such as laboratories' own systems make. */
  String mnemonic() {
    return mnemonic;
  }

  String label() {
    return label;
  }

  Coding mass() {
    return mass;
  }

  Coding molar() {
    return molar;
  }

  Usual usual() {
    return usual;
  }

  /** A plausible value by mass for this person, never negative. */
  double draw(Person person, int age, Chance chance) {
    double low = usual.low(person);
    double high = usual.high(person);
    double value = (low + high) / 2 + chance.bell() * (high - low) / 4.5;
    return Math.max(low / 4, value * burden(person.health(), age));
  }

  /** By how much a condition or age moves the value. */
  private double burden(Health health, int age) {
    double ageing = Math.max(0, age - 60) / 100.0;
    return switch (this) {
      case GLUCOSE -> health.diabetic() ? 1.55 : 1 + ageing / 3;
      case HBA1C -> health.diabetic() ? 1.48 : 1.06;
      case CREATININE, UREA, URATE -> health.renalFailure() ? 1.9 : 1 + ageing / 2;
      case FILTRATION -> health.renalFailure() ? 0.42 : 1 - ageing;
      case POTASSIUM -> health.renalFailure() ? 1.1 : 1;
      case HAEMOGLOBIN, HAEMATOCRIT, ERYTHROCYTES, FERRITIN -> health.anaemic() ? 0.76 : 1;
      case INR -> health.anticoagulated() ? 2.5 : 1;
      case PROTHROMBIN -> health.anticoagulated() ? 0.35 : 0.95;
      case TSH -> health.hypothyroid() ? 2.6 : 1;
      case TRIGLYCERIDES -> health.diabetic() ? 1.5 : 1.1;
      default -> 1;
    };
  }
}
