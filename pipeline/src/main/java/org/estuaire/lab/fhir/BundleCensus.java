package org.estuaire.lab.fhir;

import java.util.List;
import org.estuaire.exchange.FindingCode;
import org.estuaire.fhir.Element;
import org.estuaire.lab.model.LabFinding;
import org.estuaire.lab.reading.Census;

/**
 * Notes what a bundle holds, wherever it stands: what each observation says, each of its
 * components, each document. An observation that only groups others says nothing itself.
 */
final class BundleCensus {

  private final Census<Element> census = new Census<>();
  private long line;

  private BundleCensus() {}

  static Census<Element> of(List<Entry> entries, long firstLine) {
    BundleCensus notes = new BundleCensus();
    for (Entry entry : entries) {
      notes.line = firstLine + entry.line() - 1;
      notes.resource(entry.resource(), entry.path());
    }
    return notes.census;
  }

  private void resource(Element resource, String path) {
    switch (resource.type()) {
      case "Observation":
        observation(resource, path);
        break;
      case "DiagnosticReport":
        each(resource, "presentedForm", path, LabFinding.DOCUMENT_LEFT_OUT);
        each(resource, "media", path, LabFinding.DOCUMENT_LEFT_OUT);
        break;
      case "DocumentReference":
        each(resource, "content", path, LabFinding.DOCUMENT_LEFT_OUT);
        break;
      case "Bundle":
        for (Element entry : resource.all("entry")) {
          resource(entry.first("resource"), path + ".entry");
        }
        break;
      default:
    }
    for (Element inside : resource.all("contained")) {
      resource(inside, path + ".contained");
    }
  }

  private void observation(Element observation, String path) {
    if (ResultReader.says(observation)) {
      census.add(observation, line, path, LabFinding.ASIDE);
    }
    each(observation, "component", path, LabFinding.ASIDE);
  }

  private void each(Element resource, String name, String path, FindingCode reason) {
    List<Element> parts = resource.all(name);
    for (int i = 0; i < parts.size(); i++) {
      census.add(parts.get(i), line, path + "." + name + "[" + i + "]", reason);
    }
  }
}
