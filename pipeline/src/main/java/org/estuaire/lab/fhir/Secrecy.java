package org.estuaire.lab.fhir;

import java.util.List;
import java.util.stream.Stream;
import org.estuaire.lab.Confidentiality;

/** The strictest confidentiality that a report says of itself. */
final class Secrecy {

  private static final String SYSTEM = "v3-Confidentiality";

  private Secrecy() {}

  static Confidentiality of(Bundle bundle, Resource composition) {
    Stream<Element> said =
        Stream.concat(
            Stream.of(bundle.header(), composition.element()),
            bundle.groups().get(0).members().stream()
                .mapToObj(at -> bundle.resources().at(at).element()));
    List<String> codes =
        Stream.concat(said.flatMap(Secrecy::labels), Stream.of(composition.text("confidentiality")))
            .toList();
    if (codes.contains(Confidentiality.VERY_RESTRICTED.code())) {
      return Confidentiality.VERY_RESTRICTED;
    }
    return codes.contains(Confidentiality.RESTRICTED.code())
        ? Confidentiality.RESTRICTED
        : Confidentiality.NORMAL;
  }

  private static Stream<String> labels(Element resource) {
    return resource.first("meta").all("security").stream()
        .filter(label -> label.text("system").endsWith(SYSTEM))
        .map(label -> label.text("code"));
  }
}
