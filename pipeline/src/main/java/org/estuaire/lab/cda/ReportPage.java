package org.estuaire.lab.cda;

import static org.estuaire.pdf.Printout.mm;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
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
import org.estuaire.pdf.Cell;
import org.estuaire.pdf.Cell.Padding;
import org.estuaire.pdf.Lettering;
import org.estuaire.pdf.Paragraph;
import org.estuaire.pdf.Printout;
import org.estuaire.pdf.Row;
import org.estuaire.pdf.Row.Rules;
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

  private static final int INK = 0x111111;
  private static final int GREY = 0x555555;
  private static final int HOUSE = 0x1f5a7a;
  private static final int WARNING = 0x8a4b00;
  private static final int WARNING_PAPER = 0xfdf3e3;
  private static final int FRAME = 0x8b9aa5;

  private static final Lettering PLAIN = new Lettering(9, false, INK);
  private static final Lettering BOLD = PLAIN.inBold();
  private static final Lettering NAME = new Lettering(10, true, INK);
  private static final Lettering LABORATORY = new Lettering(13, true, HOUSE);
  private static final Lettering TITLE = new Lettering(13, true, INK);
  private static final Lettering LABEL = new Lettering(8, false, GREY);
  private static final Lettering FACT = new Lettering(9, false, GREY);
  private static final Lettering NOTICE = new Lettering(9, true, INK);
  private static final Lettering ORIGIN = new Lettering(7.5f, false, GREY);
  private static final float FACT_WIDTH = mm(32);
  private static final float HALF = 0.5f;
  private static final float NARROW = 0.4f;
  private static final float SIGNED_AT = 0.55f;

  private final Printout page;
  private final String title;
  private final OutgoingReport outgoing;
  private final LabReport report;
  private final Party laboratory;

  ReportPage(String title, OutgoingReport outgoing) {
    this.title = title;
    this.outgoing = outgoing;
    this.report = outgoing.report();
    this.laboratory = outgoing.laboratory();
    Traits person = report.claim().traits();
    this.page = new Printout(person.birthName() + " " + person.firstGivenName(), foot(person));
  }

  byte[] pdf() {
    heads();
    page.gap(mm(5));
    page.row(whole(Paragraph.centred(TITLE, title)));
    page.gap(mm(3));
    notices();
    people();
    for (int i = 0; i < report.orders().size(); i++) {
      order(report.orders().get(i), i + 1);
    }
    signature();
    return page.pdf(title, newest());
  }

  private String foot(Traits person) {
    String born = person.birthDate().map(day -> ", " + born(person) + DAY.format(day)).orElse("");
    return born + " – dossier " + number() + " – " + laboratory.name();
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
    List<Paragraph> sender = new ArrayList<>();
    sender.add(Paragraph.of(LABORATORY, laboratory.name()));
    place(sender, laboratory.letterhead().address());
    if (laboratory.identifier().length() == 9) {
      line(sender, "FINESS ", laboratory.identifier());
    }
    laboratory.letterhead().director().ifPresent(who -> line(sender, "Directeur : ", name(who)));
    List<Paragraph> recipient = new ArrayList<>();
    recipient.add(label("Destinataire"));
    recipient.add(Paragraph.of(NAME, outgoing.recipient().name()));
    place(recipient, outgoing.recipient().letterhead().address());
    page.row(
        Row.of(
                new Cell(1 - NARROW, new Padding(0, 0, 0, mm(4)), sender),
                new Cell(NARROW, new Padding(0, 0, 0, mm(6)), recipient))
            .within(Rules.before(3, HOUSE)));
  }

  private static Paragraph label(String words) {
    return Paragraph.of(LABEL, words.toUpperCase(Locale.FRENCH));
  }

  private static void place(List<Paragraph> lines, Address address) {
    line(lines, "", address.street());
    line(lines, "", (address.postcode() + " " + address.town()).strip());
    line(lines, "Tél. ", address.phone());
  }

  private static void line(List<Paragraph> lines, String label, String text) {
    if (!text.isEmpty()) {
      lines.add(Paragraph.of(PLAIN, label + text));
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
    page.row(
        Row.of(Cell.of(1, new Padding(mm(1), mm(2), mm(1), mm(2)), Paragraph.of(NOTICE, words)))
            .on(WARNING_PAPER)
            .within(Rules.around(0.8f, WARNING)));
    page.gap(mm(2));
  }

  private void people() {
    Padding room = new Padding(mm(1.5), mm(2), mm(1.5), mm(2));
    page.row(
        Row.of(new Cell(HALF, room, patient(report.claim())), new Cell(HALF, room, request()))
            .within(Rules.around(0.6f, FRAME)));
    page.gap(mm(3));
  }

  private static List<Paragraph> patient(Claim claim) {
    Traits person = claim.traits();
    List<Paragraph> facts = new ArrayList<>();
    facts.add(label("Patient"));
    fact(facts, "Nom de naissance", person.birthName());
    fact(facts, "Prénom(s)", givenNames(person));
    fact(facts, "Nom utilisé", used(person));
    fact(facts, "Date de naissance", person.birthDate().map(DAY::format).orElse(""));
    fact(facts, "Sexe", sex(person.sex()));
    fact(
        facts,
        "Lieu de naissance",
        person.birthPlace().isEmpty() ? "" : "INSEE " + person.birthPlace());
    fact(facts, "Matricule INS", claim.ins().map(ReportPage::matricule).orElse(""));
    if (!claim.namesARecord()) {
      fact(facts, "N° du laboratoire", claim.localId());
    }
    return facts;
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

  private List<Paragraph> request() {
    LabOrder first = report.orders().get(0);
    List<Paragraph> facts = new ArrayList<>();
    facts.add(label("Demande"));
    fact(facts, "Prescripteur", prescriber(first));
    fact(facts, "Dossier", numbers());
    fact(facts, "N° de demande", first.placerNumber());
    fact(facts, "Prélevé le", first.collectedAt().map(this::minute).orElse(""));
    fact(facts, "Reçu le", first.receivedAt().map(this::minute).orElse(""));
    fact(facts, "Version du", minute(newest()));
    return facts;
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

  private static void fact(List<Paragraph> facts, String label, String value) {
    if (!value.isEmpty()) {
      facts.add(Paragraph.labelled(FACT, label, FACT_WIDTH, BOLD, value));
    }
  }

  private void order(LabOrder order, int rank) {
    if (report.orders().size() > 1) {
      String when = order.collectedAt().map(at -> ", prélèvement du " + minute(at)).orElse("");
      page.gap(mm(5));
      page.heading(whole(Paragraph.of(NAME, "Dossier " + order.number() + when)));
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
        page.gap(mm(2));
        page.row(whole(Paragraph.of(PLAIN, "Document joint par le laboratoire : " + name)));
        any = true;
      }
    }
    return any;
  }

  private static Row whole(Paragraph paragraph) {
    return Row.of(Cell.of(1, Padding.NONE, paragraph));
  }

  private void signature() {
    List<Paragraph> lines = new ArrayList<>();
    line(lines, "Compte rendu transmis par le laboratoire le ", minute(report.issuedAt()));
    Optional<Professional> responsible = laboratory.letterhead().responsible();
    if (responsible.isPresent()) {
      lines.add(Paragraph.of(NAME, name(responsible.get())));
      String profession =
          responsible.get().profession().map(known -> known.label() + ", ").orElse("");
      line(lines, "Biologiste responsable – ", profession + rpps(responsible.get()));
    }
    page.gap(mm(8));
    page.row(
        Row.of(Cell.of(SIGNED_AT, Padding.NONE), new Cell(1 - SIGNED_AT, Padding.NONE, lines)));
    page.gap(mm(6));
    page.row(
        whole(
            Paragraph.of(
                ORIGIN,
                "Copie faite des résultats que le laboratoire a transmis ; les valeurs y sont dans"
                    + " une unité comparable d'un laboratoire à l'autre, celles du laboratoire à"
                    + " côté. Seul le compte rendu validé par le laboratoire fait foi.")));
  }

  private static String rpps(Professional professional) {
    return "RPPS " + professional.rpps();
  }
}
