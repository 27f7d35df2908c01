package org.estuaire.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Environment;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** What an invoice says about the person who was cared for; it holds no name. */
final class InvoiceClaim {

  private InvoiceClaim() {}

  static Claim of(Invoice invoice) {
    Beneficiary who = invoice.beneficiary();
    Optional<InsMatricule> ins = ins(who, invoice.identitySource().environment());
    return new Claim(
        invoice.identitySource().domain(),
        localId(invoice),
        traits(who),
        ins,
        ins.isPresent() ? IdentityStatus.QUALIFIED : IdentityStatus.PROVISIONAL,
        Set.of(),
        statedAt(invoice));
  }

  /**
   * Without a patient identifier, the admission stands for the person. Admission numbers restart
   * each year and in each facility, so both are part of it: doubt makes a duplicate, never a
   * collision.
   */
  private static String localId(Invoice invoice) {
    String ipp = invoice.beneficiary().ipp();
    if (!ipp.isEmpty() && ipp.chars().anyMatch(c -> c != '0')) {
      return ipp;
    }
    InvoiceNumbers numbers = invoice.numbers();
    return Claim.ofAdmission(
        numbers.facility() + "/" + invoice.entry().getYear() + "/" + numbers.entry());
  }

  /** Only NOIMM is the person's own NIR; NOSS belongs to the insured one, who may be a parent. */
  private static Traits traits(Beneficiary who) {
    NirKey.Verdict own = who.nirVerdict();
    boolean usable = own == NirKey.Verdict.VALID || own == NirKey.Verdict.UNCHECKED;
    String postcode = who.postcode().chars().allMatch(c -> c == '0') ? "" : who.postcode();
    return Traits.UNKNOWN
        .withStrict("", "", who.birthDate(), sex(who.sex()), "")
        .withNir(usable ? who.nir() : "")
        .withContact("", postcode, "", "");
  }

  private static Sex sex(String code) {
    return switch (code) {
      case "1" -> Sex.MALE;
      case "2" -> Sex.FEMALE;
      default -> Sex.UNKNOWN;
    };
  }

  private static Optional<InsMatricule> ins(Beneficiary who, Environment environment) {
    if (who.insVerdict() != NirKey.Verdict.VALID) {
      return Optional.empty();
    }
    Authority authority = environment.acceptsTestAuthorities() ? Authority.NIR_DEMO : Authority.NIR;
    return Optional.of(new InsMatricule(who.ins().substring(0, 13), authority));
  }

  /** The file has no date of its own: the newest event of the invoice dates what it states. */
  private static Instant statedAt(Invoice invoice) {
    LocalDate exit = invoice.exit();
    LocalDate newest = invoice.settlement().lastEvent().filter(exit::isBefore).orElse(exit);
    return newest.atStartOfDay(invoice.identitySource().zone()).toInstant();
  }
}
