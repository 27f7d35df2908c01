package org.estuaire.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.estuaire.billing.rsf.InvoiceArbitraries;
import org.estuaire.billing.rsf.RsfEdition;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Place;
import org.estuaire.repository.TestDatabase;

/** What a layout can express, the tables can hold: no value stops a chunk. */
class AnyInvoiceLoadsTest {

  private static Connection connection;

  @BeforeContainer
  static void open() throws SQLException {
    connection = TestDatabase.create().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO exchange.partner VALUES ('ch-estran', 'CH', 'HOSPITAL')");
      statement.execute(
          "INSERT INTO exchange.delivery (partner, sha256, bytes)"
              + " VALUES ('ch-estran', repeat('0', 64), 1)");
    }
    connection.setAutoCommit(false);
  }

  @AfterContainer
  static void close() throws SQLException {
    connection.close();
  }

  @Provide
  Arbitrary<List<Invoice>> chunks() {
    return Arbitraries.of(RsfEdition.values())
        .flatMap(InvoiceArbitraries::of)
        .list()
        .ofMinSize(1)
        .ofMaxSize(30);
  }

  @Property(tries = 50)
  void anyInvoiceLoadsOnceAndIsKnownAfterwards(@ForAll("chunks") List<Invoice> invoices)
      throws SQLException {
    List<Filed<Invoice>> chunk = new ArrayList<>();
    for (Invoice invoice : invoices) {
      chunk.add(new Filed<>(1, new Place(chunk.size() + 1, 1, 0, 1), "ch-estran", 7, invoice));
    }
    BillingLoader loader = new BillingLoader();
    assertThat(loader.load(connection, chunk)).hasSameSizeAs(chunk).contains(LoadResult.LOADED);
    assertThat(loader.load(connection, chunk)).containsOnly(LoadResult.ALREADY_KNOWN);
    connection.rollback();
  }
}
