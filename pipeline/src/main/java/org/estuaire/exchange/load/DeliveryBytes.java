package org.estuaire.exchange.load;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of deliveries rest. */
public interface DeliveryBytes {

  /** The bytes exactly as received. */
  InputStream open(String partner, String sha256) throws IOException;
}
