package org.estuaire.lab.cda;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.LabResult.Measure;
import org.estuaire.lab.model.ReferenceRange;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Census;

/**
 * Goes over the chapters of a CR-BIO: acts, batteries, isolates with their antibiograms, results,
 * images, comments and attached documents, however deep they lie in each other.
 */
final class BodyReader {

  /** Codes of our own for what the norm gives no code: a partner's table may map them. */
  static final String ISOLATE = "ISOLAT";

  private static final String COMMENT = "48767-8";
  private static final String COMMENT_SECTION = "1.2.250.1.213.1.1.2.73";
  static final String ATTACHED = "1.2.250.1.213.1.1.3.18";

  /** Results of laboratory tests: IHE XD-LAB, CI-SIS. */
  private static final List<String> RESULT =
      List.of("1.3.6.1.4.1.19376.1.3.1.6", "1.2.250.1.213.1.1.3.80");

  static final String REPORT = "11502-2";
  static final String TYPE_OF_DOCUMENT = "69764-9";

  private final Narrative narrative;
  private final CodeReader codes;
  private final Attachments attachments;
  private final ObservationReader observations;
  private final Specimens specimens;
  private final Remarks remarks;
  private final Census<Element> census;
  private final boolean laboratoryReport;
  private final String subIdRoot;
  private final Results results = new Results();
  private int rank;

  /**
   * @param census is notified of which of its elements were read
   * @param laboratoryReport else a document of another kind, kept whole: only what is surely a
   *     result of a laboratory test is read
   */
  BodyReader(
      Narrative narrative,
      String domain,
      Specimens specimens,
      Instant createdAt,
      Census<Element> census,
      boolean laboratoryReport,
      Remarks remarks) {
    this.narrative = narrative;
    this.codes = new CodeReader(narrative, domain, remarks);
    this.attachments = new Attachments(remarks);
    this.observations =
        new ObservationReader(codes, narrative, attachments, domain, createdAt, remarks);
    this.specimens = specimens;
    this.remarks = remarks;
    this.census = census;
    this.laboratoryReport = laboratoryReport;
    this.subIdRoot = Oids.subIdRoot(domain);
  }

  Results read(Element structuredBody) {
    sections(structuredBody);
    return results;
  }

  private void sections(Element parent) {
    for (Element component : parent.all("component")) {
      for (Element section : component.all("section")) {
        if (section.hasTemplate(COMMENT_SECTION)) {
          comment(section.first("text"), Scope.DOCUMENT);
        } else if (laboratoryReport && isTextAlone(section)) {
          String title = section.first("title").text();
          remarks.add(CdaFinding.TEXT_ALONE, section, "section/text", title);
        }
        for (Element entry : section.all("entry")) {
          inside(entry, Scope.DOCUMENT);
        }
        sections(section);
      }
    }
  }

  /** Whether a section has words for a reader and nothing that becomes a result. */
  static boolean isTextAlone(Element section) {
    return !section.hasTemplate(COMMENT_SECTION)
        && !section.first("entry").isPresent()
        && !section.first("component").isPresent()
        && !section.first("text").text().isEmpty();
  }

  private void inside(Element relation, Scope scope) {
    for (Element statement : relation.children()) {
      switch (statement.name()) {
        case "act":
          act(statement, scope);
          break;
        case "organizer":
          organizer(statement, scope);
          break;
        case "observation":
          observation(statement, scope);
          break;
        case "observationMedia":
          media(statement, Coding.loinc(REPORT, "Image"), "", scope);
          break;
        default:
          // Specimens are read apart; drugs and the like are no results.
          break;
      }
    }
  }

  private void act(Element act, Scope scope) {
    if (ObservationReader.isComment(act)) {
      comment(act.first("text"), scope);
    } else {
      relations(act, inner(act, scope));
    }
  }

  private Scope inner(Element statement, Scope scope) {
    Scope inner = scope.withStatus(ObservationReader.stated(statement));
    return specimens.areDatedApart() ? inner.collectedAt(specimens.beside(statement)) : inner;
  }

  private void relations(Element statement, Scope scope) {
    for (Element relation : statement.children()) {
      if (relation.name().equals("entryRelationship") || relation.name().equals("component")) {
        inside(relation, scope);
      }
    }
  }

  private void organizer(Element organizer, Scope scope) {
    if (organizer.hasTemplate(ATTACHED)) {
      attached(organizer, scope);
      return;
    }
    Scope inner = inner(organizer, scope);
    Element germ = organizer.first("specimen", "specimenRole", "specimenPlayingEntity", "code");
    boolean isolate = germ.isPresent() || ownIsolate(organizer).isPresent();
    relations(organizer, isolate ? isolate(organizer, germ, inner) : inner);
  }

  /** The micro-organism is a result, and tells the results about it from those about another. */
  private Scope isolate(Element organizer, Element germ, Scope scope) {
    String place = "organizer[CLUSTER]/specimen";
    ResultValue value = codes.value(germ, place);
    String code = germ.attribute("code").isEmpty() ? codes.label(germ) : germ.attribute("code");
    String subId = ownIsolate(organizer).orElseGet(() -> results.isolate(code));
    String label = codes.label(germ);
    Optional<Instant> found =
        scope.collectedAt().or(() -> CdaTime.of(organizer.first("effectiveTime"), remarks));
    if (!(value instanceof ResultValue.Absent)) {
      results.add(
          result(
                  nameOf(organizer),
                  subId,
                  scope.status().orElse(ResultStatus.FINAL),
                  new Measure(value, label, "", ReferenceRange.NONE),
                  found)
              .madeOf(0));
    }
    return scope.ofIsolate(subId);
  }

  /** Told by documents of our own only; other identifiers of specimens change with versions. */
  private Optional<String> ownIsolate(Element organizer) {
    Element id = organizer.first("specimen", "specimenRole", "id");
    return Optional.of(id.attribute("extension"))
        .filter(told -> id.attribute("root").equals(subIdRoot) && !told.isEmpty())
        .filter(told -> told.length() <= Results.LONGEST_SUB_ID);
  }

  /** How the result that names the micro-organism is coded: only our own documents tell. */
  private Coding nameOf(Element organizer) {
    Element code = organizer.first("code");
    return code.isPresent() && ownIsolate(organizer).isPresent()
        ? codes.coding(code, "organizer[CLUSTER]/code")
        : Coding.local(ISOLATE, "Isolat microbiologique");
  }

  private void observation(Element observation, Scope scope) {
    String place = "observation[" + ++rank + "]";
    if (!isEvent(observation)) {
      census.leave(observation, LabFinding.NO_EVENT);
      return;
    }
    if (laboratoryReport || isSurelyResult(observation)) {
      LabResult read = observations.read(observation, scope, place);
      results.add(read);
      census.taken(observation);
    }
    int previous = 0;
    for (Element relation : observation.all("entryRelationship")) {
      if (relation.attribute("typeCode").equals("REFR")) {
        for (Element earlier : relation.all("observation")) {
          if (!isEvent(earlier)) {
            census.leave(earlier, LabFinding.NO_EVENT);
            continue;
          }
          String where = place + "/REFR[" + ++previous + "]";
          census.leave(earlier, LabFinding.GIVEN_AGAIN);
          observations.previous(earlier, scope, where).ifPresent(read -> previous(earlier, read));
        }
      } else if (!ObservationReader.isComment(relation.first("act"))) {
        inside(relation, scope);
      }
    }
  }

  /** Whether it says what was found, not a goal, a request or a promise. */
  private static boolean isEvent(Element observation) {
    String mood = observation.attribute("moodCode");
    return mood.isEmpty() || mood.equals("EVN");
  }

  /** Whether its template says that it is a result of a laboratory test. */
  static boolean isSurelyResult(Element observation) {
    return RESULT.stream().anyMatch(observation::hasTemplate);
  }

  private void previous(Element earlier, LabResult read) {
    results.add(read);
    census.taken(earlier);
  }

  private void comment(Element text, Scope scope) {
    String words = narrative.words(text);
    if (laboratoryReport && !words.isEmpty()) {
      results.add(
          result(
                  Coding.loinc(COMMENT, "Commentaire"),
                  "",
                  ResultStatus.FINAL,
                  new Measure(new ResultValue.Text(words), words, "", ReferenceRange.NONE),
                  scope.collectedAt())
              .aboutIsolate(scope.isolate())
              .madeOf(0));
    }
  }

  /**
   * A document and what the simple observation beside it says of its kind. A copy that we made of
   * the report itself says nothing that its results do not.
   */
  private void attached(Element organizer, Scope scope) {
    boolean copy = organizer.first("id").attribute("root").equals(Oids.COPY);
    if (copy && laboratoryReport) {
      organizer.all("component").stream()
          .flatMap(component -> component.all("observationMedia").stream())
          .forEach(media -> census.leave(media, LabFinding.OWN_COPY));
      return;
    }
    Coding coding = Coding.loinc(REPORT, "Document joint");
    String title = "";
    for (Element component : organizer.all("component")) {
      Element kind = component.first("observation");
      if (kind.first("code").attribute("code").equals(TYPE_OF_DOCUMENT)) {
        Element value = kind.first("value");
        title = narrative.words(kind.first("text"));
        title = title.isEmpty() ? codes.label(value) : title;
        coding = value.attribute("code").isEmpty() ? coding : codes.coding(value, TYPE_OF_DOCUMENT);
      }
    }
    for (Element component : organizer.all("component")) {
      for (Element media : component.all("observationMedia")) {
        media(media, coding, title, scope);
      }
    }
  }

  private void media(Element media, Coding coding, String title, Scope scope) {
    if (!laboratoryReport) {
      census.leave(media, LabFinding.INSIDE_DOCUMENT);
      return;
    }
    Element value = media.first("value");
    ResultValue document = attachments.document(value, title, "observationMedia/value");
    String id = media.attribute("ID");
    if (document instanceof ResultValue.Document) {
      census.taken(media);
      results.add(
          result(
              coding,
              id.length() > Results.LONGEST_SUB_ID ? "" : id,
              ResultStatus.FINAL,
              new Measure(document, "", "", ReferenceRange.NONE),
              scope.collectedAt()));
    }
  }

  static LabResult result(
      Coding coding,
      String subId,
      ResultStatus status,
      Measure measure,
      Optional<Instant> observedAt) {
    return new LabResult(
        coding,
        subId,
        status,
        measure,
        Optional.empty(),
        "",
        observedAt,
        false,
        "",
        "",
        Optional.empty());
  }
}
