package org.estuaire.synthetic;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.estuaire.synthetic.Person.Standing;

/**
 * PID as France constrains it (IHE France data types 1.8.1): identifiers by type and authority, the
 * birth name first, the COG code of the birth place, the reliability code.
 */
final class PidSegment {

  private static final String INS_AUTHORITY = "ASIP-SANTE-INS-NIR&1.2.250.1.213.1.4.11&ISO";
  private static final String NIR_AUTHORITY = "ASSURANCE-MALADIE&1.2.250.1.213.1.4.8&ISO";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private final Laboratory laboratory;

  PidSegment(Laboratory laboratory) {
    this.laboratory = laboratory;
  }

  String of(Person person) {
    String[] fields = new String[laboratory.sendsIns() ? 33 : 14];
    Arrays.fill(fields, "");
    fields[0] = "PID";
    fields[1] = "1";
    fields[3] = identifiers(person);
    fields[5] = names(person);
    fields[7] = DAY.format(person.birth().date());
    fields[8] = person.sex().code();
    fields[11] = places(person);
    fields[13] = person.phone() + "^PRN^PH";
    if (laboratory.sendsIns()) {
      fields[32] = reliability(person.standing());
    }
    return String.join("|", fields);
  }

  private String identifiers(Person person) {
    Laboratory.Sender sender = laboratory.sender();
    List<String> all = new ArrayList<>();
    all.add(
        LocalIds.laboratory(laboratory, person)
            + "^^^"
            + sender.facility()
            + "&"
            + sender.oid()
            + "&ISO^PI");
    if (laboratory.sendsIns()) {
      person.ins().ifPresent(ins -> all.add(ins + "^^^" + INS_AUTHORITY + "^INS"));
    }
    if (!person.nir().isEmpty() && person.number() % 3 != 0) {
      all.add(person.nir() + Nir.key(person.nir()) + "^^^" + NIR_AUTHORITY + "^NH");
    }
    return String.join("~", all);
  }

  private String names(Person person) {
    String title = person.isWoman() ? "Mme" : "M.";
    String first = text(person.firstGivenName());
    String all = text(String.join(" ", person.givenNames()));
    String birth = text(person.birthName()) + "^" + first + "^" + all + "^^" + title + "^^L";
    if (person.used().equals(Person.UsedName.NONE)) {
      return birth;
    }
    String name = person.used().name().isEmpty() ? person.birthName() : person.used().name();
    String given =
        person.used().given().isEmpty() ? person.firstGivenName() : person.used().given();
    return birth + "~" + text(name) + "^" + text(given) + "^^^" + title + "^^D";
  }

  /** The older laboratory puts the COG code of the birth place in component 4, as some do. */
  private String places(Person person) {
    Commune commune = person.home().commune();
    String home =
        text(person.home().line())
            + "^^"
            + text(commune.name())
            + "^^"
            + commune.postcode()
            + "^FRA^H";
    BirthPlace place = person.birth().place();
    String born =
        laboratory == Laboratory.VAL_MARNON
            ? "^^" + text(place.name()) + "^" + place.code() + "^^^BDL"
            : "^^" + text(place.name()) + "^^^^BDL^^" + place.code();
    return home + "~" + born;
  }

  /** Validated or qualified is VALI; retrieved has no code of its own and is sent as PROV. */
  private static String reliability(Standing standing) {
    return standing == Standing.QUALIFIED || standing == Standing.VALIDATED ? "VALI" : "PROV";
  }

  private String text(String plain) {
    return Hl7Text.escaped(Hl7Text.writable(plain, laboratory.wire().charset()));
  }
}
