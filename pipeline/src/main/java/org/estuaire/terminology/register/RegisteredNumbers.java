package org.estuaire.terminology.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader.LoadResult;

/**
 * What the registers say of the numbers in a chunk of records, with one statement for all of them;
 * nothing where no register was imported. Each number is told once for a delivery in the chunk, and
 * loads all the same: registers lag behind, too.
 */
public final class RegisteredNumbers {

  private static final String PRACTITIONERS =
      """
      SELECT given.number, t.stated_on::text AS of, p.absent_since::text AS since,
        concat_ws(' ', nullif(p.title, ''), p.given_name, p.family_name) AS name
      FROM (SELECT stated_on FROM terminology.table_in_use WHERE table_name = 'practitioner') t,
        unnest(?::text[]) AS given (number)
        LEFT JOIN terminology.practitioner p ON p.number = given.number
      WHERE p.number IS NULL OR p.absent_since IS NOT NULL
      """;

  /** A legal entity that the file only names as that of its facilities is known, too. */
  private static final String FACILITIES =
      """
      SELECT given.number, t.stated_on::text AS of, min(coalesce(e.closed_on, e.absent_since))::text AS since,
        min(e.name) AS name
      FROM (SELECT stated_on FROM terminology.table_in_use WHERE table_name = 'establishment') t,
        unnest(?::text[]) AS given (number)
        LEFT JOIN terminology.establishment e ON e.number = given.number
      WHERE NOT EXISTS (SELECT FROM terminology.establishment f WHERE f.legal_number = given.number)
      GROUP BY given.number, t.stated_on
      HAVING count(e.number) = 0 OR bool_and(e.closed_on IS NOT NULL OR e.absent_since IS NOT NULL)
      """;

  private final String question;
  private final RegisterFinding unknown;
  private final RegisterFinding ended;
  private final String form;

  private RegisteredNumbers(
      String question, RegisterFinding unknown, RegisterFinding ended, String form) {
    this.question = question;
    this.unknown = unknown;
    this.ended = ended;
    this.form = form;
  }

  /** RPPS of prescribers; numbers of another form are local ones, of which no register knows. */
  public static final RegisteredNumbers PRESCRIBERS =
      new RegisteredNumbers(
          PRACTITIONERS,
          RegisterFinding.UNKNOWN_PRESCRIBER,
          RegisterFinding.ABSENT_PRESCRIBER,
          "\\d{11}");

  /** FINESS of facilities. */
  public static final RegisteredNumbers FACILITY_NUMBERS =
      new RegisteredNumbers(
          FACILITIES,
          RegisterFinding.UNKNOWN_FACILITY,
          RegisterFinding.CLOSED_FACILITY,
          "(\\d\\d|2[AB])\\d{7}");

  /**
   * A number in a record.
   *
   * @param line of the delivery; 0 where it is not known
   */
  public record Mention(String number, long line) {}

  /**
   * The results of a chunk, with what the register says of the numbers in it.
   *
   * @param mentions the numbers that a record names
   */
  public <R> List<LoadResult> tell(
      Connection tx,
      List<Filed<R>> chunk,
      List<LoadResult> results,
      Function<R, List<Mention>> mentions)
      throws SQLException {
    Map<String, Finding> told = ask(tx, numbers(chunk, results, mentions));
    if (told.isEmpty()) {
      return results;
    }
    Set<String> once = new HashSet<>();
    List<LoadResult> all = new ArrayList<>(results);
    for (int i = 0; i < chunk.size(); i++) {
      List<Finding> more = new ArrayList<>();
      for (Mention mention : mentions.apply(chunk.get(i).record())) {
        Finding finding = told.get(mention.number());
        if (finding != null
            && results.get(i).changed()
            && once.add(chunk.get(i).deliveryId() + " " + mention.number())) {
          more.add(finding.atLine(mention.line()).quoting(mention.number()));
        }
      }
      all.set(i, with(results.get(i), more));
    }
    return all;
  }

  private <R> Set<String> numbers(
      List<Filed<R>> chunk, List<LoadResult> results, Function<R, List<Mention>> mentions) {
    Set<String> numbers = new HashSet<>();
    for (int i = 0; i < chunk.size(); i++) {
      if (results.get(i).changed()) {
        for (Mention mention : mentions.apply(chunk.get(i).record())) {
          if (mention.number().matches(form)) {
            numbers.add(mention.number());
          }
        }
      }
    }
    return numbers;
  }

  private Map<String, Finding> ask(Connection tx, Collection<String> numbers) throws SQLException {
    if (numbers.isEmpty()) {
      return Map.of();
    }
    Map<String, Finding> told = new HashMap<>();
    try (PreparedStatement query = tx.prepareStatement(question)) {
      query.setArray(1, tx.createArrayOf("text", numbers.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String since = row.getString("since");
          told.put(
              row.getString("number"),
              since == null
                  ? Finding.of(unknown, row.getString("of"))
                  : Finding.of(ended, since, row.getString("name")));
        }
      }
    }
    return told;
  }

  private static LoadResult with(LoadResult result, List<Finding> more) {
    if (more.isEmpty()) {
      return result;
    }
    List<Finding> all = new ArrayList<>(result.findings());
    all.addAll(more);
    return new LoadResult(result.changed(), result.parts(), result.waitsFor(), all);
  }
}
