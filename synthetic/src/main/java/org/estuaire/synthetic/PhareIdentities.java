package org.estuaire.synthetic;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * The patients of labo-du-phare as its program exports them: fewer columns than a hospital's, under
 * names of its own, UTF-8. They carry what the reports leave out: sex, birth place, INS.
 */
final class PhareIdentities {

  private static final String AUTHORITY = "1.2.250.1.213.1.4.11";
  private static final String LINE_END = "\r\n";

  private PhareIdentities() {}

  static byte[] header() {
    return line(
        List.of(
            "NUMERO_PATIENT",
            "MODIFIE_LE",
            "NOM_NAISSANCE",
            "PRENOM",
            "PRENOMS",
            "NOM_UTILISE",
            "NE_LE",
            "SEXE",
            "COG_NAISSANCE",
            "INS",
            "CLE_INS",
            "OID_INS",
            "STATUT",
            "NIR"));
  }

  static byte[] row(Person person, LocalDateTime modified) {
    boolean qualified = person.ins().isPresent();
    return line(
        List.of(
            LocalIds.laboratory(Laboratory.PHARE, person),
            DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(modified),
            person.birthName(),
            person.firstGivenName(),
            String.join(" ", person.givenNames()),
            person.used().name(),
            person.birth().date().toString(),
            person.sex().code(),
            person.birth().place().code(),
            qualified ? person.nir() : "",
            qualified ? Nir.key(person.nir()) : "",
            qualified ? AUTHORITY : "",
            person.standing().code(),
            person.nir()));
  }

  private static byte[] line(List<String> cells) {
    return (String.join(";", cells) + LINE_END).getBytes(StandardCharsets.UTF_8);
  }
}
