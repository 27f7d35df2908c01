package org.estuaire.person.trust;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.estuaire.person.IdentityStatus;

/**
 * A code of status or attribute as a source states it, with the statuses that it can mean there.
 *
 * @param means empty for an attribute and for a code that nobody knows
 * @param sureOfItsTable whether it says which table it is of, or its place does
 */
public record StatedCode(String code, Set<IdentityStatus> means, boolean sureOfItsTable) {

  /** A document that may carry an INS of a qualified identity only, and carries one. */
  public static final StatedCode QUALIFIED_BY_ITS_INS =
      new StatedCode("", EnumSet.of(IdentityStatus.PROVISIONAL, IdentityStatus.QUALIFIED), true);

  /** All codes of HL7 table 0445 in France (PAM.FR 2.11.1) that are no status. */
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "DOUB", "DESA", "DPOT", "DOUA", "COLP", "COLV", "FILI", "CACH", "ANOM", "IDVER", "RECD",
          "IDRA", "USUR", "HOMD", "HOMA", "INVA", "FICT", "DOUT");

  /** FR Core 3: the four statuses of RNIV 1, each in its own sense. */
  private static final String IDENTITY_STATUS = "fr-core-cs-identity-status";

  private static final String TABLE_0445 = "v2-0445";

  /** Another name of the same table in FR Core 2. */
  private static final String TWIN_OF_0445 = "fr-core-cs-fiabilite-identite";

  public StatedCode {
    means = Set.copyOf(means);
  }

  /**
   * Of HL7 v2 table 0445 in France. It has no code for <em>récupérée</em>, so PROV may be that;
   * VALI is <em>qualifiée</em> with an INS and <em>validée</em> without.
   */
  public static StatedCode ofTable0445(String code) {
    String word = word(code);
    return new StatedCode(
        word,
        switch (word) {
          case "VALI" -> EnumSet.of(IdentityStatus.VALIDATED, IdentityStatus.QUALIFIED);
          case "PROV", "VIDE" -> EnumSet.of(IdentityStatus.PROVISIONAL, IdentityStatus.RETRIEVED);
          default -> rniv(word);
        },
        true);
  }

  /** One of the four statuses of RNIV 1, in its own sense, or an attribute. */
  public static StatedCode ofRniv(String code) {
    return new StatedCode(word(code), rniv(word(code)), true);
  }

  /** Of FR Core, where the code system tells which VALI is meant; without it, the lesser one is. */
  public static StatedCode ofFrCore(String system, String code) {
    if (system.endsWith(TABLE_0445) || system.endsWith(TWIN_OF_0445)) {
      return ofTable0445(code);
    }
    return new StatedCode(word(code), rniv(word(code)), system.contains(IDENTITY_STATUS));
  }

  boolean known() {
    return code.isEmpty() || !means.isEmpty() || ATTRIBUTES.contains(code);
  }

  boolean isAttribute() {
    return ATTRIBUTES.contains(code);
  }

  private static Set<IdentityStatus> rniv(String word) {
    return switch (word) {
      case "PROV", "VIDE" -> EnumSet.of(IdentityStatus.PROVISIONAL);
      case "RECUP" -> EnumSet.of(IdentityStatus.RETRIEVED);
      case "VALI" -> EnumSet.of(IdentityStatus.VALIDATED);
      case "QUAL" -> EnumSet.of(IdentityStatus.QUALIFIED);
      default -> Set.of();
    };
  }

  private static String word(String code) {
    return code.strip().toUpperCase(Locale.ROOT);
  }
}
