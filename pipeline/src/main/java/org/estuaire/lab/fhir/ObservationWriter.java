package org.estuaire.lab.fhir;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Set;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Normalised;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Said;

/**
 * Writes results as Observations: normalised where there is a normalised form, with what the
 * laboratory sent beside (extension MesOriginOfData); else as sent.
 */
final class ObservationWriter {

  private static final String UCUM = "http://unitsofmeasure.org";
  private static final String LOINC = "http://loinc.org";
  private static final String FLAGS =
      "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
  private static final String OLD_FLAGS = "http://terminology.hl7.org/CodeSystem/v2-0078";
  private static final Set<String> KNOWN_FLAGS =
      Set.of("L", "H", "LL", "HH", "N", "A", "AA", "S", "I", "R", "<", ">", "U", "D", "B", "W");
  private static final String SUB_ID =
      "http://hl7.org/fhir/StructureDefinition/observation-v2-subid";
  private static final String CATEGORIES =
      "http://terminology.hl7.org/CodeSystem/observation-category";
  private static final String EXTENSION = "extension";

  private final DocumentEntries entries;
  private final LabOrder order;

  ObservationWriter(DocumentEntries entries, LabOrder order) {
    this.entries = entries;
    this.order = order;
  }

  Json observation(LabResult result, String part) {
    Said said = Said.of(result);
    Json observation = entries.resource("Observation", part);
    if (!ObservationStatus.isPlain(result.status())) {
      Json tag = Json.coding(ObservationStatus.TABLE, result.status().code(), "");
      observation.with("meta", Json.object().add("tag", tag));
    }
    addSubId(observation, result);
    boolean valued = result.status().carriesValue();
    if (valued && said.differsWithoutUnitOfString()) {
      observation.add(EXTENSION, original(result, said));
    }
    observation
        .with("status", ObservationStatus.fhir(result.status()))
        .add("category", Json.concept(CATEGORIES, "laboratory", ""))
        .with("code", code(result.coding(), loinc(result)))
        .with("subject", entries.reference("patient"))
        .with("effectiveDateTime", entries.time(result.observedAt().or(order::collectedAt)))
        .add("performer", entries.reference("laboratory"));
    if (valued) {
      addValue(observation, said, result.original());
    }
    addFlags(observation, result.flags());
    observation
        .add("note", Json.object().with("text", result.comment()))
        .with("method", Json.object().with("text", result.method()));
    return valued ? observation.add("referenceRange", range(result, said)) : observation;
  }

  private static String loinc(LabResult result) {
    return result.normalised().map(Normalised::loinc).orElse("");
  }

  private static void addSubId(Json observation, LabResult result) {
    if (!result.subId().isBlank()) {
      Json part = Json.extension("original-sub-identifier").with("valueString", result.subId());
      observation.add(EXTENSION, Json.object().add(EXTENSION, part).with("url", SUB_ID));
    }
  }

  /** LOINC first, the code of the laboratory beside it. */
  private static Json code(Coding sent, String loinc) {
    Json concept = Json.object();
    if (!loinc.isEmpty()) {
      concept.add("coding", Json.coding(LOINC, loinc, sent.label()));
    }
    boolean loincSent = sent.system().equals(Coding.LOINC);
    if (!sent.code().isEmpty() && !(loincSent && sent.code().equals(loinc))) {
      concept.add(
          "coding", Json.coding(CodeableConcept.url(sent.system()), sent.code(), sent.label()));
    }
    if (!sent.alternateCode().isEmpty() && !sent.alternateCode().equals(loinc)) {
      String system = CodeableConcept.url(sent.alternateSystem());
      concept.add("coding", Json.coding(system, sent.alternateCode(), ""));
    }
    return concept.with("text", sent.label());
  }

  private static Json original(LabResult result, Said said) {
    boolean converted = !result.unit().isBlank() && !result.unit().equals(said.unit());
    return Json.object()
        .add(EXTENSION, Json.extension("hasBeenConverted").with("valueBoolean", converted))
        .add(
            EXTENSION,
            Json.extension("originalCode").with("valueCodeableConcept", code(result.coding(), "")))
        .add(
            EXTENSION,
            Json.extension("originalValue")
                .with("valueCodeableConcept", Json.object().with("text", said.words())))
        .with("url", Original.URL);
  }

  private static void addValue(Json observation, Said said, String original) {
    ResultValue value = said.value();
    if (value instanceof ResultValue.Quantity quantity) {
      observation.with(
          "valueQuantity",
          quantity(quantity.number(), quantity.comparator(), said.unit(), said.isUcum()));
    } else if (value instanceof ResultValue.Ratio ratio) {
      observation.with(
          "valueRatio",
          Json.object()
              .with("numerator", Json.object().with("value", ratio.numerator()))
              .with("denominator", Json.object().with("value", ratio.denominator())));
    } else if (value instanceof ResultValue.Coded coded) {
      observation.with(
          "valueCodeableConcept",
          Json.concept(CodeableConcept.url(coded.system()), coded.code(), coded.label()));
    } else if (value instanceof ResultValue.Text text && !text.text().isBlank()) {
      observation.with("valueString", text.text());
    } else {
      Json reason =
          Json.concept("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown", "");
      observation.with("dataAbsentReason", reason.with("text", original));
    }
  }

  private static Json quantity(BigDecimal number, String comparator, String unit, boolean ucum) {
    Json quantity =
        Json.object().with("value", number).with("comparator", comparator).with("unit", unit);
    return ucum ? quantity.with("system", UCUM).with("code", unit) : quantity;
  }

  private static void addFlags(Json observation, String flags) {
    for (String flag : flags.split(" ")) {
      if (!flag.isBlank()) {
        String system = KNOWN_FLAGS.contains(flag) ? FLAGS : OLD_FLAGS;
        observation.add("interpretation", Json.concept(system, flag, ""));
      }
    }
  }

  /** The bounds, and the words of the sender with their unit where it is another one. */
  private static Json range(LabResult result, Said said) {
    ReferenceRange range = said.range();
    boolean own = !range.unit().isEmpty();
    String unit = own ? range.unit() : said.unit();
    boolean ucum = own || said.isUcum();
    Json json = Json.object();
    range.low().ifPresent(low -> json.with("low", quantity(low, "", unit, ucum)));
    range.high().ifPresent(high -> json.with("high", quantity(high, "", unit, ucum)));
    return json.with("text", said.rangeInWords(result));
  }

  Json document(LabResult result, String part) {
    ResultValue.Document document = (ResultValue.Document) result.value();
    boolean withdrawn =
        result.status() == ResultStatus.DELETED || result.status() == ResultStatus.WRONG;
    Json attachment =
        Json.object()
            .with("contentType", document.mediaType())
            .with("data", Base64.getEncoder().encodeToString(document.content().bytes()))
            .with("title", document.title());
    return entries
        .resource("DocumentReference", part)
        .with("status", withdrawn ? "entered-in-error" : "current")
        .with("docStatus", docStatus(result.status()))
        .with("type", code(result.coding(), loinc(result)))
        .with("subject", entries.reference("patient"))
        .with("date", entries.time(result.observedAt().or(order::collectedAt)))
        .add("content", Json.object().with("attachment", attachment));
  }

  private static String docStatus(ResultStatus status) {
    return switch (status) {
      case CORRECTED -> "amended";
      case DELETED, WRONG -> "entered-in-error";
      case FINAL, FINAL_WITHOUT_VALUE -> "final";
      default -> "preliminary";
    };
  }
}
