package org.estuaire.jobs.installation;

import java.io.IOException;
import java.sql.SQLException;
import org.estuaire.exchange.landing.UsedNumbers;
import org.estuaire.exchange.receipt.Outbox;
import org.estuaire.exchange.receipt.ReceiptName;

/** An outbox whose files are named by numbers, which are kept before the first file goes out. */
record NumberedOutbox(Outbox files, UsedNumbers used) implements Outbox {

  @Override
  public void begin() throws IOException, SQLException {
    used.remember();
    files.begin();
  }

  @Override
  public String put(String partner, ReceiptName name, Content content) throws IOException {
    return files.put(partner, name, content);
  }

  @Override
  public void settle(String partner) throws IOException {
    files.settle(partner);
  }
}
