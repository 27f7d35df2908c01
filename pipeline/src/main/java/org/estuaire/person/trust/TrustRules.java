package org.estuaire.person.trust;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.Sex;

/**
 * Which status, INS and attributes an identity has, from what its source states of them (RNIV 1,
 * confidence statuses and attributes; IHE France constraints 1.8.1: an INS is taken only of a
 * qualified identity). In doubt the lesser one: an identity that is trusted too little can be
 * linked by hand, one that is trusted too much is linked to the wrong person.
 */
public final class TrustRules {

  private static final String FICTIVE = "FICT";
  private static final String DOUBTFUL = "DOUT";

  private final Set<Authority> accepted;

  /**
   * @param accepted authorities whose matricules are taken; in production none of test or
   *     demonstration
   */
  public TrustRules(Set<Authority> accepted) {
    this.accepted = Set.copyOf(accepted);
  }

  /** Takes remarks, each with the value that it is about, which may be empty. */
  public interface Told {
    void remark(TrustRemark remark, String value);
  }

  public Trust judge(StatedTrust stated, Told told) {
    Set<String> attributes =
        stated.codes().stream()
            .filter(StatedCode::isAttribute)
            .map(StatedCode::code)
            .collect(Collectors.toSet());
    if (attributes.contains(FICTIVE) && attributes.contains(DOUBTFUL)) {
      told.remark(TrustRemark.FICTIVE_AND_DOUBTFUL, words(stated));
    }
    Set<IdentityStatus> possible = possible(stated, attributes, told);
    boolean qualified = possible.contains(IdentityStatus.QUALIFIED);
    Optional<InsMatricule> ins = ins(stated, qualified, told);
    IdentityStatus status = status(stated, possible, ins.isPresent(), told);
    return new Trust(ofTest(stated) ? IdentityStatus.PROVISIONAL : status, ins, attributes);
  }

  /** Nobody has checked the papers of a test identity. */
  private boolean ofTest(StatedTrust stated) {
    return stated.matricules().stream()
        .flatMap(ins -> ins.issuer().stream())
        .anyMatch(this::refuses);
  }

  private boolean refuses(Authority issuer) {
    return !accepted.contains(issuer);
  }

  /** The statuses that all codes together allow. */
  private static Set<IdentityStatus> possible(
      StatedTrust stated, Set<String> attributes, Told told) {
    List<StatedCode> unknown = stated.codes().stream().filter(code -> !code.known()).toList();
    unknown.forEach(code -> told.remark(TrustRemark.CODE_UNKNOWN, code.code()));
    Set<IdentityStatus> possible = EnumSet.allOf(IdentityStatus.class);
    boolean said = false;
    for (StatedCode code : stated.codes()) {
      if (!code.means().isEmpty()) {
        possible.retainAll(code.means());
        said = true;
      }
    }
    boolean distrusted =
        said && Trust.distrusted(attributes) && !possible.contains(IdentityStatus.PROVISIONAL);
    if (possible.isEmpty() || distrusted) {
      told.remark(TrustRemark.STATUS_CONTRADICTION, words(stated));
    }
    boolean lowest =
        !said || possible.isEmpty() || !unknown.isEmpty() || Trust.distrusted(attributes);
    return lowest ? EnumSet.of(IdentityStatus.PROVISIONAL) : possible;
  }

  private static IdentityStatus status(
      StatedTrust stated, Set<IdentityStatus> possible, boolean withIns, Told told) {
    if (withIns) {
      return IdentityStatus.QUALIFIED;
    }
    boolean onlyQualified = possible.equals(EnumSet.of(IdentityStatus.QUALIFIED));
    if (onlyQualified && stated.matricules().isEmpty()) {
      told.remark(TrustRemark.QUALIFIED_WITHOUT_INS, "");
    }
    if (onlyQualified || possible.contains(IdentityStatus.VALIDATED)) {
      return IdentityStatus.VALIDATED;
    }
    return possible.contains(IdentityStatus.PROVISIONAL)
        ? IdentityStatus.PROVISIONAL
        : IdentityStatus.RETRIEVED;
  }

  private Optional<InsMatricule> ins(StatedTrust stated, boolean qualified, Told told) {
    List<InsMatricule> usable =
        stated.matricules().stream()
            .flatMap(ins -> usable(ins, stated, qualified, told).stream())
            .distinct()
            .toList();
    if (usable.size() <= 1) {
      return usable.stream().findFirst();
    }
    // A NIR prevails over the waiting number (NIA); two of a kind contradict each other.
    List<InsMatricule> numbers =
        usable.stream().filter(ins -> ins.authority() != Authority.NIA).toList();
    if (numbers.size() == 1) {
      return Optional.of(numbers.get(0));
    }
    told.remark(TrustRemark.INS_SEVERAL, "");
    return Optional.empty();
  }

  private Optional<InsMatricule> usable(
      StatedIns ins, StatedTrust stated, boolean qualified, Told told) {
    Optional<Authority> issuer = ins.issuer();
    if (!qualified) {
      boolean unclear = stated.codes().stream().anyMatch(TrustRules::valiOfNoTable);
      told.remark(unclear ? TrustRemark.VALI_OF_NO_TABLE : TrustRemark.INS_NOT_QUALIFIED, "");
      if (!ins.keyMatches() && stated.codes().stream().anyMatch(TrustRules::saysQualified)) {
        told.remark(TrustRemark.INS_KEY_WRONG, ins.numberAndKey());
      }
    } else if (issuer.isEmpty()) {
      told.remark(TrustRemark.INS_AUTHORITY_UNKNOWN, ins.authority());
    } else if (refuses(issuer.get())) {
      told.remark(TrustRemark.INS_OF_TEST, ins.authority());
    } else if (!ins.keyMatches()) {
      told.remark(TrustRemark.INS_KEY_WRONG, ins.numberAndKey());
    } else if (stated.sex() == Sex.UNKNOWN) {
      told.remark(TrustRemark.INS_WITHOUT_SEX, "");
    } else {
      return Optional.of(new InsMatricule(ins.number(), issuer.get()));
    }
    return Optional.empty();
  }

  private static boolean saysQualified(StatedCode code) {
    return code.means().equals(Set.of(IdentityStatus.QUALIFIED));
  }

  private static boolean valiOfNoTable(StatedCode code) {
    return !code.sureOfItsTable() && code.means().contains(IdentityStatus.VALIDATED);
  }

  private static String words(StatedTrust stated) {
    return String.join("~", new TreeSet<>(stated.codes().stream().map(StatedCode::code).toList()));
  }
}
