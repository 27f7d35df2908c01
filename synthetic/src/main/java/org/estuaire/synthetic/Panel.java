package org.estuaire.synthetic;

import java.util.List;

/** Analytes that are ordered together; one order of a report each. */
enum Panel {
  BLOOD_COUNT(
      "NFS",
      "Numération formule sanguine",
      Analyte.LEUCOCYTES,
      Analyte.ERYTHROCYTES,
      Analyte.HAEMOGLOBIN,
      Analyte.HAEMATOCRIT,
      Analyte.CELL_VOLUME,
      Analyte.PLATELETS,
      Analyte.NEUTROPHILS,
      Analyte.LYMPHOCYTES,
      Analyte.MONOCYTES,
      Analyte.EOSINOPHILS,
      Analyte.BASOPHILS),
  IONOGRAM(
      "IONO",
      "Ionogramme sanguin",
      Analyte.SODIUM,
      Analyte.POTASSIUM,
      Analyte.CHLORIDE,
      Analyte.BICARBONATE,
      Analyte.PROTEIN),
  RENAL(
      "RENAL",
      "Exploration rénale",
      Analyte.CREATININE,
      Analyte.FILTRATION,
      Analyte.UREA,
      Analyte.URATE),
  GLYCAEMIA("GLYC", "Glycémie et HbA1c", Analyte.GLUCOSE, Analyte.HBA1C),
  LIPIDS(
      "LIPID",
      "Exploration d'une anomalie lipidique",
      Analyte.CHOLESTEROL,
      Analyte.HDL,
      Analyte.LDL,
      Analyte.TRIGLYCERIDES),
  THYROID("THYR", "Bilan thyroïdien", Analyte.TSH),
  COAGULATION("HEMO", "Hémostase", Analyte.INR),
  LIVER("HEPAT", "Bilan hépatique", Analyte.ASAT, Analyte.ALAT, Analyte.GGT),
  INFLAMMATION("INFL", "Bilan inflammatoire", Analyte.CRP, Analyte.FERRITIN),
  MINERAL("MINER", "Bilan phosphocalcique", Analyte.CALCIUM),
  OLD_HABITS("DIV", "Examens divers", Analyte.PROTHROMBIN, Analyte.SEDIMENTATION);

  private final String code;
  private final String label;
  private final List<Analyte> analytes;

  Panel(String code, String label, Analyte... analytes) {
    this.code = code;
    this.label = label;
    this.analytes = List.of(analytes);
  }

  String code() {
    return code;
  }

  String label() {
    return label;
  }

  List<Analyte> analytes() {
    return analytes;
  }
}
