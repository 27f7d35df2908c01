package org.estuaire.synthetic;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The feeds of the two identity domains. */
enum IdentityCsv {
  /** The hospital group: canonical columns, UTF-8, capitals without accents. */
  GHT_ESTRAN(
      "ght-estran",
      StandardCharsets.UTF_8,
      List.of(
          "EVENEMENT",
          "DATE_EVENEMENT",
          "ID_LOCAL",
          "NOM_NAISSANCE",
          "PRENOM",
          "PRENOMS",
          "NOM_UTILISE",
          "PRENOM_UTILISE",
          "DATE_NAISSANCE",
          "DATE_INCERTAINE",
          "SEXE",
          "LIEU_NAISSANCE",
          "INS",
          "CLE_INS",
          "OID_INS",
          "STATUT",
          "ATTRIBUTS",
          "NIR",
          "ADRESSE",
          "CODE_POSTAL",
          "COMMUNE",
          "TELEPHONE",
          "DATE_DECES")),
  /** The territory's server: windows-1252, names as people write them, words of its own. */
  TERRITOIRE(
      "identites-territoire",
      Charset.forName("windows-1252"),
      List.of(
          "EVENEMENT",
          "HORODATAGE",
          "IPP",
          "NOM",
          "PREMIER_PRENOM",
          "LISTE_PRENOMS",
          "NOM_USAGE",
          "PRENOM_USAGE",
          "NE_LE",
          "DATE_INCERTAINE",
          "SEXE",
          "COG_NAISSANCE",
          "INS",
          "CLE_INS",
          "OID_INS",
          "STATUT",
          "ATTRIBUTS",
          "NIR",
          "ADRESSE",
          "CODE_POSTAL",
          "COMMUNE",
          "TELEPHONE",
          "DATE_DECES"));

  private static final String DEMO_AUTHORITY = "1.2.250.1.213.1.4.11";
  private static final String LINE_END = "\r\n";

  private final String partner;
  private final Charset charset;
  private final List<String> columns;

  IdentityCsv(String partner, Charset charset, List<String> columns) {
    this.partner = partner;
    this.charset = charset;
    this.columns = columns;
  }

  String partner() {
    return partner;
  }

  String localId(Person person) {
    return this == GHT_ESTRAN ? LocalIds.hospital(person) : LocalIds.territory(person);
  }

  byte[] header() {
    return (String.join(";", columns) + LINE_END).getBytes(charset);
  }

  byte[] row(IdentityEvent event) {
    Person person = event.person();
    LocalDate born = person.birth().date();
    List<String> cells =
        List.of(
            kind(event),
            isoTime(event.at()),
            event.localId(),
            name(person.birthName()),
            name(person.firstGivenName()),
            name(String.join(" ", person.givenNames())),
            name(person.used().name()),
            name(person.used().given()),
            born.toString(),
            person.birth().uncertain() ? "O" : "N",
            sex(person),
            person.birth().place().code(),
            event.ins(),
            event.insKey(),
            event.ins().isEmpty() ? "" : DEMO_AUTHORITY,
            event.status(),
            event.attributes(),
            person.nir(),
            person.home().line(),
            person.home().commune().postcode(),
            person.home().commune().code(),
            person.phone(),
            person.died().map(LocalDate::toString).orElse(""));
    return (cells.stream().map(IdentityCsv::quoted).collect(Collectors.joining(";")) + LINE_END)
        .getBytes(charset);
  }

  private String kind(IdentityEvent event) {
    boolean creation = event.kind().equals("CREATE");
    return this == TERRITOIRE ? (creation ? "CREATION" : "MODIFICATION") : event.kind();
  }

  private String sex(Person person) {
    return this == TERRITOIRE && !person.isWoman() ? "H" : person.sex().code();
  }

  private String name(String written) {
    if (this == TERRITOIRE) {
      return written;
    }
    String ligatures = written.replace("œ", "oe").replace("Œ", "OE");
    String plain = Normalizer.normalize(ligatures, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return plain.toUpperCase(Locale.ROOT);
  }

  private static String isoTime(LocalDateTime at) {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at.withNano(0));
  }

  private static String quoted(String cell) {
    return cell.indexOf(';') < 0 && cell.indexOf('"') < 0
        ? cell
        : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
