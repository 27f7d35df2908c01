package org.estuaire.routes;

import java.sql.SQLException;
import org.estuaire.exchange.Partner;

/** Hears for which partner a step failed; for the others it continues. */
public interface PartnerFailed {
  void of(Partner partner, Exception failure) throws SQLException;
}
