package org.estuaire.synthetic;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.estuaire.synthetic.LabMessage.Order;
import org.estuaire.synthetic.LabMessage.Result;

/**
 * HPRIM Médecins files of any size, as the program of labo-val-marnon writes them. They are made
 * while they are read; the same seed and size give the same bytes.
 */
public final class MedecinsReports {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
  private static final List<Panel> TWENTY_RESULTS =
      List.of(Panel.BLOOD_COUNT, Panel.IONOGRAM, Panel.RENAL);
  private static final Laboratory LABORATORY = Laboratory.VAL_MARNON;
  private static final String END = "\r\n";

  private MedecinsReports() {}

  /** One file of dossiers of 20 results each. */
  public static InputStream delivery(long seed, int dossiers) {
    TerritorySpec spec = new TerritorySpec(seed, Integer.MAX_VALUE, SampleNight.NIGHT);
    LabMessages draw = new LabMessages(LABORATORY, spec);
    Stream<byte[]> all =
        Territory.generate(spec)
            .persons()
            .limit(dossiers)
            .map(person -> dossier(draw.of(person, person.number(), TWENTY_RESULTS)));
    byte[] end = ("****FINFICHIER****" + END).getBytes(ISO_8859_1);
    return new Pieces(Stream.concat(all, Stream.of(end)).iterator());
  }

  private static byte[] dossier(LabMessage message) {
    List<String> lines = new ArrayList<>(header(message));
    lines.add("");
    lines.add("Compte rendu d'analyses de biologie médicale");
    lines.add("****LAB****");
    for (Order order : message.orders()) {
      lines.add("TEX|" + order.panel().label());
      order.results().forEach(result -> add(result, lines));
    }
    lines.add("****FIN****");
    String text = String.join(END, lines) + END;
    return Hl7Text.writable(text, ISO_8859_1).getBytes(ISO_8859_1);
  }

  private static List<String> header(LabMessage message) {
    Person person = message.person();
    Gazetteer.Address home = person.home();
    return List.of(
        LocalIds.laboratory(LABORATORY, person),
        person.birthName(),
        person.firstGivenName(),
        home.line(),
        "",
        home.commune().postcode() + " " + home.commune().name(),
        DAY.format(person.birth().date()),
        person.nir().isEmpty() ? "" : person.nir() + " " + Nir.key(person.nir()),
        message.number(),
        DAY.format(message.collected()),
        "VALMARNON  LABORATOIRE DU VAL MARNON",
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
