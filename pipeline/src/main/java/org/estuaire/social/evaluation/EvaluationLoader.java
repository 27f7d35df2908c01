package org.estuaire.social.evaluation;

import static org.estuaire.repository.Column.boolOrNull;
import static org.estuaire.repository.Column.dateOrNull;
import static org.estuaire.repository.Column.decimalOrNull;
import static org.estuaire.repository.Column.integerOrNull;
import static org.estuaire.repository.Column.text;
import static org.estuaire.repository.Column.textOrNull;
import static org.estuaire.repository.Column.textsOrNull;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.load.StatementLoader;
import org.estuaire.repository.StatementHistory;
import org.estuaire.repository.Table;
import org.estuaire.social.AwaitingLoader;
import org.estuaire.social.Columns;

/**
 * Brings evaluations into {@code social.evaluation}: per number, the latest statement holds. One of
 * a dossier that nobody knows yet is held until the dossier comes with a right or request.
 */
final class EvaluationLoader implements Loader<Evaluation> {

  private static final Table<Filed<Evaluation>> TABLE =
      Table.<Filed<Evaluation>>named("social.evaluation")
          .key(text("partner", Filed::partner))
          .key(Filed::record, text("number", Evaluation::number))
          .content(
              Filed::record,
              text("dossier", Evaluation::dossier),
              textOrNull("department", Evaluation::department))
          .content(
              filed -> filed.record().visit(),
              dateOrNull("visited_on", Evaluation.Visit::on),
              textOrNull("type", Evaluation.Visit::type),
              textOrNull("place", Evaluation.Visit::place),
              textOrNull("evaluator", Evaluation.Visit::evaluator))
          .content(
              filed -> filed.record().grid(),
              integerOrNull("gir_stated", Evaluation.Grid::stated),
              integerOrNull("gir_computed", Evaluation.Grid::computed),
              integerOrNull("gir_retained", Evaluation.Grid::retained),
              text("discriminating", Evaluation.Grid::discriminating),
              text("illustrative", Evaluation.Grid::illustrative))
          .content(
              filed -> filed.record().surroundings(),
              boolOrNull("lives_alone", Evaluation.Surroundings::livesAlone),
              textOrNull("entourage", Evaluation.Surroundings::entourage),
              textOrNull("carer", Evaluation.Surroundings::carer),
              boolOrNull("carer_exhausted", Evaluation.Surroundings::carerExhausted),
              textOrNull("dwelling", Evaluation.Surroundings::dwelling),
              boolOrNull("dwelling_adapted", Evaluation.Surroundings::dwellingAdapted))
          .content(
              filed -> filed.record().help(),
              boolOrNull("fell", Evaluation.Help::fell),
              boolOrNull("in_hospital", Evaluation.Help::inHospital),
              boolOrNull("nursing_service", Evaluation.Help::nursingService),
              boolOrNull("nurse", Evaluation.Help::nurse),
              decimalOrNull("home_help", Evaluation.Help::homeHelp),
              decimalOrNull("day_sitting", Evaluation.Help::daySitting),
              decimalOrNull("night_sitting", Evaluation.Help::nightSitting),
              integerOrNull("meals", Evaluation.Help::meals),
              boolOrNull("alarm", Evaluation.Help::alarm),
              textsOrNull("technical_aids", Evaluation.Help::technicalAids),
              textOrNull("practitioner", Evaluation.Help::practitioner),
              textOrNull("recommendation", Evaluation.Help::recommendation));

  private static final AwaitingLoader.Awaited DOSSIERS =
      new AwaitingLoader.Awaited(
          "(SELECT partner, number AS key FROM social.dossier)",
          "social.awaited_dossier",
          "dossier");

  private static final Loader<Evaluation> STATEMENTS =
      new StatementLoader<>(
              StatementHistory.of(
                  TABLE,
                  filed -> filed.record().extractedOn(),
                  Filed::deliveryId,
                  filed -> filed.place().ordinal()))
          .then(DOSSIERS.waitsNoLonger("stage_social_evaluation"));

  /** What is odd about an evaluation beside what else is known. */
  private static final String BESIDE_OTHERS =
      """
      SELECT s.position, true AS same_day, other.number AS other, NULL::integer AS gir
        FROM stage_social_evaluation s
        JOIN social.evaluation other
          ON (other.partner, other.dossier, other.visited_on) = (s.partner, s.dossier, s.visited_on)
         AND other.number <> s.number
       WHERE s.holds
      UNION ALL
      SELECT s.position, false, d.right_key, d.gir
        FROM stage_social_evaluation s
        JOIN social.evaluation_difference d ON (d.partner, d.number) = (s.partner, s.number)
       WHERE s.holds
       ORDER BY 1, 2, 3
      """;

  private final Loader<Evaluation> loader;
  private final Columns columns;

  EvaluationLoader(Columns columns) {
    this.columns = columns;
    this.loader =
        new AwaitingLoader<>(
            this::loadKnown, DOSSIERS, Evaluation::dossier, EvaluationFinding.DOSSIER_NOT_KNOWN);
  }

  @Override
  public List<LoadResult> load(Connection tx, List<Filed<Evaluation>> chunk) throws SQLException {
    return loader.load(tx, chunk);
  }

  private List<LoadResult> loadKnown(Connection tx, List<Filed<Evaluation>> chunk)
      throws SQLException {
    List<LoadResult> loaded = STATEMENTS.load(tx, chunk);
    if (chunk.isEmpty()) {
      return loaded;
    }
    Map<Integer, List<Finding>> told = besideOthers(tx, chunk);
    List<LoadResult> all = new ArrayList<>();
    for (int i = 0; i < loaded.size(); i++) {
      LoadResult result = loaded.get(i);
      all.add(result.changed() ? result.and(told.getOrDefault(i, List.of())) : result);
    }
    return all;
  }

  private Map<Integer, List<Finding>> besideOthers(Connection tx, List<Filed<Evaluation>> chunk)
      throws SQLException {
    Map<Integer, List<Finding>> told = new HashMap<>();
    try (Statement statement = tx.createStatement();
        ResultSet row = statement.executeQuery(BESIDE_OTHERS)) {
      while (row.next()) {
        int position = row.getInt("position");
        told.computeIfAbsent(position, at -> new ArrayList<>())
            .add(finding(row, chunk.get(position).partner()));
      }
    }
    return told;
  }

  private Finding finding(ResultSet row, String partner) throws SQLException {
    Finding finding =
        row.getBoolean("same_day")
            ? Finding.of(EvaluationFinding.SAME_DAY)
                .inField(columns.of(partner, EvaluationRow.DATE_VISITE))
            : Finding.of(EvaluationFinding.RIGHT_SAYS_OTHERWISE, row.getString("gir"))
                .inField(columns.of(partner, EvaluationRow.GIR_RETENU));
    return finding.quoting(row.getString("other"));
  }
}
