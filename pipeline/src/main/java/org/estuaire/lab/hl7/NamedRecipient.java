package org.estuaire.lab.hl7;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.estuaire.hl7v2.Repetition;
import org.estuaire.hl7v2.Segment;

/** A professional whom a message names as recipient (PRT-5, XCN). */
final class NamedRecipient {

  private static final int PERSON = 5;
  private static final int AUTHORITY = 9;
  private static final int TYPE = 13;

  /** Authorities of the INS: the patient may be named as a recipient, too. */
  private static final String PATIENTS = "1.2.250.1.213.1.4";

  /** National number of a professional: his RPPS with the prefix 8. */
  private static final Pattern NATIONAL = Pattern.compile("8[0-9]{11}");

  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9-]{1,40}");

  private NamedRecipient() {}

  /** The numbers under which a practice may know him. */
  static Set<String> numbers(Segment prt) {
    Set<String> numbers = new TreeSet<>();
    for (Repetition person : prt.repetitions(PERSON)) {
      String number = person.component(1);
      boolean patient =
          person.component(AUTHORITY, 2).startsWith(PATIENTS)
              || person.component(TYPE).startsWith("INS");
      if (!patient && NUMBER.matcher(number).matches()) {
        numbers.add(number);
        if (NATIONAL.matcher(number).matches()) {
          numbers.add(number.substring(1));
        }
      }
    }
    return numbers;
  }
}
