package org.estuaire.lab.hl7;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Remarks;
import org.estuaire.exchange.Tally;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.cda.CdaReport;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.LeavingOut;
import org.estuaire.lab.model.Renewal;
import org.estuaire.lab.model.ResultField;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.person.Claim;

/**
 * Opens the CDA documents that a message carries (ANS CI-SIS, transmission of CDA documents in HL7
 * v2, 2.1): their results join the order of the message, under whose number they are corrected and
 * withdrawn. A message with such a document renews its order whole.
 */
final class EmbeddedDocuments {

  private static final int HEAD = 4096;

  private final CdaReport reader;
  private final Remarks remarks;
  private final List<Claim> persons = new ArrayList<>();
  private final LeavingOut leavingOut = new LeavingOut();
  private int sent;

  EmbeddedDocuments(CdaReport reader, Remarks remarks) {
    this.reader = reader;
    this.remarks = remarks;
  }

  /** The order with the results of its documents. */
  LabOrder opened(LabOrder order, boolean documentProfile) {
    List<LabResult> results = new ArrayList<>(order.results());
    boolean opened = false;
    LabOrder with = order;
    for (LabResult result : order.results()) {
      Optional<LabReport> inside = inside(result);
      if (inside.isPresent()) {
        opened = true;
        persons.add(inside.get().claim());
        for (LabOrder part : inside.get().orders()) {
          for (LabResult one : part.results()) {
            if (one.value() instanceof ResultValue.Document) {
              leavingOut.add(
                  LabFinding.INSIDE_DOCUMENT,
                  one.lines(),
                  one.places().line(ResultField.VALUE),
                  one.places().name(ResultField.VALUE));
            } else {
              results.add(as(result.status(), one));
            }
          }
          with = completed(with, inside.get(), part);
        }
      }
    }
    return opened || documentProfile ? with.renewing(Renewal.WHOLE, results) : order;
  }

  private void count(Tally inside) {
    sent += inside.read();
    leavingOut.addAll(inside.leftOut());
  }

  /** The results of the message and those of its documents. */
  Tally with(Tally message) {
    return new Tally(message.read() + sent, message.leftOut()).leaving(leavingOut.all());
  }

  /** The persons whom the documents name. */
  List<Claim> persons() {
    return persons;
  }

  private Optional<LabReport> inside(LabResult result) {
    if (!(result.value() instanceof ResultValue.Document document)
        || !document.mediaType().equals("text/xml")) {
      return Optional.empty();
    }
    byte[] bytes = document.content().bytes();
    String head = new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.ISO_8859_1);
    if (!head.contains("ClinicalDocument")) {
      return Optional.empty();
    }
    Decoded<LabReport> decoded = reader.read(bytes, 1);
    if (decoded instanceof Decoded.Readable<LabReport> readable) {
      readable.warnings().forEach(remarks::add);
      readable.tally().ifPresent(this::count);
      return Optional.of(readable.record());
    }
    remarks.add(
        Finding.of(Hl7Finding.EMBEDDED_CDA_UNREADABLE)
            .atLine(remarks.firstLine())
            .inField("OBX-5"));
    return Optional.empty();
  }

  /** What becomes of a document becomes of its results. */
  private static LabResult as(ResultStatus status, LabResult result) {
    boolean withdrawn = status == ResultStatus.DELETED || status == ResultStatus.WRONG;
    return withdrawn ? result.withStatus(status) : result;
  }

  /** What the document adds to what the message says of the order. */
  private static LabOrder completed(LabOrder order, LabReport inside, LabOrder part) {
    Set<String> documents = new TreeSet<>(order.documents());
    documents.addAll(part.documents());
    documents.add(part.number());
    documents.remove("");
    documents.remove(order.number());
    return new LabOrder(
            order.number(),
            order.placerNumber().isEmpty() ? part.placerNumber() : order.placerNumber(),
            order.code(),
            order.label(),
            order.status(),
            order.version(),
            part.collectedAt().or(order::collectedAt),
            part.receivedAt().or(order::receivedAt),
            order.prescriber().isEmpty() ? part.prescriber() : order.prescriber(),
            order.renewal(),
            documents,
            order.visibility(),
            order.results(),
            order.places())
        .saying(inside.visibility())
        .saying(part.visibility());
  }
}
