package org.estuaire.jobs;

import java.io.IOException;
import java.sql.SQLException;
import org.estuaire.exchange.landing.UsedNumbers;
import org.estuaire.exchange.receipt.Outbox;

/** An outbox whose files are named by numbers, which are kept before the first file goes out. */
record NumberedOutbox(Outbox files, UsedNumbers used) implements Outbox {

  @Override
  public void begin() throws IOException, SQLException {
    used.remember();
    files.begin();
  }

  @Override
  public void put(String partner, String fileName, Content content) throws IOException {
    files.put(partner, fileName, content);
  }

  @Override
  public void settle(String partner) throws IOException {
    files.settle(partner);
  }
}
