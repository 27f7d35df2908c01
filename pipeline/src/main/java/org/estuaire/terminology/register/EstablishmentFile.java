package org.estuaire.terminology.register;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;
import org.estuaire.terminology.Finess;
import org.estuaire.terminology.TableRefused;

/**
 * The extractions of FINESS as text, cells separated by semicolons: the classic one, whose lines
 * say what they are ({@code structureet;…}) and whose columns go by rank, and the one with a line
 * of names.
 */
final class EstablishmentFile implements RegisterSource {

  private static final char SEPARATOR = ';';
  private static final String CLASSIC = "finess";
  private static final String FACILITY = "structureet";
  private static final int POSTCODE_DIGITS = 5;

  private static final Header BY_RANK =
      Header.of(
          List.of(
              FACILITY,
              "nofinesset",
              "nofinessej",
              "rs",
              "rslongue",
              "complrs",
              "compldistrib",
              "numvoie",
              "typvoie",
              "voie",
              "compvoie",
              "lieuditbp",
              "commune",
              "departement",
              "libdepartement",
              "ligneacheminement",
              "telephone",
              "telecopie",
              "categetab",
              "libcategetab",
              "categagretab",
              "libcategagretab",
              "siret",
              "codeape",
              "codemft",
              "libmft",
              "codesph",
              "libsph",
              "dateouv",
              "dateautor",
              "datemaj"));

  private final OfficialFile file;
  private final Region region;

  EstablishmentFile(OfficialFile file, Region region) {
    this.file = file;
    this.region = region;
  }

  @Override
  public Read read(CopyRows staged, BadRows bad) throws IOException {
    try (FileLines lines =
        new FileLines(
            file.open(name -> name.endsWith(".csv") || name.endsWith(".txt")),
            Optional.of(Charset.forName("windows-1252")))) {
      if (!lines.next()) {
        throw new TableRefused(Finding.of(RegisterFinding.NO_ROWS, file.name()));
      }
      List<String> first = cells(lines.text().orElse(""));
      if (first.get(0).equals(CLASSIC)) {
        Optional<LocalDate> day =
            first.stream().flatMap(cell -> OfficialFile.day(cell).stream()).findFirst();
        long rows = rows(lines, new Columns(BY_RANK, true), staged, bad);
        return new Read(rows, day, "", List.of());
      }
      Header header = Header.of(first);
      if (header.place("nofinesset") < 0) {
        throw new TableRefused(
            Finding.of(RegisterFinding.NOT_THIS_REGISTER, file.name(), "FINESS"));
      }
      long rows = rows(lines, new Columns(header, false), staged, bad);
      return new Read(rows, Optional.empty(), "", List.of());
    }
  }

  private long rows(FileLines lines, Columns columns, CopyRows staged, BadRows bad)
      throws IOException {
    long rows = 0;
    while (lines.next()) {
      Optional<String> text = lines.text();
      List<String> cells = cells(text.orElse(""));
      // Places on the map stand in lines of their own.
      if (columns.classic && !cells.get(0).equals(FACILITY)) {
        continue;
      }
      rows++;
      if (cells.size() <= columns.last) {
        bad.add(RegisterFinding.SHORT_ROW, lines.number());
      } else if (!Finess.looksRight(columns.cell(cells, columns.number))) {
        bad.add(RegisterFinding.BAD_NUMBER, lines.number());
      } else {
        columns.row(cells).write(staged, region);
      }
    }
    return rows;
  }

  private static List<String> cells(String line) {
    return Header.cells(line, SEPARATOR, true);
  }

  /** Where each thing stands. */
  private static final class Columns {
    private final boolean classic;
    private final int number;
    private final int legal;
    private final int shortName;
    private final int longName;
    private final int complement;
    private final int distribution;
    private final int streetNumber;
    private final int streetKind;
    private final int street;
    private final int afterStreet;
    private final int locality;
    private final int townPart;
    private final int departement;
    private final int townCode;
    private final int postcode;
    private final int routing;
    private final int phone;
    private final int category;
    private final int categoryLabel;
    private final int siret;
    private final int opened;
    private final int last;

    private Columns(Header header, boolean classic) {
      this.classic = classic;
      number = header.place("nofinesset");
      legal = header.place("nofinessej");
      shortName = header.place("rs");
      longName = header.place("rslongue");
      complement = header.place("complrs");
      distribution = header.place("compldistrib");
      streetNumber = header.place("numvoie");
      streetKind = header.place("typvoie");
      street = header.place("voie");
      afterStreet = header.place("compvoie");
      locality = header.place("lieuditbp");
      townPart = header.place("commune");
      departement = header.place("departement");
      townCode = header.place("cog");
      postcode = header.place("codepostal");
      routing = header.place("libelle_routage", "ligneacheminement");
      phone = header.place("telephone");
      category = header.place("categetab");
      categoryLabel = header.place("libcategetab");
      siret = header.place("siret");
      opened = header.place("dateouvert", "dateouv");
      last = Header.last(number, legal, category, siret);
    }

    private String cell(List<String> cells, int place) {
      return place < 0 || place >= cells.size() ? "" : cells.get(place);
    }

    private EstablishmentRow row(List<String> cells) {
      String name = cell(cells, longName);
      return new EstablishmentRow(
          cell(cells, number),
          Establishment.Kind.ET,
          cell(cells, legal),
          name.isEmpty() ? cell(cells, shortName) : name,
          cell(cells, category),
          cell(cells, categoryLabel),
          cell(cells, siret),
          address(cells),
          cell(cells, phone),
          OfficialFile.day(cell(cells, opened)),
          Optional.empty());
    }

    /** The classic form has postcode and town in one cell, and the commune without département. */
    private PostalAddress address(List<String> cells) {
      String route = cell(cells, routing);
      boolean joined = postcode < 0 && route.matches("\\d{5}.*");
      return new PostalAddress(
          words(cell(cells, complement), cell(cells, distribution)),
          words(
              cell(cells, streetNumber),
              cell(cells, streetKind),
              cell(cells, street),
              cell(cells, afterStreet)),
          cell(cells, locality),
          joined ? route.substring(0, POSTCODE_DIGITS) : cell(cells, postcode),
          joined ? route.substring(POSTCODE_DIGITS).strip() : route,
          townCode(cells));
    }

    /** Overseas, FINESS has départements of its own (9A …): then the postcode alone places it. */
    private String townCode(List<String> cells) {
      String code =
          townCode < 0 ? cell(cells, departement) + cell(cells, townPart) : cell(cells, townCode);
      return code.matches("\\d{5}|2[AB]\\d{3}") ? code : "";
    }
  }

  private static String words(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
