package org.estuaire.repository;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Migrations whose text was rewritten after they had been released: first for servers whose roles a
 * DBA makes, then for roles that bear the installation's name. What they make of a repository that
 * has run the earlier text is the same, so it is told that it ran this one.
 */
final class RetoldMigrations {

  private static final List<Retold> ALL =
      List.of(
          new Retold("020", -441672703, -830582824),
          new Retold("020", 685410530, -830582824),
          new Retold("070", 1460185253, -66246253),
          new Retold("070", 1137444287, -66246253),
          new Retold("090", 1645072697, 1863148024),
          new Retold("100", 477512076, 1045648439),
          new Retold("101", -794083911, -2050947743),
          new Retold("105", -1047892136, -1797236864),
          new Retold("110", -1290342666, -444611522),
          new Retold("112", -1325764675, -1825136511),
          new Retold("113", -1893682875, 855697173),
          new Retold("120", -1219905884, 111787725),
          new Retold("121", 1034935671, -159043854),
          new Retold("200", 733548288, 1628900072),
          new Retold("205", -932852000, 2102006732),
          new Retold("235", -386667436, -429527195),
          new Retold("236", -336799039, -112482419),
          new Retold("237", -660024463, -185085102),
          new Retold("240", -1274690163, -1975665339),
          new Retold("241", -909638838, 731520236),
          new Retold("242", -969417480, -30053423),
          new Retold("243", -331133664, 12744611));

  private static final String RETELL =
      "UPDATE flyway.flyway_schema_history SET checksum = ? WHERE version = ? AND checksum = ?";

  private record Retold(String version, int before, int now) {}

  private RetoldMigrations() {}

  static void retell(Connection connection) throws SQLException {
    try (PreparedStatement retell = connection.prepareStatement(RETELL)) {
      for (Retold migration : ALL) {
        retell.setInt(1, migration.now());
        retell.setString(2, migration.version());
        retell.setInt(3, migration.before());
        retell.addBatch();
      }
      retell.executeBatch();
    }
  }
}
