package org.estuaire.synthetic;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.lab.cda.CdaWriter;
import org.estuaire.lab.fhir.FhirReportWriter;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.synthetic.LabMessage.Result;
import org.estuaire.synthetic.SampleShelf.Tally;

/** CDA documents, a FHIR bundle, HPRIM Santé, a ZIP and a GZIP; one of each form spoilt. */
final class SampleSalines {

  private static final Laboratory LABORATORY = Laboratory.SALINES;
  private static final List<Panel> KIDNEY = List.of(Panel.RENAL, Panel.GLYCAEMIA);
  private static final ReportWriter CDA = CdaWriter.withoutCopy();
  private static final ReportWriter FHIR = new FhirReportWriter();

  private final List<Person> persons;
  private final SampleShelf shelf;
  private final LabMessages messages;
  private final LocalDateTime evening;
  private final SanteWriter sante = new SanteWriter(LABORATORY);
  private final StructuredReports reports =
      new StructuredReports(LABORATORY, "Laboratoire des Salines");

  SampleSalines(SampleCast cast, SampleShelf shelf) {
    this.persons = cast.with(person -> person.number() % 4 == 3);
    this.shelf = shelf;
    this.messages = new LabMessages(LABORATORY, cast.spec());
    this.evening = cast.spec().night().atTime(20, 0);
  }

  void write() {
    documents();
    bundles();
    files();
    archives();
  }

  private void documents() {
    put("LS_20261120_2000_document.xml", reports.written(report(1), CDA), 1);
    put("LS_20261120_2001_document.xml", reports.written(report(2), CDA), 1);
    put("LS_20261120_2002_remplacement.xml", reports.written(corrected(2), CDA, 2), 1);
    refused("LS_20261120_2003_document-tronque.xml", cut(reports.written(report(3), CDA)));
  }

  /** The whole report again, with one value corrected. */
  private LabMessage corrected(int rank) {
    String creatinine = LABORATORY.code(Analyte.CREATININE).code();
    LabMessage first = report(rank);
    return first
        .again(first.number() + "02", evening.plusMinutes(30), "C")
        .changing(
            result -> result.code().code().equals(creatinine),
            result -> result.withStatus("C").withValue("NM", "88"));
  }

  private void bundles() {
    put("LS_20261120_2010_bundle.json", reports.written(report(4), FHIR), 1);
    refused("LS_20261120_2011_bundle-tronque.json", cut(reports.written(report(5), FHIR)));
  }

  private void files() {
    List<LabMessage> evenings = List.of(byMass(persons.get(0), 6), report(7), report(8));
    put("LS_20261120_2020_resultats.hpr", file(evenings, 3), 3);
    refused("LS_20261120_2021_resultats-compte-faux.hpr", file(List.of(report(9), report(10)), 5));
  }

  /** Glucose as it used to be told. */
  private LabMessage byMass(Person person, int rank) {
    String glucose = LABORATORY.code(Analyte.GLUCOSE).code();
    Laboratory.Code code = new Laboratory.Code(Analyte.GLUCOSE.mass().loinc(), "LN");
    Result mass =
        new Result("NM", code, "Glucose", "", "1.32", "g/l", "0.70-1.10", "H", "F", null, "");
    return messages
        .of(person, rank, KIDNEY)
        .changing(result -> result.code().code().equals(glucose), result -> mass);
  }

  private byte[] file(List<LabMessage> reports, int told) {
    List<byte[]> pieces = new ArrayList<>();
    pieces.add(sante.head(evening));
    for (LabMessage report : reports) {
      pieces.add(sante.report(report, pieces.size()));
    }
    pieces.add(sante.tail(told));
    return SampleShelf.joined(pieces);
  }

  private void archives() {
    Map<String, byte[]> documents = new LinkedHashMap<>();
    for (int rank = 11; rank <= 12; rank++) {
      documents.put("document-" + rank + ".xml", reports.written(report(rank), CDA));
    }
    String zip = "LS_20261120_2030_lot.zip";
    Map<String, Integer> inside = new LinkedHashMap<>();
    documents.keySet().forEach(name -> inside.put(zip + " / " + name, 1));
    shelf.putArchive(LABORATORY.partner(), zip, Archive.zip(documents), inside);
    String compressed = "LS_20261120_2040_resultats.hpr";
    byte[] results = file(List.of(report(13), report(14)), 2);
    shelf.putArchive(
        LABORATORY.partner(), compressed + ".gz", Archive.gzip(results), Map.of(compressed, 2));
  }

  private static byte[] cut(byte[] whole) {
    return Arrays.copyOf(whole, whole.length * 2 / 3);
  }

  private LabMessage report(int rank) {
    return messages.of(persons.get(rank - 1), rank, KIDNEY);
  }

  private void put(String file, byte[] content, int records) {
    shelf.put(LABORATORY.partner(), file, content, Tally.loaded(records));
  }

  private void refused(String file, byte[] content) {
    shelf.putRefused(LABORATORY.partner(), file, content);
  }
}
