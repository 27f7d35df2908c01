package org.estuaire.exchange.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.estuaire.exchange.DeliveryAnswer;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;

/** Opens a delivery that was read before, to read it again in the same way. */
public final class DeliveryReader {

  private final RecordTypes types;
  private final DeliveryBytes landing;
  private final DeliveryStates states;

  DeliveryReader(RecordTypes types, DeliveryBytes landing, DeliveryStates states) {
    this.types = types;
    this.landing = landing;
    this.states = states;
  }

  /** Those of several deliveries that were understood. */
  public Map<Long, Opened> find(Connection connection, Collection<Long> deliveries)
      throws SQLException {
    Map<Long, Opened> opened = new HashMap<>();
    for (PendingDelivery delivery : states.find(connection, deliveries).values()) {
      format(delivery)
          .ifPresent(format -> opened.put(delivery.id(), new Opened(delivery, format, landing)));
    }
    return opened;
  }

  private Optional<RecordFormat<?>> format(PendingDelivery delivery) {
    return types
        .find(delivery.recordType())
        .flatMap(
            type ->
                type.formats().stream()
                    .<RecordFormat<?>>map(format -> format)
                    .filter(format -> format.code().equals(delivery.format()))
                    .findFirst());
  }

  /** A delivery with the format that reads it. */
  public static final class Opened {

    private final PendingDelivery delivery;
    private final RecordFormat<?> format;
    private final DeliveryBytes landing;

    private Opened(PendingDelivery delivery, RecordFormat<?> format, DeliveryBytes landing) {
      this.delivery = delivery;
      this.format = format;
      this.landing = landing;
    }

    public long deliveryId() {
      return delivery.id();
    }

    public Partner partner() {
      return delivery.partner();
    }

    public Reading reading() {
      return delivery.reading();
    }

    public RecordSplitter split() throws IOException {
      return format.split(
          landing.open(delivery.partner().code(), delivery.sha256()),
          delivery.partner(),
          delivery.reading());
    }

    /** The machine-readable answer of this format, where it has one. */
    public Optional<DeliveryAnswer> answer() {
      return format instanceof DeliveryAnswer answer ? Optional.of(answer) : Optional.empty();
    }
  }
}
