package org.estuaire.synthetic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estuaire.synthetic.LabMessage.Order;
import org.estuaire.synthetic.LabMessage.Result;

/** Writes HPRIM Médecins dossiers (ISO 8859-1, CRLF) as the program of a laboratory does. */
final class MedecinsWriter {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final String END = "\r\n";

  private final Laboratory laboratory;
  private final String name;

  /**
   * @param name as printed on line 11
   */
  MedecinsWriter(Laboratory laboratory, String name) {
    this.laboratory = laboratory;
    this.name = name;
  }

  /** The end of a file. */
  static byte[] end() {
    return bytes(List.of("****FINFICHIER****"));
  }

  /** A dossier with its results. */
  byte[] dossier(LabMessage message) {
    List<String> lines = new ArrayList<>(header(message));
    lines.add("");
    lines.add("Compte rendu d'analyses de biologie médicale");
    lines.add("****LAB****");
    for (Order order : message.orders()) {
      lines.add("TEX|" + order.panel().label());
      order.results().forEach(result -> add(result, lines));
    }
    lines.add("****FIN****");
    return bytes(lines);
  }

  /** A dossier of words only. */
  byte[] letter(LabMessage message, List<String> words) {
    List<String> lines = new ArrayList<>(header(message));
    lines.add("");
    lines.addAll(words);
    lines.add("****FIN****");
    return bytes(lines);
  }

  private static byte[] bytes(List<String> lines) {
    String text = String.join(END, lines) + END;
    return Hl7Text.writable(text, ISO_8859_1).getBytes(ISO_8859_1);
  }

  private List<String> header(LabMessage message) {
    Person person = message.person();
    Gazetteer.Address home = person.home();
    return List.of(
        LocalIds.laboratory(laboratory, person),
        person.birthName(),
        person.firstGivenName(),
        home.line(),
        "",
        home.commune().postcode() + " " + home.commune().name(),
        DAY.format(person.birth().date()),
        person.nir().isEmpty() ? "" : person.nir() + " " + Nir.key(person.nir()),
        message.number(),
        DAY.format(message.collected()),
        laboratory.sender().facility() + "  " + name,
        "PRAT0001   DOCTEUR TESTARD");
  }

  private static void add(Result result, List<String> lines) {
    String[] bounds =
        result.range().startsWith("< ")
            ? new String[] {"", result.range().substring(2)}
            : result.range().split("-", 2);
    boolean number = result.type().equals("NM");
    lines.add(
        String.join(
            "|",
            "RES",
            result.label(),
            result.code().code(),
            number ? "N" : "A",
            result.value(),
            result.unit(),
            bounds[0],
            bounds.length > 1 ? bounds[1] : "",
            result.flag(),
            result.status(),
            ""));
    if (!result.comment().isEmpty()) {
      lines.add("TEX|" + result.comment());
    }
  }
}
