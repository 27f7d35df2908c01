package org.estuaire.lab.cda;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.estuaire.person.Claim;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** Writes {@code recordTarget} (CI-SIS, structuration minimale). */
final class PatientWriter {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);

  private final XmlOut xml;

  PatientWriter(XmlOut xml) {
    this.xml = xml;
  }

  void write(Claim claim) throws XMLStreamException {
    Traits traits = claim.traits();
    xml.open("recordTarget").open("patientRole", "classCode", "PAT");
    identifiers(claim);
    address(traits);
    xml.open("patient", "classCode", "PSN", "determinerCode", "INSTANCE");
    name(traits);
    gender(traits.sex());
    birth(traits);
    xml.close(3);
  }

  private void gender(Sex sex) throws XMLStreamException {
    String name =
        switch (sex) {
          case FEMALE -> "Féminin";
          case MALE -> "Masculin";
          case UNKNOWN -> "Inconnu";
        };
    xml.leaf(
        "administrativeGenderCode",
        "code",
        sex == Sex.UNKNOWN ? "UN" : sex.code(),
        "displayName",
        name,
        "codeSystem",
        Oids.GENDER);
  }

  private void identifiers(Claim claim) throws XMLStreamException {
    boolean withIns = claim.ins().isPresent() && hasStrictTraits(claim.traits());
    if (withIns) {
      InsMatricule ins = claim.ins().get();
      String withKey = ins.number() + InsKey.of(ins.number());
      xml.leaf("id", "root", ins.authority().oid(), "extension", withKey);
    }
    if (claim.namesARecord()) {
      if (!withIns) {
        xml.leaf("id", "nullFlavor", "UNK");
      }
      return;
    }
    String id = claim.localId();
    int at = id.lastIndexOf('@');
    boolean foreign = at > 0 && Oids.isRoot(id.substring(at + 1));
    xml.leaf(
        "id",
        "root",
        foreign ? id.substring(at + 1) : Oids.root(claim.domain()),
        "extension",
        foreign ? id.substring(0, at) : id);
  }

  /** CI-SIS has an INS beside the five strict traits only. */
  private static boolean hasStrictTraits(Traits traits) {
    return !traits.birthName().isEmpty()
        && !traits.firstGivenName().isEmpty()
        && traits.birthDate().isPresent()
        && traits.sex() != Sex.UNKNOWN
        && !traits.birthPlace().isEmpty();
  }

  private void address(Traits traits) throws XMLStreamException {
    if (traits.address().isEmpty() && traits.postcode().isEmpty()) {
      xml.leaf("addr", "nullFlavor", "UNK");
    } else {
      xml.open("addr", "use", "H");
      optional("streetName", traits.address());
      optional("postalCode", traits.postcode());
      xml.close();
    }
    if (traits.phone().isEmpty()) {
      xml.leaf("telecom", "nullFlavor", "UNK");
    } else {
      xml.leaf("telecom", "value", "tel:" + traits.phone(), "use", "H");
    }
  }

  private void name(Traits traits) throws XMLStreamException {
    xml.open("name");
    optional("family", traits.birthName(), "qualifier", "BR");
    optional("family", traits.usedName(), "qualifier", "CL");
    optional("given", traits.firstGivenName(), "qualifier", "BR");
    optional("given", traits.givenNames());
    optional("given", traits.usedGivenName(), "qualifier", "CL");
    xml.close();
  }

  private void optional(String element, String text, String... attributes)
      throws XMLStreamException {
    if (!text.isEmpty()) {
      xml.text(element, text, attributes);
    }
  }

  private void birth(Traits traits) throws XMLStreamException {
    if (traits.birthDate().isPresent()) {
      boolean uncertain = traits.uncertainBirthDate();
      xml.leaf("birthTime", "value", birthDate(traits.birthDate().get(), uncertain));
    } else {
      xml.leaf("birthTime", "nullFlavor", "UNK");
    }
    if (!traits.birthPlace().isEmpty()) {
      xml.open("birthplace").open("place").open("addr");
      xml.text("county", traits.birthPlace());
      xml.close(3);
    }
  }

  /** What was completed by the rule of RNIV is left out again. */
  private static String birthDate(LocalDate date, boolean uncertain) {
    String whole = DAY.format(date);
    if (uncertain && date.getMonthValue() == 12 && date.getDayOfMonth() == 31) {
      return whole.substring(0, 4);
    }
    return uncertain && date.getDayOfMonth() == 1 ? whole.substring(0, 6) : whole;
  }
}
