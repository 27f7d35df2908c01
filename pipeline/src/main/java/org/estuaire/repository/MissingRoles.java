package org.estuaire.repository;

import java.util.List;

/**
 * The server does not have the roles of this installation, and the current account may not make
 * them: a DBA has to. Nothing was changed.
 */
public final class MissingRoles extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String account;
  private final String database;
  private final transient List<String> roles;

  MissingRoles(String account, String database, List<String> roles) {
    super("roles are missing: " + roles);
    this.account = account;
    this.database = database;
    this.roles = List.copyOf(roles);
  }

  /** Who may not make them. */
  public String account() {
    return account;
  }

  public String database() {
    return database;
  }

  /** The names of those that are missing. */
  public List<String> roles() {
    return roles;
  }
}
