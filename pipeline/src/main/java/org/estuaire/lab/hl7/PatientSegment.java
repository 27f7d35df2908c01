package org.estuaire.lab.hl7;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Traits;

/**
 * Writes PID as IHE France wants it (1.8.1): INS with its key and only when qualified, birth name
 * apart from the name used, birth place in XAD-9, reliability in PID-32. The billing number is
 * never passed on.
 */
final class PatientSegment {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private PatientSegment() {}

  static String of(Claim claim) {
    Traits traits = claim.traits();
    return new SegmentWriter("PID")
        .encoded(3, identifiers(claim))
        .encoded(5, names(traits))
        .field(7, traits.birthDate().map(DAY::format).orElse(""))
        .field(8, traits.sex().code())
        .encoded(11, addresses(traits))
        .field(13, traits.phone())
        .field(29, traits.deathDate().map(DAY::format).orElse(""))
        .encoded(32, reliability(claim))
        .line();
  }

  private static String identifiers(Claim claim) {
    List<String> identifiers = new ArrayList<>();
    if (claim.namesARecord()) {
      // PID-3 is required: the number of the record, of a type that names no person.
      String record = claim.localId().substring(claim.localId().indexOf(':') + 1);
      identifiers.add(identifier(record, "", claim.domain(), "AN"));
    } else {
      identifiers.add(identifier(claim.localId(), "", claim.domain(), "PI"));
    }
    if (claim.status() == IdentityStatus.QUALIFIED) {
      claim.ins().ifPresent(ins -> identifiers.add(matricule(ins)));
    }
    return String.join("~", identifiers);
  }

  private static String matricule(InsMatricule ins) {
    String name =
        switch (ins.authority()) {
          case NIR -> "ASIP-SANTE-INS-NIR";
          case NIA -> "ASIP-SANTE-INS-NIA";
          case NIR_TEST -> "ASIP-SANTE-INS-NIR-TEST";
          case NIR_DEMO -> "ASIP-SANTE-INS-NIR-DEMO";
        };
    return identifier(ins.number() + InsKey.of(ins.number()), name, ins.authority().oid(), "INS");
  }

  private static String identifier(String value, String name, String oid, String type) {
    return SegmentWriter.escaped(value)
        + "^^^"
        + SegmentWriter.escaped(name)
        + "&"
        + SegmentWriter.escaped(oid)
        + "&ISO^"
        + type;
  }

  private static String names(Traits traits) {
    String birth =
        SegmentWriter.joined(
            traits.birthName(), traits.firstGivenName(), traits.givenNames(), "", "", "", "L");
    if (traits.usedName().isEmpty() && traits.usedGivenName().isEmpty()) {
      return birth;
    }
    return birth
        + "~"
        + SegmentWriter.joined(traits.usedName(), traits.usedGivenName(), "", "", "", "", "D");
  }

  private static String addresses(Traits traits) {
    List<String> addresses = new ArrayList<>();
    boolean home = !(traits.address() + traits.postcode() + traits.residence()).isEmpty();
    if (home) {
      addresses.add(
          SegmentWriter.joined(
              traits.address(), "", "", "", traits.postcode(), "FRA", "H", "", traits.residence()));
    }
    if (!traits.birthPlace().isEmpty()) {
      addresses.add(SegmentWriter.joined("", "", "", "", "", "", "BDL", "", traits.birthPlace()));
    }
    return String.join("~", addresses);
  }

  private static String reliability(Claim claim) {
    List<String> codes = new ArrayList<>();
    boolean valid =
        claim.status() == IdentityStatus.QUALIFIED || claim.status() == IdentityStatus.VALIDATED;
    codes.add(valid ? "VALI" : "PROV");
    claim.attributes().stream().sorted().map(SegmentWriter::escaped).forEach(codes::add);
    return String.join("~", codes);
  }
}
