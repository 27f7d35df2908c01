package org.estuaire.lab.cda;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.person.LocalIdRule;
import org.estuaire.person.StatedIdentifier;
import org.estuaire.person.trust.StatedIns;

/** The identifiers of {@code patientRole/id}: the INS under its authorities, else local ones. */
final class PatientIdentifiers {

  private static final String PLACE = "recordTarget/patientRole/id";

  private final LocalIdRule locals;
  private final String domain;

  PatientIdentifiers(String domain) {
    this.locals = new LocalIdRule(Oids.root(domain));
    this.domain = domain;
  }

  /** The partner's own identifier, else one of another domain, with its root; else empty. */
  String localId(Element role, Remarks remarks) {
    List<Element> local =
        role.all("id").stream().filter(id -> !Oids.isOfIns(id.attribute("root"))).toList();
    Optional<StatedIdentifier> best =
        locals.best(local.stream().map(PatientIdentifiers::stated).toList());
    if (best.isEmpty()) {
      remarks.add(CdaFinding.NO_LOCAL_IDENTIFIER, role, PLACE, "");
      return "";
    }
    Element id =
        local.stream().filter(each -> stated(each).equals(best.get())).findFirst().orElse(role);
    if (locals.isForeign(best.get()) || best.get().authority().isEmpty()) {
      String root = remarks.bounded(id, PLACE, best.get().authority());
      remarks.add(
          CdaFinding.FOREIGN_DOMAIN, id, PLACE, root, Oids.isRoot(root) ? root : "?", domain);
    }
    remarks.bounded(id, PLACE, best.get().value());
    return locals.localId(best.get()).value();
  }

  /** The document gives identifiers no type. */
  private static StatedIdentifier stated(Element id) {
    return new StatedIdentifier(id.attribute("extension"), id.attribute("root"), "");
  }

  /** All that stand under an authority of the INS. */
  List<StatedIns> ins(Element role) {
    return role.all("id").stream()
        .map(PatientIdentifiers::stated)
        .filter(id -> id.isNational() && !id.value().isEmpty())
        .map(id -> new StatedIns(id.value(), id.authority()))
        .toList();
  }
}
