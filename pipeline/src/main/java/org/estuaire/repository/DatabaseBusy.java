package org.estuaire.repository;

/** Another command has been starting or stopping the embedded database for too long. */
public final class DatabaseBusy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DatabaseBusy() {
    super("another command holds the embedded database");
  }
}
