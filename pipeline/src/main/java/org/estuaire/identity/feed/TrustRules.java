package org.estuaire.identity.feed;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.estuaire.exchange.Environment;
import org.estuaire.identity.Claim;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.IdentityStatus;
import org.estuaire.identity.InsKey;
import org.estuaire.identity.InsMatricule;
import org.estuaire.identity.Sex;

/**
 * Status, attributes and INS of a statement: which of them may stand together (RNIV 1, confidence
 * statuses and attributes).
 */
final class TrustRules {

  private static final String FICTIVE = "FICT";
  private static final String DOUBTFUL = "DOUT";
  private static final Set<String> ATTRIBUTES = Set.of("HOMA", FICTIVE, DOUBTFUL);

  private final Environment environment;

  /**
   * @param environment decides whether test and demonstration identities are accepted
   */
  TrustRules(Environment environment) {
    this.environment = environment;
  }

  /**
   * The claim with the INS, status and attributes that it may have. A format that reads them with
   * their own rules (HL7: PID-32 and PID-3) is taken at its word.
   */
  Claim judge(IdentityStatement statement, Verdict verdict) {
    Claim claim = statement.claim();
    if (statement.stated().isEmpty()) {
      claim.ins().ifPresent(ins -> InsRules.check(ins, claim.traits(), verdict));
      return claim;
    }
    IdentityStatement.Stated stated = statement.stated().get();
    Set<String> attributes = attributes(stated.attributes(), claim.status(), verdict);
    Optional<InsMatricule> ins = withSex(ins(stated, claim.status(), verdict), claim, verdict);
    ins.ifPresent(matricule -> InsRules.check(matricule, claim.traits(), verdict));
    IdentityStatus status =
        claim.status() == IdentityStatus.QUALIFIED && ins.isEmpty()
            ? IdentityStatus.VALIDATED
            : claim.status();
    return new Claim(
        claim.domain(),
        claim.localId(),
        claim.traits(),
        ins,
        status,
        attributes,
        claim.statedAt(),
        claim.formerIns());
  }

  private static Set<String> attributes(String stated, IdentityStatus status, Verdict verdict) {
    Set<String> attributes =
        Arrays.stream(stated.split("\\|"))
            .map(String::strip)
            .filter(code -> !code.isEmpty())
            .collect(Collectors.toSet());
    if (!ATTRIBUTES.containsAll(attributes)) {
      verdict.add(IdentityFinding.UNKNOWN_ATTRIBUTE, IdentityCsv.ATTRIBUTS, stated);
    }
    boolean fictive = attributes.contains(FICTIVE);
    boolean doubtful = attributes.contains(DOUBTFUL);
    if (fictive && doubtful) {
      verdict.add(IdentityFinding.FICTIVE_AND_DOUBTFUL, IdentityCsv.ATTRIBUTS, stated);
    }
    if ((fictive || doubtful) && status != IdentityStatus.PROVISIONAL) {
      verdict.add(IdentityFinding.STATUS_WITH_ATTRIBUTE, IdentityCsv.STATUT, "");
    }
    return attributes;
  }

  /** The INS knows only the sexes M and F. */
  private static Optional<InsMatricule> withSex(
      Optional<InsMatricule> ins, Claim claim, Verdict verdict) {
    if (ins.isPresent() && claim.traits().sex() == Sex.UNKNOWN) {
      verdict.add(IdentityFinding.INS_WITHOUT_SEX, IdentityCsv.INS, "");
      return Optional.empty();
    }
    return ins;
  }

  private Optional<InsMatricule> ins(
      IdentityStatement.Stated stated, IdentityStatus status, Verdict verdict) {
    boolean qualified = status == IdentityStatus.QUALIFIED;
    if (stated.ins().isEmpty()) {
      if (qualified) {
        verdict.add(IdentityFinding.QUALIFIED_WITHOUT_INS, IdentityCsv.INS, "");
      }
      return Optional.empty();
    }
    if (!qualified) {
      verdict.add(IdentityFinding.INS_NOT_QUALIFIED, IdentityCsv.INS, "");
      return Optional.empty();
    }
    return matricule(stated, verdict);
  }

  private Optional<InsMatricule> matricule(IdentityStatement.Stated stated, Verdict verdict) {
    // A spreadsheet turns the key 07 into 7.
    String key = stated.insKey().length() == 1 ? "0" + stated.insKey() : stated.insKey();
    if (!InsKey.matches(stated.ins(), key)) {
      verdict.add(IdentityFinding.INS_KEY, IdentityCsv.INS, stated.ins() + " " + stated.insKey());
      return Optional.empty();
    }
    Optional<InsMatricule.Authority> authority =
        Arrays.stream(InsMatricule.Authority.values())
            .filter(known -> known.oid().equals(stated.insOid()))
            .findFirst();
    if (authority.isEmpty()) {
      verdict.add(IdentityFinding.INS_AUTHORITY, IdentityCsv.OID_INS, stated.insOid());
    } else if (authority.get().isTest() && !environment.acceptsTestAuthorities()) {
      verdict.add(IdentityFinding.TEST_INS, IdentityCsv.OID_INS, stated.insOid());
    }
    return authority.map(issuer -> new InsMatricule(stated.ins(), issuer));
  }
}
