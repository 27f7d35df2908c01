package org.estuaire.identity.feed;

import org.estuaire.exchange.Environment;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.person.Claim;
import org.estuaire.person.trust.TrustRemark;
import org.estuaire.person.trust.TrustRules;

/**
 * Status, attributes and INS of a statement by the rules of all formats. A row of a CSV that states
 * them wrongly is refused, for its clerk can correct it; a message is taken as far as it can be
 * trusted.
 */
final class ClaimTrust {

  private final TrustRules rules;

  /**
   * @param environment decides whether test and demonstration identities are accepted
   */
  ClaimTrust(Environment environment) {
    this.rules = new TrustRules(environment.insAuthorities());
  }

  /**
   * The claim with the INS, status and attributes that it may have. A format that has checked them
   * itself, with the same rules and words of its own, is taken at its word.
   */
  Claim judge(IdentityStatement statement, Verdict verdict) {
    TrustRules.Told told = (remark, value) -> tell(statement.form(), remark, value, verdict);
    Claim claim =
        statement
            .stated()
            .map(stated -> rules.judge(stated, told).in(statement.claim()))
            .orElse(statement.claim());
    claim.ins().ifPresent(ins -> InsRules.check(ins, claim.traits(), verdict));
    return claim;
  }

  private static void tell(Form form, TrustRemark remark, String value, Verdict verdict) {
    verdict.add(form == Form.CSV ? refusing(remark) : taking(remark), field(remark), value);
  }

  private static IdentityFinding refusing(TrustRemark remark) {
    return switch (remark) {
      case INS_AUTHORITY_UNKNOWN -> IdentityFinding.INS_AUTHORITY;
      case INS_OF_TEST -> IdentityFinding.TEST_INS;
      case INS_KEY_WRONG, INS_SEVERAL -> IdentityFinding.INS_KEY;
      case STATUS_CONTRADICTION -> IdentityFinding.STATUS_WITH_ATTRIBUTE;
      case FICTIVE_AND_DOUBTFUL -> IdentityFinding.FICTIVE_AND_DOUBTFUL;
      case CODE_UNKNOWN -> IdentityFinding.UNKNOWN_ATTRIBUTE;
      case INS_NOT_QUALIFIED, INS_WITHOUT_SEX, QUALIFIED_WITHOUT_INS, VALI_OF_NO_TABLE ->
          taking(remark);
    };
  }

  private static IdentityFinding taking(TrustRemark remark) {
    return switch (remark) {
      case INS_NOT_QUALIFIED -> IdentityFinding.INS_NOT_QUALIFIED;
      case INS_WITHOUT_SEX -> IdentityFinding.INS_WITHOUT_SEX;
      case QUALIFIED_WITHOUT_INS -> IdentityFinding.QUALIFIED_WITHOUT_INS;
      case VALI_OF_NO_TABLE -> IdentityFinding.VALI_OF_NO_TABLE;
      case CODE_UNKNOWN -> IdentityFinding.STATUS_CODE_UNKNOWN;
      case STATUS_CONTRADICTION, FICTIVE_AND_DOUBTFUL -> IdentityFinding.STATUS_LOWERED;
      case INS_AUTHORITY_UNKNOWN, INS_OF_TEST, INS_KEY_WRONG, INS_SEVERAL ->
          IdentityFinding.INS_NOT_TAKEN;
    };
  }

  private static IdentityField field(TrustRemark remark) {
    return switch (remark) {
      case INS_AUTHORITY_UNKNOWN, INS_OF_TEST -> IdentityField.INS_AUTHORITY;
      case STATUS_CONTRADICTION, VALI_OF_NO_TABLE -> IdentityField.STATUS;
      case FICTIVE_AND_DOUBTFUL, CODE_UNKNOWN -> IdentityField.ATTRIBUTES;
      case INS_NOT_QUALIFIED, INS_WITHOUT_SEX, QUALIFIED_WITHOUT_INS, INS_KEY_WRONG, INS_SEVERAL ->
          IdentityField.INS;
    };
  }
}
