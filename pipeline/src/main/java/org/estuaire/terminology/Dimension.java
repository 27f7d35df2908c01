package org.estuaire.terminology;

import java.util.Map;
import java.util.Optional;

/**
 * What kind of quantity a unit or a LOINC code measures. UCUM alone takes the mole, the
 * international unit and plain counts for the same pure number; values are converted only inside
 * one of these classes.
 */
public enum Dimension {
  /** Mass concentration: g/L. */
  MASS,
  /** Substance concentration: mmol/L. */
  SUBSTANCE,
  /** Charges per volume: meq/L; substance only together with the valence of the ion. */
  CHARGE,
  /** International units: [IU]/L. */
  ARBITRARY,
  /** Enzyme activity: U/L. */
  CATALYTIC,
  /** Cells per volume: 10*9/L. */
  COUNT,
  /** Colony-forming units per volume. */
  COLONIES,
  /** Per cent of something. */
  FRACTION,
  /** mmol/mol, the unit of HbA1c by IFCC. */
  SUBSTANCE_FRACTION,
  /** Volume of one cell: fL. */
  CELL_VOLUME,
  /** Mass in one cell: pg. */
  CELL_MASS,
  /** Pure number: INR, ratio, pH. */
  NUMBER,
  /** Clearance: mL/min. */
  CLEARANCE,
  /** Clearance for a standard body surface. */
  NORMALISED_CLEARANCE,
  /** Sedimentation: mm/h. */
  SEDIMENTATION,
  LENGTH,
  TIME,
  TEMPERATURE,
  PRESSURE,
  OSMOLALITY,
  OSMOLARITY,
  /** Excreted mass: g/(24.h). */
  MASS_RATE,
  /** Excreted substance: mmol/(24.h). */
  SUBSTANCE_RATE,
  /** Mass for a substance: mg/mmol of creatinine. */
  MASS_PER_SUBSTANCE,
  /** Mass for a mass: mg/g of creatinine. */
  MASS_PER_MASS;

  // Properties of LOINC (User's Guide, table of properties).
  private static final Map<String, Dimension> BY_PROPERTY =
      Map.ofEntries(
          Map.entry("MCnc", MASS),
          Map.entry("SCnc", SUBSTANCE),
          Map.entry("ACnc", ARBITRARY),
          Map.entry("CCnc", CATALYTIC),
          Map.entry("NCnc", COUNT),
          Map.entry("NFr", FRACTION),
          Map.entry("MFr", FRACTION),
          Map.entry("VFr", FRACTION),
          Map.entry("SFr", SUBSTANCE_FRACTION),
          Map.entry("EntVol", CELL_VOLUME),
          Map.entry("EntMass", CELL_MASS),
          Map.entry("RelTime", NUMBER),
          Map.entry("Time", TIME),
          Map.entry("Temp", TEMPERATURE),
          Map.entry("PPres", PRESSURE),
          Map.entry("Osmol", OSMOLALITY),
          Map.entry("MRat", MASS_RATE),
          Map.entry("SRat", SUBSTANCE_RATE));

  /** The class of a LOINC property; empty where units do not follow from it. */
  public static Optional<Dimension> ofProperty(String property) {
    return Optional.ofNullable(BY_PROPERTY.get(property));
  }
}
