package org.estuaire.lab.cda;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.estuaire.lab.model.SpecimenWord;

/** Writes what kind of specimen it was, where the results of a chapter agree on it. */
final class SpecimenKind {

  private static final String SYSTEM = "2.16.840.1.113883.18.311";

  /** Of JDV_HL7_SpecimenType, by the words of {@link SpecimenWord}. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "SER", new Kind("SER", "Sérum"),
          "PLAS", new Kind("PLAS", "Plasma"),
          "UR", new Kind("UR", "Urine"),
          "SANG", new Kind("BLD", "Sang"),
          "LCR", new Kind("CSF", "Liquide céphalorachidien"));

  private record Kind(String code, String name) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Kind[…]";
    }
  }

  private final XmlOut xml;

  SpecimenKind(XmlOut xml) {
    this.xml = xml;
  }

  void write(List<Line> lines) throws XMLStreamException {
    Set<String> words =
        lines.stream().map(line -> line.result().specimen()).collect(Collectors.toSet());
    String word = words.size() == 1 ? words.iterator().next() : "";
    Kind kind = KINDS.get(word);
    if (kind != null) {
      xml.leaf("code", "code", kind.code(), "displayName", kind.name(), "codeSystem", SYSTEM);
    } else if (word.isEmpty()) {
      xml.leaf("code", "nullFlavor", "UNK");
    } else {
      xml.open("code", "nullFlavor", "OTH").text("originalText", word).close();
    }
  }
}
