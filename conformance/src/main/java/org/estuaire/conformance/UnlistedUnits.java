package org.estuaire.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estuaire.standards.OfficialRemark;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

/**
 * Units of UCUM that ANS's check does not know: it looks them up in a list of usual ones, and takes
 * only annotations of small letters out before, so that {@code {INR}} and {@code mL/min/{1.73_m2}}
 * fail.
 */
final class UnlistedUnits {

  private static final Pattern UNIT =
      Pattern.compile("^Code : \"([^\"]*)\" .*n'est pas dans UCUM$", Pattern.DOTALL);

  private Optional<UcumEssenceService> ucum = Optional.empty();

  /** Whether a remark refuses a unit that UCUM has. */
  synchronized boolean refusedBy(OfficialRemark remark) {
    Matcher unit = UNIT.matcher(remark.text());
    if (!unit.matches()) {
      return false;
    }
    UcumEssenceService known = ucum.orElseGet(UnlistedUnits::definitions);
    ucum = Optional.of(known);
    return known.validate(unit.group(1)) == null;
  }

  private static UcumEssenceService definitions() {
    try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
      return new UcumEssenceService(essence);
    } catch (UcumException | IOException e) {
      throw new IllegalStateException("the definitions of UCUM are in its jar", e);
    }
  }
}
