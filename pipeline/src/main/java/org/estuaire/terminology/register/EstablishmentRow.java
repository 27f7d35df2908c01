package org.estuaire.terminology.register;

import java.time.LocalDate;
import java.util.Optional;
import org.estuaire.repository.CopyRows;

/** A facility or legal entity on its way into the stage, whatever the form of its file. */
record EstablishmentRow(
    String number,
    Establishment.Kind kind,
    String legalNumber,
    String name,
    String category,
    String categoryLabel,
    String siret,
    PostalAddress address,
    String phone,
    Optional<LocalDate> opened,
    Optional<LocalDate> closed) {

  /** Outside the region, its address is not kept. */
  void write(CopyRows staged, Region region) {
    PostalAddress kept =
        region.holds(address.townCode(), address.postcode()) ? address : PostalAddress.NONE;
    staged
        .text(number)
        .text(kind.name())
        .text(legalNumber)
        .text(name)
        .text(category)
        .text(categoryLabel)
        .text(siret)
        .text(kept.complement())
        .text(kept.street())
        .text(kept.distribution())
        .text(kept.postcode())
        .text(kept.town())
        .text(kept.townCode())
        .text(kept.isKnown() ? phone : "")
        .time(opened)
        .time(closed)
        .endRow();
  }
}
