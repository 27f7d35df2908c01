package org.estuaire.repository;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a DBA runs on a server for one installation: its roles, its database, who owns it and who
 * runs the program. It may be run again; what is there already stays.
 *
 * @param roles what the roles are called
 * @param owner account that migrates the repository, and may make no roles
 * @param account account that runs the program, and owns nothing
 */
public record AccountsScript(RoleNames roles, String database, String owner, String account) {

  private static final String TEXT =
      """
      -- Accounts of one installation of Estuaire, for psql, with an account that may make roles and databases.
      -- Who owns the schemas does not run the program, and who runs it owns nothing. Give both a password afterwards:
      --   \\password %3$s
      --   \\password %4$s

      -- Who may make roles but is no superuser has to be able to act for the owner that he makes.
      SET createrole_self_grant = 'set';

      DO $$
      DECLARE
        wanted text;
      BEGIN
        FOREACH wanted IN ARRAY ARRAY[%1$s] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %%I NOLOGIN', wanted);
          END IF;
        END LOOP;
        FOREACH wanted IN ARRAY ARRAY[%2$s] LOOP
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %%I LOGIN NOSUPERUSER NOCREATEROLE NOCREATEDB', wanted);
          END IF;
        END LOOP;
      END $$;

      GRANT %5$s TO %3$s;
      -- The program takes these for one transaction; what they may is no part of what it may otherwise.
      GRANT %5$s TO %6$s WITH INHERIT FALSE, SET TRUE;
      GRANT %6$s TO %4$s;

      -- A database that is there already stays; its owner has to be %3$s.
      SELECT format('CREATE DATABASE %%I OWNER %%I', %9$s, %10$s)
      WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = %9$s) \\gexec

      -- Nobody connects who was not let in: not those of another installation on this server either.
      SET ROLE %3$s;
      REVOKE CONNECT ON DATABASE %7$s FROM PUBLIC;
      GRANT CONNECT ON DATABASE %7$s TO %3$s, %8$s;
      RESET ROLE;
      """;

  public String sql() {
    return TEXT.formatted(
        literals(roles.all()),
        literals(List.of(owner, account)),
        quoted(owner),
        quoted(account),
        quoted(roles.name(DatabaseRole.EXTRACTOR))
            + ", "
            + quoted(roles.name(DatabaseRole.STUDY_KEEPER)),
        quoted(roles.name(DatabaseRole.SERVICE)),
        quoted(database),
        roles.all().stream().map(AccountsScript::quoted).collect(Collectors.joining(", ")),
        literals(List.of(database)),
        literals(List.of(owner)));
  }

  private static String literals(List<String> names) {
    return names.stream()
        .map(name -> "'" + name.replace("'", "''") + "'")
        .collect(Collectors.joining(", "));
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
