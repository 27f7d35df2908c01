package org.estuaire.identity.notification;

import java.io.IOException;
import java.sql.SQLException;

/** The way to the keeper of a domain: its folder {@code resultats/}. */
public interface DomainOutbox {

  /** Hands a file over, whole or not at all. The same file again replaces itself. */
  void put(String partner, String fileName, byte[] content) throws IOException, SQLException;
}
