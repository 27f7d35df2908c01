package org.estuaire.lab.cda;

import java.util.Optional;
import java.util.Set;
import org.estuaire.exchange.Remarks;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.VisibilityStatement;

/**
 * What a document says of who may see it. The header says it once (CI-SIS); a section or body may
 * say more of itself, and the strictest holds for the whole. What can't be understood is taken on
 * the safe side.
 */
final class ConfidentialityCodes {

  private static final String NAME = "confidentialityCode";
  private static final Set<String> PARTS =
      Set.of("component", "structuredBody", "nonXMLBody", "section");

  private final Remarks remarks;
  private VisibilityStatement said = VisibilityStatement.SILENT;

  private ConfidentialityCodes(Remarks remarks) {
    this.remarks = remarks;
  }

  static VisibilityStatement of(Element document, Remarks remarks) {
    ConfidentialityCodes codes = new ConfidentialityCodes(remarks);
    if (document.first(NAME).isPresent()) {
      codes.collect(document, "");
    } else {
      codes.unclear(document, NAME, "");
      document.all("component").forEach(body -> codes.collect(body, "component/"));
    }
    return codes.said;
  }

  private void collect(Element part, String path) {
    for (Element child : part.children()) {
      if (child.name().equals(NAME)) {
        add(child, path + NAME);
      } else if (PARTS.contains(child.name())) {
        collect(child, path + child.name() + "/");
      }
    }
  }

  private void add(Element code, String path) {
    Optional<VisibilityStatement> known = VisibilityStatement.ofCode(code.attribute("code"));
    if (known.isPresent()) {
      said = said.and(known.get());
    } else {
      unclear(code, path, code.attribute("code"));
    }
    translations(code);
  }

  /** The same word in another code system may be stricter. */
  private void translations(Element code) {
    for (Element translation : code.all("translation")) {
      Optional<VisibilityStatement> more =
          VisibilityStatement.ofCode(translation.attribute("code"));
      said = more.map(said::and).orElse(said);
      translations(translation);
    }
  }

  private void unclear(Element at, String path, String code) {
    remarks.add(CdaFinding.CONFIDENTIALITY_UNKNOWN, at, path, code);
    said = said.and(VisibilityStatement.of(Confidentiality.RESTRICTED));
  }
}
