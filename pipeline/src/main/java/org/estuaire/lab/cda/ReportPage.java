package org.estuaire.lab.cda;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Professional;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ResultStatus;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.pdf.Xhtml;
import org.estuaire.person.Claim;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** The page that a practitioner reads: who, for whom, when, the results, and who answers. */
final class ReportPage {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm", Locale.ROOT);

  private final Xhtml page;
  private final String title;
  private final OutgoingReport outgoing;
  private final LabReport report;
  private final Party laboratory;

  ReportPage(String style, String title, OutgoingReport outgoing) {
    this.page = new Xhtml(style);
    this.title = title;
    this.outgoing = outgoing;
    this.report = outgoing.report();
    this.laboratory = outgoing.laboratory();
  }

  String write() {
    foot();
    heads();
    page.text("h1", "", title);
    notices();
    people();
    for (int i = 0; i < report.orders().size(); i++) {
      order(report.orders().get(i), i + 1);
    }
    signature();
    return page.toString();
  }

  /** On every page: whose report it is, so that no sheet is taken for another person's. */
  private void foot() {
    Traits person = report.claim().traits();
    String born = person.birthDate().map(day -> ", " + born(person) + DAY.format(day)).orElse("");
    page.open("div", "foot");
    page.text("b", "", person.birthName() + " " + person.firstGivenName());
    page.words(born + " – dossier " + number() + " – " + laboratory.name()).close();
  }

  private String number() {
    return report.orders().get(0).number();
  }

  private static String born(Traits person) {
    return switch (person.sex()) {
      case FEMALE -> "née le ";
      case MALE -> "né le ";
      case UNKNOWN -> "né(e) le ";
    };
  }

  private void heads() {
    page.open("table", "heads").open("tr", "").open("td", "laboratory");
    page.text("div", "name", laboratory.name());
    place(laboratory.letterhead().address());
    if (laboratory.identifier().length() == 9) {
      line("FINESS ", laboratory.identifier());
    }
    laboratory.letterhead().director().ifPresent(who -> line("Directeur : ", name(who)));
    page.close().open("td", "recipient");
    page.text("div", "label", "Destinataire");
    page.text("div", "name", outgoing.recipient().name());
    place(outgoing.recipient().letterhead().address());
    page.close(3);
  }

  private void place(Address address) {
    line("", address.street());
    line("", (address.postcode() + " " + address.town()).strip());
    line("Tél. ", address.phone());
  }

  private void line(String label, String text) {
    if (!text.isEmpty()) {
      page.text("div", "", label + text);
    }
  }

  private static String name(Professional professional) {
    return (professional.given() + " " + professional.family()).strip();
  }

  private void notices() {
    boolean partial =
        report.orders().stream()
            .anyMatch(order -> order.status().equals("A") || order.status().equals("P"));
    boolean corrected =
        report.orders().stream()
            .flatMap(order -> order.results().stream())
            .anyMatch(result -> result.status() == ResultStatus.CORRECTED);
    if (partial) {
      notice("Compte rendu partiel : des résultats sont encore attendus.");
    }
    if (corrected) {
      notice("Compte rendu rectifié : des résultats ont été corrigés par le laboratoire.");
    }
    if (outgoing.version() > 1) {
      notice("Ce compte rendu (envoi n° " + outgoing.version() + ") remplace le précédent.");
    }
    if (report.confidentiality() != Confidentiality.NORMAL) {
      notice("Accès restreint : à ne communiquer qu'aux personnes autorisées.");
    }
  }

  private void notice(String words) {
    page.text("div", "notice", words);
  }

  private void people() {
    page.open("table", "people").open("tr", "").open("td", "");
    patient(report.claim());
    page.close().open("td", "");
    request();
    page.close(3);
  }

  private void patient(Claim claim) {
    Traits person = claim.traits();
    page.text("div", "label", "Patient");
    page.open("table", "facts");
    fact("Nom de naissance", person.birthName());
    fact("Prénom(s)", givenNames(person));
    fact("Nom utilisé", used(person));
    fact("Date de naissance", person.birthDate().map(DAY::format).orElse(""));
    fact("Sexe", sex(person.sex()));
    fact("Lieu de naissance", person.birthPlace().isEmpty() ? "" : "INSEE " + person.birthPlace());
    fact("Matricule INS", claim.ins().map(ReportPage::matricule).orElse(""));
    if (!claim.namesARecord()) {
      fact("N° du laboratoire", claim.localId());
    }
    page.close();
  }

  private static String givenNames(Traits person) {
    return person.givenNames().isEmpty() ? person.firstGivenName() : person.givenNames();
  }

  private static String used(Traits person) {
    String given =
        person.usedGivenName().equals(person.firstGivenName()) ? "" : person.usedGivenName();
    String family = person.usedName().equals(person.birthName()) ? "" : person.usedName();
    return (family + " " + given).strip();
  }

  private static String sex(Sex sex) {
    return switch (sex) {
      case FEMALE -> "F";
      case MALE -> "M";
      case UNKNOWN -> "";
    };
  }

  /** With its kind, as the RNIV wants it wherever it is printed. */
  private static String matricule(InsMatricule ins) {
    String kind =
        switch (ins.authority()) {
          case NIR -> "NIR";
          case NIA -> "NIA";
          case NIR_TEST -> "NIR de test";
          case NIR_DEMO -> "NIR de démonstration";
        };
    return ins.number() + " " + InsKey.of(ins.number()) + " (" + kind + ")";
  }

  private void request() {
    LabOrder first = report.orders().get(0);
    page.text("div", "label", "Demande");
    page.open("table", "facts");
    fact("Prescripteur", prescriber(first));
    fact("Dossier", numbers());
    fact("N° de demande", first.placerNumber());
    fact("Prélevé le", first.collectedAt().map(this::minute).orElse(""));
    fact("Reçu le", first.receivedAt().map(this::minute).orElse(""));
    fact("Version du", minute(newest()));
    page.close();
  }

  private String numbers() {
    int others = report.orders().size() - 1;
    return others == 0
        ? number()
        : number() + (others == 1 ? " et 1 autre" : " et " + others + " autres");
  }

  private String prescriber(LabOrder order) {
    String number = order.prescriber();
    boolean rpps = number.length() == 11 && number.chars().allMatch(Character::isDigit);
    String shown = rpps ? "RPPS " + number : number;
    return outgoing
        .directory()
        .professional(number)
        .map(who -> name(who) + " (" + shown + ")")
        .orElse(shown);
  }

  private Instant newest() {
    return report.orders().stream()
        .map(LabOrder::versionAt)
        .max(Comparator.naturalOrder())
        .orElse(report.issuedAt());
  }

  private String minute(Instant at) {
    return MINUTE.format(at.atZone(outgoing.zone()));
  }

  private void fact(String label, String value) {
    if (!value.isEmpty()) {
      page.open("tr", "").text("th", "", label).text("td", "", value).close();
    }
  }

  private void order(LabOrder order, int rank) {
    if (report.orders().size() > 1) {
      String when = order.collectedAt().map(at -> ", prélèvement du " + minute(at)).orElse("");
      page.text("h2", "", "Dossier " + order.number() + when);
    }
    ResultTables tables = new ResultTables(page, outgoing.zone());
    Map<Chapter, List<Line>> chapters = Lines.of(order, rank).chapters();
    chapters.forEach(tables::chapter);
    if (!joined(order) && chapters.isEmpty()) {
      notice("Les résultats de ce compte rendu ont été annulés par le laboratoire.");
    }
  }

  private boolean joined(LabOrder order) {
    boolean any = false;
    for (LabResult result : order.results()) {
      boolean withdrawn =
          result.status() == ResultStatus.DELETED || result.status() == ResultStatus.WRONG;
      if (result.value() instanceof ResultValue.Document document && !withdrawn) {
        String name = document.title().isEmpty() ? Shown.label(result) : document.title();
        page.text("div", "joined", "Document joint par le laboratoire : " + name);
        any = true;
      }
    }
    return any;
  }

  private void signature() {
    page.open("div", "signature");
    page.text("div", "", "Compte rendu transmis par le laboratoire le " + minute(issued()));
    Optional<Professional> responsible = laboratory.letterhead().responsible();
    if (responsible.isPresent()) {
      page.text("div", "name", name(responsible.get()));
      String profession =
          responsible.get().profession().map(known -> known.label() + ", ").orElse("");
      page.text("div", "", "Biologiste responsable – " + profession + rpps(responsible.get()));
    }
    page.close();
    page.text(
        "div",
        "origin",
        "Copie faite des résultats que le laboratoire a transmis ; les valeurs y sont dans une"
            + " unité comparable d'un laboratoire à l'autre, celles du laboratoire à côté."
            + " Seul le compte rendu validé par le laboratoire fait foi.");
  }

  private static String rpps(Professional professional) {
    return "RPPS " + professional.rpps();
  }

  private Instant issued() {
    return report.issuedAt();
  }
}
