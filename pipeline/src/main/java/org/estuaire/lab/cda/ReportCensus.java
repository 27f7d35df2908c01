package org.estuaire.lab.cda;

import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.reading.Census;

/**
 * Notes what a document holds, wherever it stands: every observation and image of its body, every
 * section of words alone, or the body itself, where it is a document.
 */
final class ReportCensus {

  private final Census<Element> census = new Census<>();
  private final boolean keptWhole;
  private int observations;
  private int media;

  private ReportCensus(boolean keptWhole) {
    this.keptWhole = keptWhole;
  }

  /**
   * @param keptWhole the document itself is one of the person's
   */
  static Census<Element> of(Element document, boolean keptWhole) {
    ReportCensus notes = new ReportCensus(keptWhole);
    if (keptWhole) {
      notes.census.add(document, document.line(), "", LabFinding.DOCUMENT_LEFT_OUT);
    }
    notes.inside(document.first("component", "structuredBody"), false);
    Element body = document.first("component", "nonXMLBody");
    if (body.isPresent()) {
      notes.census.add(body, body.line(), "nonXMLBody", LabFinding.DOCUMENT_LEFT_OUT);
    }
    return notes.census;
  }

  /**
   * @param ofDocument an observation here says of what kind an attached document is
   */
  private void inside(Element parent, boolean ofDocument) {
    boolean attached = parent.hasTemplate(BodyReader.ATTACHED);
    for (Element child : parent.children()) {
      switch (child.name()) {
        case "text":
          break;
        case "observation":
          observation(child, ofDocument);
          break;
        case "observationMedia":
          String place = "observationMedia[" + ++media + "]";
          census.add(child, child.line(), place, LabFinding.DOCUMENT_LEFT_OUT);
          inside(child, false);
          break;
        case "section":
          section(child);
          break;
        case "component":
          inside(child, attached);
          break;
        default:
          inside(child, false);
      }
    }
  }

  /** The words of a document that is kept whole are kept with it. */
  private void section(Element section) {
    if (!keptWhole && BodyReader.isTextAlone(section)) {
      census.add(section, section.line(), "section/text", LabFinding.TEXT_ALONE);
    }
    inside(section, false);
  }

  private void observation(Element observation, boolean ofDocument) {
    if (!ofDocument) {
      String place = "observation[" + ++observations + "]";
      census.add(observation, observation.line(), place, LabFinding.NOT_READ_THERE);
    }
    inside(observation, false);
  }
}
