package org.estuaire.lab.fhir;

import java.math.BigDecimal;
import java.util.Optional;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultValue;

/**
 * What a laboratory measured before somebody converted it (extension MesOriginOfData of the ANS
 * guide "mesures de santé"): kept beside the value.
 */
final class Original {

  static final String URL =
      "https://interop.esante.gouv.fr/ig/fhir/mesures/StructureDefinition/mesures-origin-of-data";

  private Original() {}

  static Optional<Measure> of(Element part) {
    Element said = part.extension("mesures-origin-of-data").extension("originalValue");
    Element quantity = said.first("valueQuantity");
    if (quantity.isEmpty()) {
      // The guide asks for words.
      String words = new CodeableConcept(said.first("valueCodeableConcept")).words();
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(measure(new ResultValue.Text(words), words, ""));
    }
    String number = quantity.text("value");
    String comparator = quantity.text("comparator");
    Optional<BigDecimal> decimal = ObservationValue.decimal(number);
    return decimal.map(
        n ->
            measure(
                new ResultValue.Quantity(comparator, n),
                comparator + number,
                ObservationValue.unit(quantity)));
  }

  private static Measure measure(ResultValue value, String original, String unit) {
    return new Measure(value, original, unit, ReferenceRange.NONE);
  }
}
