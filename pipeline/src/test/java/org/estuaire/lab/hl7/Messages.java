package org.estuaire.lab.hl7;

/** Invented messages of any size. */
final class Messages {

  private Messages() {}

  /** A report of so many numeric results. */
  static String ofResults(int count) {
    StringBuilder message = new StringBuilder();
    message.append(Oru.MSH).append('\r').append(Oru.PID).append("\rPV1|1|O\r");
    message.append("ORC|RE|P77^SERVICE|F77^LABO||CM\r").append(Oru.OBR).append('\r');
    for (int i = 1; i <= count; i++) {
      message
          .append("OBX|")
          .append(i)
          .append("|NM|14749-6^Glucose [Moles/Volume] Sérum/Plasma ; Numérique^LN^GLY")
          .append(i)
          .append("^Glycémie^L|")
          .append(i)
          .append("|5.")
          .append(i)
          .append("|mmol/L^^UCUM|3,9 - 6,1|H|||F|||20261120080000+0100||81000000002^BIOLOGISTE\r");
    }
    return message.toString();
  }
}
