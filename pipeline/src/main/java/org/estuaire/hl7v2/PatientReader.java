package org.estuaire.hl7v2;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Environment;
import org.estuaire.hl7v2.PersonFields.Contact;
import org.estuaire.hl7v2.PersonFields.Names;
import org.estuaire.identity.Claim;
import org.estuaire.identity.IdentityStatus;
import org.estuaire.identity.Sex;
import org.estuaire.identity.Traits;

/** Reads PID in the French profile (IHE France constraints 1.8.1, PAM.FR 2.11.1) as a claim. */
public final class PatientReader {

  private static final int BIRTH_DATE = 7;
  private static final int SEX = 8;
  private static final int DEATH_DATE = 29;
  private static final int RELIABILITY = 32;

  /** PID-32 codes that are a confidence status, or say that there is none yet. */
  private static final Set<String> STATUS_CODES = Set.of("VALI", "QUAL", "RECUP", "PROV", "VIDE");

  /** RNIV 1: these belong to a provisional identity only. */
  private static final Set<String> PROVISIONAL_ONLY = Set.of("DOUT", "FICT");

  private final Identifiers identifiers;
  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  public PatientReader(Environment environment, String domain) {
    this.identifiers = new Identifiers(environment, domain);
    this.domain = domain;
  }

  /**
   * What a message says about its person.
   *
   * @param report number that stands for the person when the sender gives no identifier
   */
  public Claim read(
      Hl7Message message, Segment pid, String report, Instant statedAt, Remarks remarks) {
    Set<String> codes = codes(pid);
    boolean doubtful = codes.stream().anyMatch(PROVISIONAL_ONLY::contains);
    boolean valid = codes.contains("VALI") || codes.contains("QUAL");
    if (doubtful && valid) {
      remarks.add(Hl7Finding.STATUS_CONTRADICTION, pid, RELIABILITY, String.join("~", codes));
    }
    Identifiers.Found found = identifiers.read(pid, valid && !doubtful, remarks);
    Set<String> attributes = new HashSet<>(codes);
    attributes.removeAll(STATUS_CODES);
    return new Claim(
        domain,
        found.localId().isEmpty() ? "report:" + report : found.localId(),
        traits(message, pid, found.nir(), statedAt, remarks),
        found.ins(),
        status(codes, valid && !doubtful, found.ins().isPresent()),
        attributes,
        statedAt);
  }

  private static Set<String> codes(Segment pid) {
    Set<String> codes = new HashSet<>();
    for (Repetition repetition : pid.repetitions(RELIABILITY)) {
      String code = repetition.component(1).toUpperCase(Locale.ROOT);
      if (!code.isEmpty()) {
        codes.add(code);
      }
    }
    return codes;
  }

  /** VALI with the INS is qualified, VALI without it validated (table 0445, France). */
  private static IdentityStatus status(Set<String> codes, boolean valid, boolean withIns) {
    if (valid) {
      return withIns ? IdentityStatus.QUALIFIED : IdentityStatus.VALIDATED;
    }
    return codes.contains("RECUP") ? IdentityStatus.RETRIEVED : IdentityStatus.PROVISIONAL;
  }

  private static Traits traits(
      Hl7Message message, Segment pid, String nir, Instant statedAt, Remarks remarks) {
    Names names = PersonFields.names(pid, remarks);
    Contact contact = PersonFields.contact(pid, remarks);
    Optional<Hl7Time.Day> born = day(pid, BIRTH_DATE, statedAt, remarks);
    // ZFD-4: the sender had to interpret the date of birth.
    boolean interpreted =
        message.first("ZFD").filter(zfd -> zfd.value(4).equalsIgnoreCase("Y")).isPresent();
    return Traits.UNKNOWN
        .withStrict(
            names.birthName(),
            names.firstGivenName(),
            born.map(Hl7Time.Day::date),
            sex(pid, remarks),
            PersonFields.birthPlace(pid))
        .withGivenNames(names.givenNames())
        .withUsed(names.usedName(), names.usedGivenName())
        .withUncertainBirthDate(interpreted || born.map(Hl7Time.Day::uncertain).orElse(false))
        .withNir(nir)
        .withContact(contact.street(), contact.postcode(), contact.commune(), contact.phone())
        .withDeathDate(day(pid, DEATH_DATE, statedAt, remarks).map(Hl7Time.Day::date));
  }

  private static Optional<Hl7Time.Day> day(
      Segment pid, int field, Instant statedAt, Remarks remarks) {
    String text = pid.value(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    // A day of grace: the message may come from beyond the date line.
    LocalDate latest = LocalDate.ofInstant(statedAt, ZoneOffset.UTC).plusDays(1);
    Optional<Hl7Time.Day> day =
        Hl7Time.day(text).filter(d -> d.uncertain() || !d.date().isAfter(latest));
    if (day.isEmpty()) {
      remarks.add(Hl7Finding.DATE_UNREADABLE, pid, field, text);
    }
    return day;
  }

  private static Sex sex(Segment pid, Remarks remarks) {
    String code = pid.value(SEX).toUpperCase(Locale.ROOT);
    for (Sex sex : List.of(Sex.MALE, Sex.FEMALE)) {
      if (sex.code().equals(code)) {
        return sex;
      }
    }
    if (!code.isEmpty() && !code.equals(Sex.UNKNOWN.code())) {
      remarks.add(Hl7Finding.SEX_CODE_UNKNOWN, pid, SEX, code);
    }
    return Sex.UNKNOWN;
  }
}
