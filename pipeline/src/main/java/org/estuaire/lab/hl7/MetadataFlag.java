package org.estuaire.lab.hl7;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.model.Mask;
import org.jspecify.annotations.Nullable;

/**
 * OBX that steer a document's way and visibility (ANS CI-SIS, transmission of CDA documents in HL7
 * v2): orders to whoever carries the document, never observations. Older versions of the profile
 * name them without a coding system, with blanks, or in other spellings.
 */
enum MetadataFlag {
  MASQUE_PS("MASQUEPS", Mask.PROFESSIONALS),
  INVISIBLE_PATIENT("INVISIBLEPATIENT", Mask.PATIENT),
  INVISIBLE_REP_LEGAUX("INVISIBLEREP[A-Z]*(LEGAUX|LEGAL)", Mask.REPRESENTATIVES),
  CONNEXION_SECRETE("CONNEXIONSECRETE", Mask.SECRET),
  /** The message changes who may see a known document, and nothing else. */
  MODIF_CONF_CODE("MODIFCONFCODE", null),
  DESTDMP("DESTDMP", null),
  DESTMSSANTEPS("DESTMSSANTEPS", null),
  DESTMSSANTEPAT("DESTMSSANTEPAT(IENT)?", null),
  ACK_RECEPTION("ACKRECEPTION", null),
  ACK_LECTURE_MSS("ACKLECTURE(MSS)?", null),
  CORPSMAIL_PS("CORPSMAILPS", null),
  CORPSMAIL_PATIENT("CORPSMAILPATIENT", null),
  /**
   * One that no published version has: of the coding system, or of any name that says that it hides
   * something. Rather a result too few, which is reported, than one that is shown though hidden.
   */
  UNKNOWN("(?!)", null);

  static final String SYSTEM = "MetaDMPMSS";

  private static final String SYSTEM_BEGINS = "METADMP";

  /** Any of the spellings: nearly all OBX are results, and one look says so. */
  private static final Pattern ANY_SPELLING =
      Pattern.compile(
          Arrays.stream(values()).map(flag -> flag.spelling.pattern()).collect(joining("|")));

  private static final Pattern HIDING = Pattern.compile("MASQUE|INVISIBLE");

  /** Letters of the shortest of these words and spellings. */
  private static final int SHORTEST = "MASQUE".length();

  private static final String LOINC = "LN";

  /** Types of values that no flag has: numbers and documents. */
  private static final Set<String> OF_OBSERVATIONS = Set.of("NM", "SN", "ED", "RP");

  private static final int VALUE_TYPE = 2;
  private static final int IDENTIFIER = 3;
  private static final int CODE = 1;
  private static final int TEXT = 2;
  private static final int SYSTEM_OF_CODE = 3;
  private static final int ALTERNATIVE_CODE = 4;
  private static final int ALTERNATIVE_TEXT = 5;
  private static final int SYSTEM_OF_ALTERNATIVE = 6;

  private final Pattern spelling;
  private final @Nullable Mask mask;

  MetadataFlag(String spelling, @Nullable Mask mask) {
    this.spelling = Pattern.compile(spelling);
    this.mask = mask;
  }

  /** The flag that an OBX is; empty for an observation. */
  static Optional<MetadataFlag> of(Segment obx) {
    String code = code(obx, CODE);
    String alternative = code(obx, ALTERNATIVE_CODE);
    return known(code)
        .or(() -> known(alternative))
        .or(() -> isUnknown(obx, code, alternative) ? Optional.of(UNKNOWN) : Optional.empty());
  }

  private static String code(Segment obx, int component) {
    String code = obx.value(IDENTIFIER, component);
    // Most OBX are results: their codes are numbers, or short.
    return code.length() < SHORTEST || Character.isDigit(code.charAt(0)) ? "" : letters(code);
  }

  private static Optional<MetadataFlag> known(String code) {
    if (code.isEmpty() || !ANY_SPELLING.matcher(code).matches()) {
      return Optional.empty();
    }
    return Arrays.stream(values()).filter(flag -> flag.spelling.matcher(code).matches()).findAny();
  }

  private static boolean isUnknown(Segment obx, String code, String alternative) {
    return isOfFlags(obx.value(IDENTIFIER, SYSTEM_OF_CODE))
        || isOfFlags(obx.value(IDENTIFIER, SYSTEM_OF_ALTERNATIVE))
        || !code.isEmpty() && HIDING.matcher(code).lookingAt()
        || !alternative.isEmpty() && HIDING.matcher(alternative).lookingAt()
        || saysThatItHides(obx);
  }

  /** An oxygen mask may be measured, or named by a LOINC code; neither is ever so with a flag. */
  private static boolean saysThatItHides(Segment obx) {
    if (obx.value(IDENTIFIER, SYSTEM_OF_CODE).equals(LOINC)
        || obx.value(IDENTIFIER, SYSTEM_OF_ALTERNATIVE).equals(LOINC)
        || OF_OBSERVATIONS.contains(obx.value(VALUE_TYPE))) {
      return false;
    }
    return hides(obx.value(IDENTIFIER, TEXT)) || hides(obx.value(IDENTIFIER, ALTERNATIVE_TEXT));
  }

  private static boolean hides(String text) {
    return text.length() >= SHORTEST && HIDING.matcher(letters(text)).find();
  }

  static boolean isFlag(Segment obx) {
    return of(obx).isPresent();
  }

  /** Whether its sender spelt it as the profile in force does. */
  boolean isSpeltAsPublished(Segment obx) {
    return obx.value(IDENTIFIER, CODE).equals(name())
        && isOfFlags(obx.value(IDENTIFIER, SYSTEM_OF_CODE));
  }

  private static boolean isOfFlags(String system) {
    return system.length() >= SHORTEST && letters(system).startsWith(SYSTEM_BEGINS);
  }

  /** Whether every message of the profile has to say it. */
  boolean isDemanded() {
    return compareTo(DESTMSSANTEPAT) <= 0;
  }

  /** As the profile describes it (ANS CI-SIS, MetaDMPMSS). */
  String label() {
    return switch (this) {
      case MASQUE_PS -> "Masqué aux professionnels de santé";
      case INVISIBLE_PATIENT -> "Document non visible par le patient";
      case INVISIBLE_REP_LEGAUX -> "Non visible par les représentants légaux du patient";
      case CONNEXION_SECRETE -> "Connexion secrète";
      case MODIF_CONF_CODE -> "Modification de la confidentialité d'un document";
      case DESTDMP -> "Destinataire DMP";
      case DESTMSSANTEPS -> "Destinataire professionnel de santé, par MSSanté";
      case DESTMSSANTEPAT -> "Destinataire patient, par MSSanté";
      default -> "";
    };
  }

  Optional<Mask> mask() {
    return Optional.ofNullable(mask);
  }

  private static String letters(String name) {
    String upper = (isAscii(name) ? name : withoutAccents(name)).toUpperCase(Locale.ROOT);
    StringBuilder letters = new StringBuilder(upper.length());
    for (int at = 0; at < upper.length(); at++) {
      char c = upper.charAt(at);
      if (c >= 'A' && c <= 'Z') {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  private static boolean isAscii(String name) {
    for (int at = 0; at < name.length(); at++) {
      if (name.charAt(at) >= 128) {
        return false;
      }
    }
    return true;
  }

  private static String withoutAccents(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD);
  }
}
