package org.estuaire.lab.reading;

import java.util.Map;

/** UCUM units as French practitioners read them; any other stays as it is. */
public final class FrenchUnitNames {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("10*9/L", "G/L"),
          Map.entry("10*12/L", "T/L"),
          Map.entry("10*3/mm3", "10^3/mm3"),
          Map.entry("10*6/mm3", "10^6/mm3"),
          Map.entry("meq/L", "mEq/L"),
          Map.entry("mL/min/{1.73_m2}", "mL/min/1,73m2"),
          Map.entry("{INR}", "INR"),
          Map.entry("{ratio}", "ratio"),
          Map.entry("{unit}", ""),
          Map.entry("1", ""),
          Map.entry("[pH]", ""),
          Map.entry("mm[Hg]", "mmHg"),
          Map.entry("Cel", "°C"),
          Map.entry("[CFU]/mL", "UFC/mL"),
          Map.entry("mg/mmol{creat}", "mg/mmol"),
          Map.entry("mg/g{creat}", "mg/g"));

  private FrenchUnitNames() {}

  public static String of(String ucum) {
    String known = NAMES.get(ucum);
    if (known != null) {
      return known;
    }
    String units = ucum.replace("[IU]", "UI").replace("/(24.h)", "/24h");
    boolean micro =
        units.startsWith("ug")
            || units.startsWith("umol")
            || units.startsWith("uUI")
            || units.startsWith("ukat");
    return (micro ? "µ" + units.substring(1) : units).replace("/uL", "/µL");
  }
}
