package org.estuaire.lab.hprim.medecins;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Remarks;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.InsKey;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/**
 * What a header says of a person. The format has no INS and no sex; the billing number may be that
 * of a parent or spouse, so neither is read out of it. It does not tell the birth name from the one
 * used either; the name is treated as the birth name, as in messages that give a name of no type.
 */
final class PersonReader {

  private static final Pattern TOWN = Pattern.compile("(\\d{5})(?:\\s+(.*))?");

  private final String domain;
  private final Remarks remarks;

  PersonReader(String domain, Remarks remarks) {
    this.domain = domain;
    this.remarks = remarks;
  }

  Claim read(Header header, LocalDate examined, Instant statedAt) {
    Optional<HeaderDate> born = born(header.born(), examined);
    if (header.family().isEmpty()) {
      add(MedecinsFinding.NO_NAME, 2, "");
    }
    Matcher town = TOWN.matcher(header.town());
    Traits traits =
        Traits.UNKNOWN
            .withStrict(
                header.family(), header.given(), born.map(HeaderDate::date), Sex.UNKNOWN, "")
            .withGivenNames(header.given())
            .withUncertainBirthDate(born.map(HeaderDate::centuryGuessed).orElse(false))
            .withNir(nir(header.nss()))
            .withContact(header.street(), town.matches() ? town.group(1) : "", "", "");
    return Claim.of(new LocalId(domain, localId(header)), traits, statedAt);
  }

  /** Some senders write the number of the dossier on line 1: it is of no person. */
  private String localId(Header header) {
    if (header.patientCode().isEmpty() || header.patientCode().equals(header.number())) {
      add(MedecinsFinding.NO_PATIENT_CODE, 1, "");
      return Claim.ofReport(header.number());
    }
    return header.patientCode();
  }

  private Optional<HeaderDate> born(String text, LocalDate examined) {
    Optional<HeaderDate> born = HeaderDate.of(text, examined);
    if (born.filter(day -> day.date().isAfter(examined.plusDays(1))).isPresent()) {
      add(IdentityFinding.PERSON_DATE_AHEAD, HeaderReader.BIRTH, text);
      return Optional.empty();
    }
    if (born.isEmpty()) {
      add(MedecinsFinding.NO_BIRTH_DATE, HeaderReader.BIRTH, text);
    } else if (born.get().centuryGuessed()) {
      add(MedecinsFinding.CENTURY_GUESSED, HeaderReader.BIRTH, text);
    }
    return born;
  }

  private String nir(String nss) {
    String number = InsKey.compact(nss);
    Optional<String> right = InsKey.numberOf(number);
    if (right.isEmpty() && !number.isEmpty()) {
      add(MedecinsFinding.NSS_WRONG, 8, nss);
    }
    return right.orElse("");
  }

  private void add(FindingCode code, int line, String value) {
    remarks.add(code, new HeaderPlaces.Numbered(remarks.firstLine()), line, value);
  }
}
