package org.estuaire.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something that a format can't say, or says otherwise.
 *
 * @param aspects which differences it explains
 * @param what in words
 * @param why the reason
 */
record TransferLoss(LabFormats to, Pattern aspects, String what, String why) {

  private static final List<TransferLoss> ALL = all();

  static Optional<TransferLoss> of(LabFormats to, String aspect) {
    return ALL.stream()
        .filter(loss -> loss.to == to && loss.aspects.matcher(aspect).matches())
        .findFirst();
  }

  static List<TransferLoss> to(LabFormats format) {
    return ALL.stream().filter(loss -> loss.to == format).toList();
  }

  private static List<TransferLoss> all() {
    List<TransferLoss> all = new ArrayList<>();
    hl7(all);
    medecins(all);
    sante(all);
    cda(all);
    fhir(all);
    return List.copyOf(all);
  }

  private static void add(
      List<TransferLoss> all, LabFormats to, String aspects, String what, String why) {
    all.add(new TransferLoss(to, Pattern.compile(aspects), what, why));
  }

  private static void hl7(List<TransferLoss> all) {
    LabFormats to = LabFormats.HL7;
    add(
        all,
        to,
        "local code of .*",
        "the laboratory's own code of a converted value",
        "OBX-3 has room for two codes: the comparable LOINC code and the one that was sent");
    add(
        all,
        to,
        "billing NIR of report",
        "the billing NIR",
        "never passed on: it may be another person's, and PID-3 would make it look like an INS");
    add(
        all,
        to,
        "time of issue of report",
        "the number of a document's version in its time",
        "HL7 tells times to the second; versions of a CDA document of one time differ by less");
    add(
        all,
        to,
        "time of observation of a document",
        "nothing: a document without a time gets one",
        "what has no time of its own is of the time of collection");
  }

  private static void medecins(List<TransferLoss> all) {
    LabFormats to = LabFormats.MEDECINS;
    add(
        all,
        to,
        "(INS|identity status|sex|birth place|commune of residence|phone|used name"
            + "|list of given names) of report",
        "INS, status of the identity, sex, birth place, commune, telephone, used name, other given"
            + " names",
        "the twelve lines of the header have no place for them; the text shows sex and used name");
    add(
        all,
        to,
        "(name of the order|number at the prescriber|time of reception|prescriber) of report",
        "name of the order, the prescriber's number, reception; the recipient stands for the"
            + " prescriber",
        "line 12 names who receives; the other three have no line");
    add(
        all,
        to,
        "time of .*",
        "the hour of collection, issue and version",
        "line 10 is a day; a dossier with a correction is one second newer than those without");
    add(
        all,
        to,
        "sub-identifier of .*",
        "the sub-identifier",
        "RES has none: the day of the examination stands for it when it is read");
    add(
        all,
        to,
        "local code of .*",
        "the laboratory's own code beside LOINC",
        "RES has room for one code");
    add(
        all,
        to,
        "code of .*",
        "that a code outside analytes.csv is LOINC",
        "RES names no code system: only codes of our table are known again as LOINC");
    add(all, to, "method of .*", "the method", "no field; the text shows it");
    add(
        all,
        to,
        "(value|status) of a (withdrawn result|result without value)",
        "a withdrawal, a result that can't be obtained",
        "statuses are F, R and C only: written as C « Résultat annulé par le laboratoire » and F"
            + " « Résultat non obtenu »");
    add(all, to, "value of a coded value", "the code of a coded value", "its label is written");
    add(
        all,
        to,
        "the whole of an earlier result",
        "earlier results as data",
        "RES can't tell them from new ones; the text shows them");
    add(
        all,
        to,
        "the whole of a document",
        "documents that are no text",
        "the format is plain text; a sentence says that the document exists");
  }

  private static void sante(List<TransferLoss> all) {
    LabFormats to = LabFormats.SANTE;
    add(
        all,
        to,
        "(INS|identity status|birth place|commune of residence|billing NIR) of report",
        "INS, status of the identity, birth place, commune, billing NIR",
        "P has no field for them; the billing NIR is never passed on");
    add(
        all,
        to,
        "used name of report",
        "the used given name",
        "P-6 and P-7 tell two family names, one list of given names");
    add(
        all,
        to,
        "list of given names of report",
        "a list of one given name",
        "it says no more than the first given name");
    add(
        all,
        to,
        "local code of .*",
        "the laboratory's own code of a converted value",
        "OBX-4 has room for two codes: the comparable LOINC code and the one that was sent");
    add(
        all,
        to,
        "time of issue of report",
        "the number of a document's version in its time",
        "times are stated to the second; versions of a CDA document of one time differ by less");
    add(
        all,
        to,
        "value of a document",
        "documents that are no text",
        "a file would travel apart (type FIC); a text says that the document exists");
    add(
        all,
        to,
        "status of a withdrawn result",
        "that a deletion is a mistake about the patient",
        "W means something else in HPRIM Santé: D is written");
    add(
        all,
        to,
        "time of observation of a document",
        "nothing: a document without a time gets one",
        "what has no time of its own is of the time of collection");
  }

  private static void cda(List<TransferLoss> all) {
    LabFormats to = LabFormats.CDA;
    add(
        all,
        to,
        "commune of residence of report",
        "commune of residence",
        "the address of a CDA header has a postcode and a town, no code");
    add(all, to, "billing NIR of report", "the billing NIR", "not in CDA headers");
    add(
        all,
        to,
        "name of the order of report",
        "name of the order",
        "the document has the title that CR-BIO prescribes");
    add(
        all,
        to,
        "status of a corrected .*",
        "that a result is a correction",
        "a new version of the document replaces the old one whole; its table says « résultat"
            + " corrigé »");
    add(
        all,
        to,
        "the whole of a withdrawn result",
        "withdrawn results",
        "the version that replaces the document no longer holds them, which withdraws them");
    add(
        all,
        to,
        "time of issue of report",
        "nothing: the version adds a microsecond",
        "so that version 2 of one time is newer than version 1");
    add(
        all,
        to,
        "local code of .*",
        "the laboratory's own code of a converted value",
        "the reader keeps the comparable LOINC code and the first translation");
    add(
        all,
        to,
        "(sub-identifier|time of observation) of a document",
        "time of a document",
        "an attached document has no time in CR-BIO; its place in the document names it");
  }

  private static void fhir(List<TransferLoss> all) {
    LabFormats to = LabFormats.FHIR;
    add(
        all,
        to,
        "local code of .*",
        "the laboratory's own code of a converted value",
        "it is written; the reader keeps two codes");
    add(
        all,
        to,
        "name of the order of report",
        "nothing: an order without name gets one",
        "DiagnosticReport.code is required");
    add(
        all,
        to,
        "time of observation of a document",
        "nothing: a document without a time gets one",
        "what has no time of its own is of the time of collection");
    add(
        all,
        to,
        "billing NIR of report",
        "the billing NIR",
        "never passed on: FR Core 2.1 and 2.2 give it two systems, and either may be taken for an"
            + " INS");
  }
}
