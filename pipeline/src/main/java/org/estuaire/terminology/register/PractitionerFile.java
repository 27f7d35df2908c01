package org.estuaire.terminology.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;
import org.estuaire.terminology.TableRefused;

/**
 * {@code PS_LibreAcces_Personne_activite_….txt} of the Annuaire santé: one line for each activity
 * of each practitioner, cells separated and ended by bars, UTF-8.
 */
final class PractitionerFile implements RegisterSource {

  private static final char SEPARATOR = '|';
  private static final Pattern NUMBER = Pattern.compile("\\d{11}|[0-9A-Z]{9}");

  /** The columns in their order of 2026, for a file without header. */
  private static final List<String> ORDER =
      List.of(
          "Type d'identifiant PP",
          "Identifiant PP",
          "Identification nationale PP",
          "Code civilité d'exercice",
          "Libellé civilité d'exercice",
          "Code civilité",
          "Libellé civilité",
          "Nom d'exercice",
          "Prénom d'exercice",
          "Code profession",
          "Libellé profession",
          "Code catégorie professionnelle",
          "Libellé catégorie professionnelle",
          "Code type savoir-faire",
          "Libellé type savoir-faire",
          "Code savoir-faire",
          "Libellé savoir-faire",
          "Code mode exercice",
          "Libellé mode exercice",
          "Numéro SIRET site",
          "Numéro SIREN site",
          "Numéro FINESS site",
          "Numéro FINESS établissement juridique",
          "Identifiant technique de la structure",
          "Raison sociale site",
          "Enseigne commerciale site",
          "Complément destinataire",
          "Complément point géographique",
          "Numéro Voie",
          "Indice répétition voie",
          "Code type de voie",
          "Libellé type de voie",
          "Libellé Voie",
          "Mention distribution",
          "Bureau cedex",
          "Code postal",
          "Code commune",
          "Libellé commune",
          "Code pays",
          "Libellé pays",
          "Téléphone",
          "Téléphone 2",
          "Télécopie",
          "Adresse e-mail",
          "Code Département");

  private final OfficialFile file;
  private final Region region;

  PractitionerFile(OfficialFile file, Region region) {
    this.file = file;
    this.region = region;
  }

  @Override
  public Read read(CopyRows staged, BadRows bad) throws IOException {
    long rows = 0;
    try (FileLines lines =
        new FileLines(
            file.open(name -> name.contains("personne_activite") && name.endsWith(".txt")),
            Optional.empty())) {
      if (!lines.next()) {
        throw new TableRefused(Finding.of(RegisterFinding.NO_ROWS, file.name()));
      }
      List<String> first = cells(lines.text().orElse(""));
      boolean headed = !first.get(0).equals("8") && !first.get(0).equals("0");
      Columns columns = new Columns(Header.of(headed ? first : ORDER));
      columns.demand(file.name());
      Writing writing = new Writing(columns, staged);
      boolean more = !headed || lines.next();
      while (more) {
        rows++;
        writing.row(lines, bad);
        more = lines.next();
      }
      return new Read(rows, Optional.empty(), "", columns.remarks());
    }
  }

  private static List<String> cells(String line) {
    return Header.cells(line, SEPARATOR, false);
  }

  /** Where each thing stands. */
  private static final class Columns {
    private final Header header;
    private final List<Finding> remarks = new ArrayList<>();
    private final int number;
    private final int family;
    private final int given;
    private final int title;
    private final int profession;
    private final int professionCode;
    private final int speciality;
    private final int specialityCode;
    private final int mode;
    private final int siteFiness;
    private final int legalFiness;
    private final int company;
    private final int sign;
    private final int forWhom;
    private final int inside;
    private final int streetNumber;
    private final int repetition;
    private final int streetKind;
    private final int street;
    private final int distribution;
    private final int postcode;
    private final int townCode;
    private final int town;
    private final int phone;
    private final int email;
    private final int last;

    private Columns(Header header) {
      this.header = header;
      number = header.place("Identifiant PP");
      family = header.place("Nom d'exercice");
      given = header.place("Prénom d'exercice");
      title = found("Libellé civilité d'exercice");
      profession = found("Libellé profession");
      professionCode = found("Code profession");
      speciality = found("Libellé savoir-faire");
      specialityCode = found("Code savoir-faire");
      mode = found("Code mode exercice");
      siteFiness = found("Numéro FINESS site", "FINESS site");
      legalFiness =
          found("Numéro FINESS établissement juridique", "FINESS établissement juridique");
      company = found("Raison sociale site");
      sign = found("Enseigne commerciale site");
      forWhom = found("Complément destinataire");
      inside = found("Complément point géographique");
      streetNumber = found("Numéro Voie");
      repetition = found("Indice répétition voie");
      streetKind = found("Libellé type de voie");
      street = found("Libellé Voie");
      distribution = found("Mention distribution");
      postcode = header.place("Code postal");
      townCode = found("Code commune");
      town = found("Libellé commune");
      phone = found("Téléphone");
      email = found("Adresse e-mail");
      last = Header.last(number, family, given, postcode);
    }

    private int found(String... names) {
      int place = header.place(names);
      if (place < 0) {
        remarks.add(Finding.of(RegisterFinding.COLUMN_STAYS_EMPTY, names[0]));
      }
      return place;
    }

    private void demand(String file) {
      if (number < 0 && family < 0) {
        throw new TableRefused(Finding.of(RegisterFinding.NOT_THIS_REGISTER, file, "RPPS"));
      }
      List<Finding> missing = new ArrayList<>();
      List<String> names =
          List.of("Identifiant PP", "Nom d'exercice", "Prénom d'exercice", "Code postal");
      for (String name : names) {
        if (header.place(name) < 0) {
          missing.add(Finding.of(RegisterFinding.MISSING_COLUMN, file, name).atLine(1));
        }
      }
      if (!missing.isEmpty()) {
        throw new TableRefused(missing);
      }
    }

    private List<Finding> remarks() {
      return remarks;
    }
  }

  /** Writes rows, one practitioner whose work is elsewhere only once in a row. */
  private final class Writing {
    private final Columns at;
    private final CopyRows staged;
    private String last = "";

    private Writing(Columns at, CopyRows staged) {
      this.at = at;
      this.staged = staged;
    }

    private void row(FileLines lines, BadRows bad) {
      Optional<String> text = lines.text();
      if (text.isEmpty()) {
        bad.add(RegisterFinding.BAD_TEXT, lines.number());
        return;
      }
      List<String> cells = cells(text.get());
      if (cells.size() <= at.last) {
        bad.add(RegisterFinding.SHORT_ROW, lines.number());
      } else if (!NUMBER.matcher(cells.get(at.number)).matches()) {
        bad.add(RegisterFinding.BAD_NUMBER, lines.number());
      } else {
        write(cells);
      }
    }

    private void write(List<String> cells) {
      String number = cells.get(at.number);
      String sign = cell(cells, at.sign);
      String site = sign.isEmpty() ? cell(cells, at.company) : sign;
      String postcode = cells.get(at.postcode);
      boolean here =
          (!site.isEmpty() || !postcode.isEmpty())
              && region.holds(cell(cells, at.townCode), postcode);
      if (!here && number.equals(last)) {
        return;
      }
      last = number;
      staged
          .text(number)
          .text(cell(cells, at.title))
          .text(cells.get(at.family))
          .text(cells.get(at.given))
          .text(cell(cells, at.profession))
          .bool(here)
          .text(here ? cell(cells, at.speciality) : "")
          .text(here ? cell(cells, at.mode) : "")
          .text(here ? cell(cells, at.siteFiness) : "")
          .text(here ? cell(cells, at.legalFiness) : "")
          .text(here ? site : "")
          .text(here ? joined(cell(cells, at.forWhom), cell(cells, at.inside)) : "")
          .text(here ? street(cells) : "")
          .text(here ? cell(cells, at.distribution) : "")
          .text(here ? postcode : "")
          .text(here ? cell(cells, at.town) : "")
          .text(here ? cell(cells, at.townCode) : "")
          .text(here ? cell(cells, at.phone) : "")
          .text(here ? cell(cells, at.email) : "")
          .text(cell(cells, at.professionCode))
          .text(here ? cell(cells, at.specialityCode) : "")
          .endRow();
    }

    private String street(List<String> cells) {
      return joined(
          cell(cells, at.streetNumber) + cell(cells, at.repetition),
          cell(cells, at.streetKind),
          cell(cells, at.street));
    }
  }

  private static String cell(List<String> cells, int place) {
    return place < 0 || place >= cells.size() ? "" : cells.get(place);
  }

  private static String joined(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
