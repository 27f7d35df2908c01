package org.estuaire.lab.remap;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.estuaire.lab.remap.RemapRows.Written;
import org.estuaire.lab.remap.Rereading.Reread;
import org.estuaire.lab.rules.UnitDecisions;
import org.estuaire.terminology.Analytes;
import org.estuaire.terminology.Conversions;
import org.estuaire.terminology.LocalCodes;

/**
 * Brings results that are loaded already to the present mapping of local codes, through the same
 * normaliser as at loading. Only the comparable part of a row changes (code and unit of comparison,
 * value and bounds in it): never what the sender wrote, its flags, status, dates or lineage.
 *
 * <p>Superseded versions are read again with the current one: how we read a version is ours, not
 * the laboratory's, and versions of one result are compared with each other, in a trend and when
 * another one arrives.
 *
 * <p>Orders are taken in small transactions that lock them as loading does. Whatever stops it, what
 * is committed stays, and the next remap does the rest.
 */
public final class Remap {

  /** More kinds of lines are reported without the sender's unit, which may be anything. */
  private static final int MOST_LINES = 10_000;

  private final DataSource database;
  private final Map<String, LocalCodes> tables;
  private final UnitDecisions units;
  private final ReadingChange watch;

  /**
   * A remap.
   *
   * @param tables local codes of each laboratory by its code; empty for one that has none
   * @param watch whoever remembers how results were read
   */
  public Remap(
      DataSource database,
      Map<String, LocalCodes> tables,
      Analytes analytes,
      Conversions conversions,
      ReadingChange watch) {
    this.database = database;
    this.tables = new TreeMap<>(tables);
    this.units = new UnitDecisions(analytes, conversions);
    this.watch = watch;
  }

  /**
   * What was written.
   *
   * @param results current results
   * @param earlier superseded versions
   */
  public record Done(long results, long earlier) {}

  /** What would change; changes nothing. */
  public RemapPlan plan(RemapScope scope) throws SQLException {
    Counts counts = new Counts();
    List<String> codes = scope.code().isEmpty() ? List.of() : List.of(scope.code());
    try (Connection reading = database.getConnection()) {
      reading.setAutoCommit(false);
      for (String partner : tables.keySet().stream().filter(scope::includes).toList()) {
        LocalCodes table = requireNonNull(tables.get(partner));
        Rereading rereading = new Rereading(table, units);
        new RemapRows(reading)
            .forEach(partner, table, codes, stored -> counts.add(partner, rereading.read(stored)));
      }
      reading.rollback();
    }
    return counts.plan(scope);
  }

  /** Writes what a plan says, of what is there now. */
  public Done apply(RemapPlan plan) throws SQLException {
    Written written = new Written(0, 0);
    for (Map.Entry<String, Set<String>> codes : plan.codes().entrySet()) {
      LocalCodes table = requireNonNull(tables.get(codes.getKey()));
      LaboratoryRemap laboratory =
          new LaboratoryRemap(
              codes.getKey(), table, codes.getValue(), new Rereading(table, units), plan.scope());
      written = written.plus(laboratory.write(database, watch));
    }
    return new Done(written.results(), written.earlier());
  }

  /** Counts alike readings together. */
  private static final class Counts {
    private final Map<RemapLine, RemapLine> lines = new HashMap<>();
    private final Map<String, Long> unmapped = new TreeMap<>();

    void add(String partner, Reread reread) {
      boolean current = reread.stored().isCurrent();
      if (reread.verdict() == RemapVerdict.UNMAPPED) {
        unmapped.merge(partner, current ? 1L : 0L, Long::sum);
      } else if (reread.verdict() != RemapVerdict.SAME) {
        RemapLine kind = reread.line(partner);
        boolean room = lines.size() < MOST_LINES || lines.containsKey(kind);
        lines.compute(
            room ? kind : kind.withoutSentUnit(),
            (line, counted) -> (counted == null ? line : counted).and(current));
      }
    }

    RemapPlan plan(RemapScope scope) {
      return new RemapPlan(
          scope, lines.values().stream().sorted(RemapPlan.ORDER).toList(), unmapped);
    }
  }
}
