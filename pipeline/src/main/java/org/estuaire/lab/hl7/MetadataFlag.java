package org.estuaire.lab.hl7;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.estuaire.hl7v2.Segment;
import org.estuaire.lab.Mask;

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
  /** A code of the coding system that no published version has. */
  UNKNOWN("(?!)", null);

  static final String SYSTEM = "MetaDMPMSS";

  private static final String SYSTEM_BEGINS = "METADMP";
  private static final Pattern NO_LETTERS = Pattern.compile("[^A-Z]+");
  private static final int IDENTIFIER = 3;

  private final Pattern spelling;
  private final Mask mask;

  MetadataFlag(String spelling, Mask mask) {
    this.spelling = Pattern.compile(spelling);
    this.mask = mask;
  }

  /** The flag that an OBX is; empty for an observation. */
  static Optional<MetadataFlag> of(Segment obx) {
    String code = letters(obx.value(IDENTIFIER, 1));
    for (MetadataFlag flag : values()) {
      if (flag.spelling.matcher(code).matches()) {
        return Optional.of(flag);
      }
    }
    boolean ofSystem =
        letters(obx.value(IDENTIFIER, 3)).startsWith(SYSTEM_BEGINS)
            || letters(obx.value(IDENTIFIER, 6)).startsWith(SYSTEM_BEGINS);
    return ofSystem ? Optional.of(UNKNOWN) : Optional.empty();
  }

  static boolean isFlag(Segment obx) {
    return of(obx).isPresent();
  }

  /** Whether its sender spelt it as the profile in force does. */
  boolean isSpeltAsPublished(Segment obx) {
    return obx.value(IDENTIFIER, 1).equals(name())
        && letters(obx.value(IDENTIFIER, 3)).startsWith(SYSTEM_BEGINS);
  }

  Optional<Mask> mask() {
    return Optional.ofNullable(mask);
  }

  private static String letters(String code) {
    // Most OBX are results: their codes are numbers.
    return code.isEmpty() || Character.isDigit(code.charAt(0))
        ? ""
        : NO_LETTERS.matcher(code.toUpperCase(Locale.ROOT)).replaceAll("");
  }
}
