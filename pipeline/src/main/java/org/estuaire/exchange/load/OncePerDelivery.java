package org.estuaire.exchange.load;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader.LoadResult;

/**
 * What concerns many records of a delivery alike is told at the first of them, in whatever chunk it
 * comes.
 */
public final class OncePerDelivery {

  private static final String TOLD =
      "SELECT DISTINCT delivery_id, code, arguments FROM exchange.finding"
          + " WHERE delivery_id = ANY (?) AND code = ANY (?)";

  /** A finding, whatever the record. */
  private record Told(long delivery, String code, List<String> arguments) {

    /** Without what was told: it may quote a row. */
    @Override
    public String toString() {
      return "Told[" + delivery + "]";
    }
  }

  private OncePerDelivery() {}

  /**
   * The results of a chunk, with what is to be told once.
   *
   * @param concern what there is to tell of a record
   */
  public static <R> List<LoadResult> tell(
      Connection tx,
      List<Filed<R>> chunk,
      List<LoadResult> results,
      Function<Filed<R>, Optional<Finding>> concern)
      throws SQLException {
    List<Optional<Finding>> findings = chunk.stream().map(concern).toList();
    Set<String> codes = new HashSet<>();
    findings.forEach(finding -> finding.ifPresent(one -> codes.add(one.code().code())));
    if (codes.isEmpty()) {
      return results;
    }
    Set<Told> told = told(tx, chunk, codes);
    List<LoadResult> all = new ArrayList<>();
    for (int i = 0; i < chunk.size(); i++) {
      long delivery = chunk.get(i).deliveryId();
      Optional<Finding> news =
          findings
              .get(i)
              .filter(one -> told.add(new Told(delivery, one.code().code(), one.arguments())));
      LoadResult result = results.get(i);
      all.add(news.map(finding -> result.and(List.of(finding))).orElse(result));
    }
    return all;
  }

  private static <R> Set<Told> told(Connection tx, List<Filed<R>> chunk, Set<String> codes)
      throws SQLException {
    Set<Told> told = new HashSet<>();
    try (PreparedStatement select = tx.prepareStatement(TOLD)) {
      select.setArray(
          1,
          tx.createArrayOf("bigint", chunk.stream().map(Filed::deliveryId).distinct().toArray()));
      select.setArray(2, tx.createArrayOf("text", codes.toArray()));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          String[] arguments = (String[]) row.getArray(3).getArray();
          told.add(new Told(row.getLong(1), row.getString(2), List.of(arguments)));
        }
      }
    }
    return told;
  }
}
