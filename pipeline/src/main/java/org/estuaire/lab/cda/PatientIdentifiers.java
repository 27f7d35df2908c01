package org.estuaire.lab.cda;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.exchange.Environment;
import org.estuaire.identity.InsKey;
import org.estuaire.identity.InsMatricule;
import org.estuaire.identity.InsMatricule.Authority;
import org.estuaire.identity.Sex;
import org.estuaire.identity.Traits;

/** The identifiers of {@code patientRole/id}: the INS under its authorities, else local ones. */
final class PatientIdentifiers {

  private static final String PLACE = "recordTarget/patientRole/id";
  private static final int WITHOUT_KEY = 13;

  private final Environment environment;
  private final String domain;
  private final String ownRoot;

  PatientIdentifiers(Environment environment, String domain) {
    this.environment = environment;
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

  Optional<InsMatricule> ins(Element role, Traits traits, Remarks remarks) {
    List<InsMatricule> found = new ArrayList<>(1);
    for (Element id : role.all("id")) {
      authority(id)
          .flatMap(authority -> usable(id, authority, traits, remarks))
          .filter(ins -> !found.contains(ins))
          .ifPresent(found::add);
    }
    if (found.size() <= 1) {
      return found.stream().findFirst();
    }
    // A NIR prevails over the waiting number (NIA); two of a kind contradict each other.
    found.removeIf(ins -> ins.authority() == Authority.NIA);
    if (found.size() != 1) {
      remarks.add(CdaFinding.INS_SEVERAL, role, PLACE, "");
      return Optional.empty();
    }
    return Optional.of(found.get(0));
  }

  private static Optional<Authority> authority(Element id) {
    for (Authority authority : Authority.values()) {
      if (authority.oid().equals(id.attribute("root")) && !id.attribute("extension").isEmpty()) {
        return Optional.of(authority);
      }
    }
    return Optional.empty();
  }

  private Optional<InsMatricule> usable(
      Element id, Authority authority, Traits traits, Remarks remarks) {
    String number = id.attribute("extension").replace(" ", "").toUpperCase(Locale.ROOT);
    if (authority.isTest() && !environment.acceptsTestAuthorities()) {
      remarks.add(CdaFinding.INS_OF_TEST, id, PLACE, id.attribute("root"));
    } else if (!InsKey.matches(number)) {
      remarks.add(CdaFinding.INS_KEY_WRONG, id, PLACE, number);
    } else if (!hasAllTraits(traits)) {
      remarks.add(CdaFinding.INS_TRAITS_MISSING, id, PLACE, "");
    } else {
      return Optional.of(new InsMatricule(number.substring(0, WITHOUT_KEY), authority));
    }
    return Optional.empty();
  }

  /** The schematron of CI-SIS demands them beside an INS. */
  private static boolean hasAllTraits(Traits traits) {
    return !traits.birthName().isEmpty()
        && !traits.firstGivenName().isEmpty()
        && traits.birthDate().isPresent()
        && traits.sex() != Sex.UNKNOWN
        && !traits.birthPlace().isEmpty();
  }
}
