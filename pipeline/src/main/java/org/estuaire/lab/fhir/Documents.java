package org.estuaire.lab.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.DocumentContent;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LabResult.Coding;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.reading.Census;
import org.estuaire.lab.reading.Unfolding;

/** Documents that come with a report or stand on their own, and the report's conclusion. */
final class Documents {

  private static final Coding LABORATORY_REPORT =
      Coding.loinc("11502-2", "Compte rendu d'examens biologiques");
  private static final Coding IMAGE = Coding.loinc("18748-4", "Image");
  private static final Coding CONCLUSION = Coding.loinc("48767-8", "Conclusion");
  private static final String CONTENT = "content";

  private final Resources resources;
  private final Census<Element> census;
  private final Unfolding unfolding;
  private final Remarks remarks;
  private final SubIds subIds = new SubIds();
  private final List<LabResult> found = new ArrayList<>();

  /**
   * @param census is notified of which of its elements became documents
   * @param unfolding of the whole record
   */
  Documents(Resources resources, Census<Element> census, Unfolding unfolding, Remarks remarks) {
    this.unfolding = unfolding;
    this.resources = resources;
    this.census = census;
    this.remarks = remarks;
  }

  /** The printed form, images and conclusion of a report. */
  void addReport(Resource report, ResultStatus status, Optional<Instant> at) {
    for (Element form : report.element().all("presentedForm")) {
      add(report, form, form, "presentedForm", LABORATORY_REPORT, status, at);
    }
    for (Element media : report.element().all("media")) {
      Resource image = resources.find(report, media.first("link"));
      if (!image.isPresent()) {
        remarks.add(
            FhirFinding.DOCUMENT_ELSEWHERE,
            report.at("media.link"),
            media.text("link", "reference"));
      } else {
        add(image, media, image.element().first(CONTENT), CONTENT, IMAGE, status, at);
      }
    }
    String conclusion = report.text("conclusion");
    if (!conclusion.isEmpty()) {
      ResultValue text = new ResultValue.Text(conclusion);
      found.add(Results.plain(CONCLUSION, "", status, text, conclusion, at).madeOf(0));
    }
  }

  /** A document that is told apart from any report. */
  void addReference(Resource reference) {
    Coding type = new CodeableConcept(reference.element().first("type")).coding();
    Coding coding = type.code().isEmpty() ? LABORATORY_REPORT : type;
    Optional<Instant> at = remarks.time(reference.text("date"), reference.at("date"));
    for (Element content : reference.element().all(CONTENT)) {
      Element attachment = content.first("attachment");
      add(reference, content, attachment, CONTENT, coding, status(reference), at);
    }
  }

  List<LabResult> found() {
    return found;
  }

  private static ResultStatus status(Resource reference) {
    switch (reference.text("status")) {
      case "superseded":
        return ResultStatus.DELETED;
      case "entered-in-error":
        return ResultStatus.WRONG;
      default:
        String status = reference.text("docStatus");
        return status.isEmpty() ? ResultStatus.FINAL : ReportStatus.of(status);
    }
  }

  private void add(
      Resource from,
      Element counted,
      Element attachment,
      String name,
      Coding coding,
      ResultStatus status,
      Optional<Instant> at) {
    Optional<ResultValue.Document> read = document(from, attachment, name);
    if (read.isPresent()) {
      census.taken(counted);
      String subId = subIds.next("", coding.code());
      String title = read.get().title();
      found.add(Results.plain(coding, subId, status, read.get(), title, at));
    }
  }

  private Optional<ResultValue.Document> document(Resource from, Element attachment, String name) {
    String mediaType = attachment.text("contentType");
    String data = attachment.text("data");
    String url = attachment.text("url");
    if (data.isEmpty() && !url.isEmpty()) {
      Resource binary = resources.find(from, url);
      if (!binary.type().equals("Binary")) {
        remarks.add(FhirFinding.DOCUMENT_ELSEWHERE, from.at(name + ".url"), url);
        return Optional.empty();
      }
      data = binary.text("data");
      mediaType = mediaType.isEmpty() ? binary.text("contentType") : mediaType;
    }
    if (!unfolding.takesAgain(data)) {
      remarks.add(Unfolding.finding().inField(from.at(name)));
      return Optional.empty();
    }
    Optional<byte[]> bytes = decoded(data);
    if (bytes.isEmpty()) {
      remarks.add(FhirFinding.DOCUMENT_UNREADABLE, from.at(name), "");
    }
    String type = remarks.bounded(mediaType, from.at(name + ".contentType"));
    String title = attachment.text("title");
    return bytes.map(b -> new ResultValue.Document(type, title, DocumentContent.of(b)));
  }

  private static Optional<byte[]> decoded(String data) {
    try {
      // The MIME decoder would pass over what is no base64 at all.
      byte[] bytes = Base64.getDecoder().decode(data.replaceAll("\\s+", ""));
      return Optional.of(bytes).filter(b -> b.length > 0);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }
}
