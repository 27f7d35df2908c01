package org.estuaire.lab.hprim.sante;

import java.util.regex.Pattern;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Remarks;

/** What H must say for the file to be taken at all. */
final class HeaderRules {

  static final int FILE_NAME = 3;
  static final int SENDER = 5;
  static final int ISSUED = 14;

  private static final int CONTEXT = 7;
  private static final int PROCESSING = 12;
  private static final int VERSION = 13;
  private static final String RESULTS = "ORU";
  private static final Pattern CONTEXT_FORM = Pattern.compile("[A-Z]{3}");
  private static final Pattern KNOWN_VERSION = Pattern.compile("H?2\\.[0-4]");

  private HeaderRules() {}

  static void check(Segment header, Environment environment, Remarks remarks) {
    String context = header.value(CONTEXT);
    if (!context.equals(RESULTS)) {
      // Nothing but three capitals is told to anybody.
      String told = CONTEXT_FORM.matcher(context).matches() ? context : "?";
      remarks.add(HprimSanteFinding.CONTEXT_NOT_HANDLED, header, CONTEXT, "", told);
    }
    String processing = header.value(PROCESSING);
    boolean test = processing.equals("T") || processing.equals("D");
    if (test && environment == Environment.PRODUCTION) {
      remarks.add(HprimSanteFinding.TEST_FILE, header, PROCESSING, processing);
    } else if (!test && !processing.equals("P")) {
      remarks.add(HprimSanteFinding.PROCESSING_UNKNOWN, header, PROCESSING, processing);
    }
    String version = header.value(VERSION);
    if (!KNOWN_VERSION.matcher(version).matches()) {
      remarks.add(HprimSanteFinding.VERSION_UNKNOWN, header, VERSION, version);
    }
    if (sender(header).isEmpty()) {
      remarks.add(HprimSanteFinding.NO_SENDER, header, SENDER, "");
    }
    remarks.bounded(header, SENDER, sender(header));
  }

  /** The sender's code, else its name. The name alone may be worded otherwise tomorrow. */
  static String sender(Segment header) {
    String code = header.component(SENDER, 1);
    return code.isEmpty() ? header.component(SENDER, 2) : code;
  }
}
