package org.estuaire.lab.cda;

import java.util.Arrays;
import java.util.List;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.trust.StatedIns;

/** The identifiers of {@code patientRole/id}: the INS under its authorities, else local ones. */
final class PatientIdentifiers {

  private static final String PLACE = "recordTarget/patientRole/id";

  private final String domain;
  private final String ownRoot;

  PatientIdentifiers(String domain) {
    this.domain = domain;
    this.ownRoot = Oids.root(domain);
  }

  /** The partner's own identifier, else one of another domain, with its root; else empty. */
  String localId(Element role, Remarks remarks) {
    Element foreign = Element.NONE;
    for (Element id : role.all("id")) {
      if (id.attribute("extension").isEmpty() || Oids.isOfIns(id.attribute("root"))) {
        continue;
      }
      if (id.attribute("root").equals(ownRoot)) {
        return remarks.bounded(id, PLACE, id.attribute("extension"));
      }
      foreign = foreign.isPresent() ? foreign : id;
    }
    if (!foreign.isPresent()) {
      remarks.add(CdaFinding.NO_LOCAL_IDENTIFIER, role, PLACE, "");
      return "";
    }
    return foreign(foreign, remarks);
  }

  /** Two authorities may give the same number to two persons: the number alone would mix them. */
  private String foreign(Element id, Remarks remarks) {
    String root = remarks.bounded(id, PLACE, id.attribute("root"));
    String named = Oids.isRoot(root) ? root : "?";
    remarks.add(CdaFinding.FOREIGN_DOMAIN, id, PLACE, root, named, domain);
    String number = remarks.bounded(id, PLACE, id.attribute("extension"));
    return root.isEmpty() ? number : number + "@" + root;
  }

  /** All that stand under an authority of the INS. */
  List<StatedIns> ins(Element role) {
    return role.all("id").stream()
        .filter(id -> isOfIns(id.attribute("root")) && !id.attribute("extension").isEmpty())
        .map(id -> new StatedIns(id.attribute("extension"), id.attribute("root")))
        .toList();
  }

  private static boolean isOfIns(String root) {
    return Arrays.stream(Authority.values()).anyMatch(authority -> authority.oid().equals(root));
  }
}
