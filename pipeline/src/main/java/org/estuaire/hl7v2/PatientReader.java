package org.estuaire.hl7v2;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Remarks;
import org.estuaire.hl7v2.PersonFields.Contact;
import org.estuaire.hl7v2.PersonFields.Names;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.LocalId;
import org.estuaire.person.Sex;
import org.estuaire.person.StatedDay;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.StatedCode;
import org.estuaire.person.trust.StatedTrust;
import org.estuaire.person.trust.Trust;
import org.estuaire.person.trust.TrustRemark;
import org.estuaire.person.trust.TrustRules;

/** Reads PID in the French profile (IHE France constraints 1.8.1, PAM.FR 2.11.1) as a claim. */
public final class PatientReader {

  private static final int IDENTIFIERS = 3;
  private static final int BIRTH_DATE = 7;
  private static final int SEX = 8;
  private static final int DEATH_DATE = 29;
  private static final int RELIABILITY = 32;

  private final Identifiers identifiers;
  private final TrustRules trust;
  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  public PatientReader(Environment environment, String domain) {
    this.identifiers = new Identifiers(domain);
    this.trust = new TrustRules(environment.insAuthorities());
    this.domain = domain;
  }

  /**
   * What a message says about its person.
   *
   * @param report number that stands for the person when the sender gives no identifier
   */
  public Claim read(
      Hl7Message message, Segment pid, String report, Instant statedAt, Remarks remarks) {
    Identifiers.Found found = identifiers.read(pid, remarks);
    Traits traits = traits(message, pid, found.nir(), statedAt, remarks);
    Trust trusted =
        trust.judge(
            new StatedTrust(codes(pid), found.ins(), traits.sex()),
            (remark, value) -> tell(remark, value, pid, remarks));
    String local = found.localId().isEmpty() ? Claim.ofReport(report) : found.localId();
    return trusted.in(Claim.of(new LocalId(domain, local), traits, statedAt));
  }

  private static List<StatedCode> codes(Segment pid) {
    return pid.repetitions(RELIABILITY).stream()
        .map(repetition -> repetition.component(1))
        .filter(code -> !code.isBlank())
        .map(StatedCode::ofTable0445)
        .toList();
  }

  private static void tell(TrustRemark remark, String value, Segment pid, Remarks remarks) {
    switch (remark) {
      case INS_AUTHORITY_UNKNOWN ->
          remarks.add(Hl7Finding.INS_AUTHORITY_UNKNOWN, pid, IDENTIFIERS, value);
      case INS_NOT_QUALIFIED -> remarks.add(Hl7Finding.INS_NOT_QUALIFIED, pid, IDENTIFIERS, value);
      case INS_OF_TEST -> remarks.add(Hl7Finding.INS_OF_TEST, pid, IDENTIFIERS, value);
      case INS_KEY_WRONG -> remarks.add(Hl7Finding.INS_KEY_WRONG, pid, IDENTIFIERS, value);
      case INS_SEVERAL -> remarks.add(Hl7Finding.INS_SEVERAL, pid, IDENTIFIERS, value);
      case INS_WITHOUT_SEX -> remarks.add(IdentityFinding.INS_WITHOUT_SEX, pid, SEX, value);
      case QUALIFIED_WITHOUT_INS ->
          remarks.add(IdentityFinding.QUALIFIED_WITHOUT_INS, pid, IDENTIFIERS, value);
      case STATUS_CONTRADICTION ->
          remarks.add(Hl7Finding.STATUS_CONTRADICTION, pid, RELIABILITY, value);
      case FICTIVE_AND_DOUBTFUL ->
          remarks.add(IdentityFinding.STATUS_LOWERED, pid, RELIABILITY, value);
      case CODE_UNKNOWN ->
          remarks.add(IdentityFinding.STATUS_CODE_UNKNOWN, pid, RELIABILITY, value);
      case VALI_OF_NO_TABLE ->
          throw new IllegalStateException("PID-32 is of a table that is known");
    }
  }

  private static Traits traits(
      Hl7Message message, Segment pid, String nir, Instant statedAt, Remarks remarks) {
    Names names = PersonFields.names(pid, remarks);
    Contact contact = PersonFields.contact(pid, remarks);
    Optional<StatedDay> born = day(pid, BIRTH_DATE, statedAt, remarks);
    // ZFD-4: the sender had to interpret the date of birth.
    boolean interpreted =
        message.first("ZFD").filter(zfd -> zfd.value(4).equalsIgnoreCase("Y")).isPresent();
    return Traits.UNKNOWN
        .withStrict(
            names.birthName(),
            names.firstGivenName(),
            born.map(StatedDay::date),
            sex(pid, remarks),
            PersonFields.birthPlace(pid))
        .withGivenNames(names.givenNames())
        .withUsed(names.usedName(), names.usedGivenName())
        .withUncertainBirthDate(interpreted || born.map(StatedDay::uncertain).orElse(false))
        .withNir(nir)
        .withContact(contact.street(), contact.postcode(), contact.commune(), contact.phone())
        .withDeathDate(day(pid, DEATH_DATE, statedAt, remarks).map(StatedDay::date));
  }

  private static Optional<StatedDay> day(
      Segment pid, int field, Instant statedAt, Remarks remarks) {
    String text = pid.value(field);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<StatedDay> day = Hl7Time.day(text);
    if (day.isEmpty()) {
      remarks.add(Hl7Finding.DATE_UNREADABLE, pid, field, text);
    } else if (day.get().liesAhead(statedAt)) {
      remarks.add(IdentityFinding.PERSON_DATE_AHEAD, pid, field, text);
      return Optional.empty();
    }
    return day;
  }

  private static Sex sex(Segment pid, Remarks remarks) {
    String code = pid.value(SEX).toUpperCase(Locale.ROOT);
    Optional<Sex> sex = Sex.ofCode(code);
    if (sex.isEmpty() && !code.isEmpty()) {
      remarks.add(Hl7Finding.SEX_CODE_UNKNOWN, pid, SEX, code);
    }
    return sex.orElse(Sex.UNKNOWN);
  }
}
