package org.estuaire.extract;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.estuaire.extract.Study.Condition;
import org.estuaire.extract.Study.StudyAnalyte;
import org.estuaire.extract.Study.Target;
import org.estuaire.repository.CopyRows;

/**
 * Works a study out inside the database, in temporary tables of one transaction: memory stays
 * bounded whatever the territory's size. Each step is one statement over whole sets.
 */
final class FollowUpStage {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final int PSEUDONYMS_AT_ONCE = 5000;
  private static final UUID FIRST_ID = new UUID(0, 0);

  private final Connection tx;
  private final Study study;

  FollowUpStage(Connection tx, Study study) {
    this.tx = tx;
    this.study = study;
  }

  /** Afterwards {@code follow_up} holds the rows to deliver, {@code cohort} everybody's fate. */
  void prepare() throws SQLException {
    try (Statement statement = tx.createStatement()) {
      statement.execute(FollowUpSql.TABLES);
    }
    copyDefinitions();
    update(
        FollowUpSql.OBSERVATIONS, instant(windowStart()), instant(study.period().to().plusDays(1)));
    update(FollowUpSql.ANALYZE_OBSERVATIONS);
    chooseCohort();
    update(FollowUpSql.FOLLOW_UP, instant(study.period().from()), study.cohort().minimumAge());
    update(FollowUpSql.ANALYZE_FOLLOW_UP);
    update(FollowUpSql.WIDEN_ZONES, study.smallCells().rows());
    update(FollowUpSql.WITHHOLD, study.smallCells().rows());
    update(FollowUpSql.WITHHELD_PERSONS);
  }

  private void chooseCohort() throws SQLException {
    for (Condition condition : study.cohort().conditions()) {
      BigDecimal below = condition.below().orElse(null);
      update(
          FollowUpSql.CONDITION,
          condition.analyte(),
          instant(start(condition)),
          below,
          below,
          condition.results());
    }
    update(FollowUpSql.RESIDENCES, study.id());
    update(FollowUpSql.OPPOSED, study.purpose());
    update(FollowUpSql.ANALYZE_PERSONS);
    update(
        FollowUpSql.COHORT,
        !study.cohort().conditions().isEmpty(),
        study.cohort().minimumAge(),
        instant(study.period().from()));
    update(FollowUpSql.ANALYZE_COHORT);
  }

  /**
   * Gives each person to deliver its pseudonym; the key never reaches the database.
   *
   * @param numbering under which the study first knew persons: its pseudonyms stay when persons are
   *     numbered anew
   */
  void pseudonymise(StudyKey key, int numbering) throws SQLException {
    UUID last = FIRST_ID;
    List<UUID> batch = personsAfter(last);
    while (!batch.isEmpty()) {
      Map<UUID, UUID> known = numbersKnownToTheStudy(batch, numbering);
      try (CopyRows rows = new CopyRows(tx, "COPY pg_temp.pseudonym FROM STDIN")) {
        for (UUID person : batch) {
          rows.uuid(person).text(key.ofPerson(known.get(person).toString())).endRow();
        }
      }
      last = batch.get(batch.size() - 1);
      batch = personsAfter(last);
    }
  }

  /** Former numbers are not for the role of extractions: they can be undone. */
  private Map<UUID, UUID> numbersKnownToTheStudy(List<UUID> persons, int numbering)
      throws SQLException {
    Extraction.resume(tx);
    Map<UUID, UUID> known = new HashMap<>();
    try (PreparedStatement statement = tx.prepareStatement(FollowUpSql.KNOWN_NUMBERS)) {
      statement.setInt(1, numbering);
      statement.setArray(2, tx.createArrayOf("uuid", persons.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          known.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
        }
      }
    }
    Extraction.become(tx);
    return known;
  }

  private List<UUID> personsAfter(UUID last) throws SQLException {
    List<UUID> persons = new ArrayList<>();
    try (PreparedStatement statement = tx.prepareStatement(FollowUpSql.PERSONS_AFTER)) {
      statement.setObject(1, last);
      statement.setInt(2, PSEUDONYMS_AT_ONCE);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          persons.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return persons;
  }

  private void copyDefinitions() throws SQLException {
    for (StudyAnalyte analyte : study.analytes()) {
      Array cuts = tx.createArrayOf("numeric", analyte.bands().toArray());
      update(
          "INSERT INTO pg_temp.study_analyte VALUES (?, ?, ?, ?)",
          analyte.name(),
          cuts,
          analyte.target().map(Target::from).orElse(null),
          analyte.target().map(Target::to).orElse(null));
      for (String loinc : analyte.loinc()) {
        update("INSERT INTO pg_temp.study_code VALUES (?, ?)", loinc, analyte.name());
      }
      String unit = "INSERT INTO pg_temp.study_unit VALUES (?, ?, ?)";
      update(unit, analyte.name(), analyte.unit(), BigDecimal.ONE);
      for (Study.Conversion other : analyte.conversions()) {
        update(unit, analyte.name(), other.unit(), other.factor());
      }
    }
  }

  private LocalDate windowStart() {
    return study.cohort().conditions().stream()
        .map(this::start)
        .filter(day -> day.isBefore(study.period().from()))
        .min(LocalDate::compareTo)
        .orElse(study.period().from());
  }

  private LocalDate start(Condition condition) {
    return study.period().to().plusDays(1).minusMonths(condition.withinMonths());
  }

  private static OffsetDateTime instant(LocalDate day) {
    return day.atStartOfDay(PARIS).toOffsetDateTime();
  }

  private void update(String sql, Object... parameters) throws SQLException {
    try (PreparedStatement statement = tx.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        Object parameter = parameters[i];
        if (parameter == null) {
          statement.setNull(i + 1, Types.NUMERIC);
        } else {
          statement.setObject(i + 1, parameter);
        }
      }
      statement.executeUpdate();
    }
  }
}
