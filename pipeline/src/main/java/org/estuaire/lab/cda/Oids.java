package org.estuaire.lab.cda;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.estuaire.exchange.Remarks;

/** Object identifiers of CI-SIS, and how names of our own become roots and come back. */
final class Oids {

  static final String LOINC = "2.16.840.1.113883.6.1";
  static final String INTERPRETATION = "2.16.840.1.113883.5.83";
  static final String CONFIDENTIALITY = "2.16.840.1.113883.5.25";
  static final String GENDER = "2.16.840.1.113883.5.1";

  /** Professionals: RPPS with the prefix 8. */
  static final String PROFESSIONAL = "1.2.250.1.71.4.2.1";

  /** Structures: FINESS with the prefix 1. */
  static final String STRUCTURE = "1.2.250.1.71.4.2.2";

  /** Under which the copies that we make of reports are known again. */
  static final String COPY = "7f1c9a52-6f0e-3c1d-9a43-2f6f1e0c5b11";

  /** Authorities of INS and INS-C, in production, test and demonstration. */
  private static final String INS = "1.2.250.1.213.1.4.";

  private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]{0,18})){1,30}");
  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final int RPPS = 11;
  private static final int FINESS = 9;

  private Oids() {}

  static boolean isOid(String text) {
    return text.length() <= Remarks.LONGEST_KEY && OID.matcher(text).matches();
  }

  static boolean isRoot(String text) {
    return isOid(text) || UUID_FORM.matcher(text).matches();
  }

  static boolean isOfIns(String root) {
    return root.startsWith(INS);
  }

  /** A root for a domain: itself where it is an OID or UUID, else a UUID made of its name. */
  static String root(String domain) {
    return isRoot(domain)
        ? domain
        : UUID.nameUUIDFromBytes(domain.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** The root under which sub-identifiers of our own documents travel. */
  static String subIdRoot(String domain) {
    return root("sub-id|" + domain);
  }

  /** RPPS or FINESS without the prefix of its kind; any other number as it is. */
  static String number(String root, String extension) {
    boolean prefixed =
        root.equals(PROFESSIONAL) && extension.length() == RPPS + 1 && extension.startsWith("8")
            || root.equals(STRUCTURE)
                && extension.length() == FINESS + 1
                && extension.startsWith("1");
    return prefixed ? extension.substring(1) : extension;
  }
}
