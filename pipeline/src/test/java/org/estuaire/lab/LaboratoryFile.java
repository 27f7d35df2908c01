package org.estuaire.lab;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Files as laboratories write them, made by hand: nothing here knows what the program does with
 * them.
 */
final class LaboratoryFile {

  private LaboratoryFile() {}

  static byte[] of(LabFormats format, String number, List<Written> results) {
    return switch (format) {
      case HL7 -> LaboratoryPipes.hl7(number, results).getBytes(StandardCharsets.UTF_8);
      case MEDECINS ->
          ("\uFEFF" + LaboratoryPipes.medecins(number, results)).getBytes(StandardCharsets.UTF_8);
      case SANTE -> LaboratoryPipes.sante(number, results).getBytes(StandardCharsets.ISO_8859_1);
      case CDA -> LaboratoryTrees.cda(number, results).getBytes(StandardCharsets.UTF_8);
      case FHIR -> LaboratoryTrees.fhir(number, results).getBytes(StandardCharsets.UTF_8);
    };
  }
}
