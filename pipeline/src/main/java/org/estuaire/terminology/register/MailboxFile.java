package org.estuaire.terminology.register;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Finding;
import org.estuaire.repository.CopyRows;
import org.estuaire.terminology.TableRefused;

/**
 * {@code Extraction_Correspondance_MSSante_….txt}: which mailbox belongs to whom. The address is
 * the only key, and some stand on several lines.
 */
final class MailboxFile implements RegisterSource {

  private static final char SEPARATOR = '|';
  private static final List<String> DEMANDED =
      List.of("Type de BAL", "Adresse BAL", "Identifiant PP", "Code postal");

  private final OfficialFile file;
  private final Region region;

  MailboxFile(OfficialFile file, Region region) {
    this.file = file;
    this.region = region;
  }

  @Override
  public Read read(CopyRows staged, BadRows bad) throws IOException {
    try (FileLines lines =
        new FileLines(
            file.open(name -> name.contains("mssante") && name.endsWith(".txt")),
            Optional.empty())) {
      if (!lines.next()) {
        throw new TableRefused(Finding.of(RegisterFinding.NO_ROWS, file.name()));
      }
      Header header = Header.of(cells(lines.text().orElse("")));
      demand(header);
      Columns columns = new Columns(header);
      long rows = 0;
      while (lines.next()) {
        rows++;
        row(lines, columns, staged, bad);
      }
      return new Read(rows, Optional.empty(), "", List.of());
    }
  }

  private void demand(Header header) {
    if (header.place("Adresse BAL") < 0) {
      throw new TableRefused(Finding.of(RegisterFinding.NOT_THIS_REGISTER, file.name(), "MSSanté"));
    }
    List<Finding> missing = new ArrayList<>();
    for (String name : DEMANDED) {
      if (header.place(name) < 0) {
        missing.add(Finding.of(RegisterFinding.MISSING_COLUMN, file.name(), name).atLine(1));
      }
    }
    if (!missing.isEmpty()) {
      throw new TableRefused(missing);
    }
  }

  private void row(FileLines lines, Columns at, CopyRows staged, BadRows bad) {
    List<String> cells = cells(lines.text().orElse(""));
    String address = cell(cells, at.address);
    if (cells.size() <= at.last) {
      bad.add(RegisterFinding.SHORT_ROW, lines.number());
    } else if (address.indexOf('@') < 1) {
      bad.add(RegisterFinding.BAD_NUMBER, lines.number());
    } else if (region.holds("", cell(cells, at.postcode))) {
      String person = words(cell(cells, at.title), cell(cells, at.given), cell(cells, at.family));
      String sign = cell(cells, at.sign);
      staged
          .text(address)
          .text(cell(cells, at.kind))
          .text(cell(cells, at.number))
          .text(cell(cells, at.structure))
          .text(cell(cells, at.service))
          .text(person.isEmpty() ? sign.isEmpty() ? cell(cells, at.company) : sign : person)
          .bool(cell(cells, at.paperless).startsWith("O"))
          .text(cell(cells, at.postcode))
          .endRow();
    }
  }

  /** Where each thing stands. */
  private static final class Columns {
    private final int kind;
    private final int address;
    private final int number;
    private final int structure;
    private final int service;
    private final int title;
    private final int family;
    private final int given;
    private final int paperless;
    private final int company;
    private final int sign;
    private final int postcode;
    private final int last;

    private Columns(Header header) {
      kind = header.place("Type de BAL");
      address = header.place("Adresse BAL");
      number = header.place("Identifiant PP");
      structure = header.place("Identification structure");
      service = header.place("Service de rattachement");
      title = header.place("Civilité", "Civilité d'exercice", "Civilité exercice");
      family = header.place("Nom", "Nom d'exercice");
      given = header.place("Prénom d'exercice");
      paperless = header.place("Dématérialisation");
      company = header.place("Raison sociale");
      sign = header.place("Enseigne commerciale");
      postcode = header.place("Code postal");
      last = Header.last(kind, address, number, postcode);
    }
  }

  private static List<String> cells(String line) {
    return Header.cells(line, SEPARATOR, false);
  }

  private static String cell(List<String> cells, int place) {
    return place < 0 || place >= cells.size() ? "" : cells.get(place);
  }

  private static String words(String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
  }
}
