package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Decoded;

class RoundTripTest {

  /** An invoice and the layout that it was made for. */
  record Case(RsfEdition edition, Invoice invoice) {
    @Override
    public String toString() {
      return edition + " " + new RsfAceWriter(edition).lines(invoice);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.of(RsfEdition.values())
        .flatMap(e -> InvoiceArbitraries.of(e).map(invoice -> new Case(e, invoice)));
  }

  @Property(tries = 400)
  void whatIsWrittenIsReadAgain(@ForAll("cases") Case given) {
    byte[] file = new RsfAceWriter(given.edition()).file(List.of(given.invoice()));
    List<Decoded<Invoice>> decoded = RsfFixture.decoded(file);
    assertThat(decoded).hasSize(1);
    assertThat(decoded.get(0)).isInstanceOf(Decoded.Readable.class);
    assertThat(((Decoded.Readable<Invoice>) decoded.get(0)).record())
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("line", "lines\\.line")
        .isEqualTo(given.invoice());
  }

  @Property(tries = 100)
  void everyLineHasTheLengthOfItsLayout(@ForAll("cases") Case given) {
    for (String line : new RsfAceWriter(given.edition()).lines(given.invoice())) {
      assertThat(line).hasSize(given.edition().length(line.charAt(0)));
    }
  }

  @Example
  void aValueThatDoesNotFitIsRefusedWithoutBeingQuoted() {
    RsfLineBuilder line = new RsfLineBuilder('A', RsfEdition.OF_2022);
    assertThatThrownBy(() -> line.text("CDPOST", "380000"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("too long for field A.CDPOST");
  }
}
