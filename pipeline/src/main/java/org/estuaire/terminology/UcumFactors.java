package org.estuaire.terminology;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Optional;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;

/**
 * Factors between UCUM units of one dimension. The service is slow to load and compares across
 * dimensions (a mole is a pure number to it): callers check the {@link Dimension} first and keep
 * the answer.
 */
public final class UcumFactors {

  private Optional<UcumEssenceService> service = Optional.empty();

  private UcumFactors() {}

  /** By the definitions of UCUM that come with the library; they are loaded when first needed. */
  public static UcumFactors whenNeeded() {
    return new UcumFactors();
  }

  /** By the same definitions, loaded now. */
  public static UcumFactors load() {
    UcumFactors loaded = new UcumFactors();
    loaded.service = Optional.of(definitions());
    return loaded;
  }

  private static UcumEssenceService definitions() {
    try (InputStream essence = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
      return new UcumEssenceService(essence);
    } catch (java.io.IOException | UcumException e) {
      throw new IllegalStateException("the UCUM definitions of the library can't be read", e);
    }
  }

  /**
   * How many of the second unit make one of the first.
   *
   * @throws IllegalArgumentException when UCUM does not convert between them; both are units of our
   *     own tables, never text of a sender
   */
  public synchronized BigDecimal factor(String from, String to) {
    if (from.equals(to)) {
      return BigDecimal.ONE;
    }
    UcumEssenceService known = service.orElseGet(UcumFactors::definitions);
    service = Optional.of(known);
    try {
      return new BigDecimal(known.convert(new Decimal("1"), from, to).asDecimal());
    } catch (UcumException e) {
      throw new IllegalArgumentException("no factor from " + from + " to " + to, e);
    }
  }
}
