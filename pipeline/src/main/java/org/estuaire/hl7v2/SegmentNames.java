package org.estuaire.hl7v2;

import java.util.Set;

/**
 * The names of segments: those of HL7 v2.1 to v2.8 that stand in messages of results, documents and
 * persons and around them, and every one that begins with Z (HL7 v2.5, 2.11). A word of three
 * capitals is no segment for that: laboratories write NFS and CRP into their texts.
 */
final class SegmentNames {

  private static final Set<String> KNOWN =
      Set.of(
          "ABS", "ACC", "ADD", "ADJ", "AFF", "AIG", "AIL", "AIP", "AIS", "AL1", "APR", "ARQ", "ARV",
          "AUT", "BHS", "BLC", "BLG", "BPO", "BPX", "BTS", "BTX", "CDM", "CER", "CM0", "CM1", "CM2",
          "CNS", "CON", "CSP", "CSR", "CSS", "CTD", "CTI", "DB1", "DG1", "DMI", "DRG", "DSC", "DSP",
          "ECD", "ECR", "EDU", "EQL", "EQP", "EQU", "ERQ", "ERR", "EVN", "FAC", "FHS", "FT1", "FTS",
          "GOL", "GP1", "GP2", "GT1", "IAM", "IAR", "IIM", "ILT", "IN1", "IN2", "IN3", "INV", "IPC",
          "ISD", "ITM", "IVC", "IVT", "LAN", "LCC", "LCH", "LDP", "LOC", "LRL", "MFA", "MFE", "MFI",
          "MRG", "MSA", "MSH", "NCK", "NDS", "NK1", "NPU", "NSC", "NST", "NTE", "OBR", "OBX", "ODS",
          "ODT", "OM1", "OM2", "OM3", "OM4", "OM5", "OM6", "OM7", "OMC", "ORC", "ORG", "OVR", "PAC",
          "PCE", "PCR", "PD1", "PDA", "PDC", "PEO", "PES", "PID", "PKG", "PMT", "PR1", "PRA", "PRB",
          "PRC", "PRD", "PRT", "PSG", "PSH", "PSL", "PSS", "PTH", "PV1", "PV2", "PYE", "QAK", "QID",
          "QPD", "QRD", "QRF", "QRI", "RCP", "RDF", "RDT", "REL", "RF1", "RFI", "RGS", "RMI", "ROL",
          "RQ1", "RQD", "RXA", "RXC", "RXD", "RXE", "RXG", "RXO", "RXR", "RXV", "SAC", "SCD", "SCH",
          "SCP", "SDD", "SFT", "SGH", "SGT", "SHP", "SID", "SLT", "SPM", "SPR", "STF", "STZ", "TCC",
          "TCD", "TQ1", "TQ2", "TXA", "UAC", "UB1", "UB2", "URD", "URS", "VAR", "VND", "VTQ");

  private SegmentNames() {}

  /** Whether a line is a segment: a name that means something, then the separator. */
  static boolean isSegment(String text, int from, int end, char separator) {
    return end - from > 3
        && text.charAt(from + 3) == separator
        && isName(text, from)
        && isKnown(text, from);
  }

  /** Whether a line could be one where no text is open: a known name alone, any with fields. */
  static boolean couldBe(String text, int from, int end, char separator) {
    if (end - from == 3) {
      return isName(text, from) && isKnown(text, from);
    }
    return end - from > 3 && text.charAt(from + 3) == separator && isName(text, from);
  }

  private static boolean isKnown(String text, int from) {
    return text.charAt(from) == 'Z' || KNOWN.contains(text.substring(from, from + 3));
  }

  /** A capital, then capitals or digits. */
  private static boolean isName(String text, int from) {
    return Lines.isNameCharacter(text.charAt(from))
        && text.charAt(from) > '9'
        && Lines.isNameCharacter(text.charAt(from + 1))
        && Lines.isNameCharacter(text.charAt(from + 2));
  }

  /** Where a line begins behind blanks and what can't be seen. */
  static int begin(String text, int from, int end) {
    int at = from;
    while (at < end - 3 && (text.charAt(at) <= ' ' || text.charAt(at) == 0xA0)) {
      at++;
    }
    return at < end - 3 ? at : from;
  }
}
