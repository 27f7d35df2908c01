package org.estuaire.extract;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.estuaire.extract.Study.Condition;
import org.estuaire.extract.Study.StudyAnalyte;
import org.estuaire.extract.Study.Target;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts approved requests into the repository, where they decide what an extraction may see. Works
 * under the role of the keeper of studies: the role of extractions can add nothing to them.
 */
final class StudyRegister {

  private static final String REGISTER =
      """
      INSERT INTO extract.study (id, version, purpose, approved_by, first_day, last_day,
        observed_from, minimum_age, time_zone, analytes, conditions, zones)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb)
      ON CONFLICT (id) DO UPDATE SET version = excluded.version, purpose = excluded.purpose,
        approved_by = excluded.approved_by, first_day = excluded.first_day,
        last_day = excluded.last_day, observed_from = excluded.observed_from,
        minimum_age = excluded.minimum_age, time_zone = excluded.time_zone, analytes = excluded.analytes,
        conditions = excluded.conditions, zones = excluded.zones
      WHERE (study.version, study.purpose, study.approved_by, study.first_day, study.last_day,
          study.observed_from, study.minimum_age, study.time_zone, study.analytes, study.conditions,
          study.zones)
        IS DISTINCT FROM
          (excluded.version, excluded.purpose, excluded.approved_by, excluded.first_day,
          excluded.last_day, excluded.observed_from, excluded.minimum_age, excluded.time_zone,
          excluded.analytes, excluded.conditions, excluded.zones)
      """;

  private final JsonMapper json = JsonMapper.builder().build();
  private final Study study;
  private final ZoneId zone;

  /**
   * @param zone where its days and quarters begin and end
   */
  StudyRegister(Study study, ZoneId zone) {
    this.study = study;
    this.zone = zone;
  }

  /** Registers the request as it is now; the trail keeps every change of one. */
  void register(Connection tx) throws SQLException {
    StudyRole.KEEPER.take(tx);
    try (PreparedStatement register = tx.prepareStatement(REGISTER)) {
      register.setString(1, study.id());
      register.setInt(2, study.version());
      register.setString(3, study.purpose());
      register.setArray(
          4,
          tx.createArrayOf("text", study.approvals().stream().map(Study.Approval::name).toArray()));
      register.setObject(5, study.period().from());
      register.setObject(6, study.period().to());
      register.setObject(7, observedFrom());
      register.setInt(8, study.cohort().minimumAge());
      register.setString(9, zone.getId());
      register.setString(10, analytes());
      register.setString(11, conditions());
      register.setString(12, zones());
      register.executeUpdate();
    }
  }

  private LocalDate observedFrom() {
    return study.cohort().conditions().stream()
        .map(this::since)
        .filter(day -> day.isBefore(study.period().from()))
        .min(LocalDate::compareTo)
        .orElse(study.period().from());
  }

  private LocalDate since(Condition condition) {
    return study.period().to().plusDays(1).minusMonths(condition.withinMonths());
  }

  private String analytes() {
    ArrayNode analytes = json.createArrayNode();
    for (StudyAnalyte analyte : study.analytes()) {
      ObjectNode node = analytes.addObject();
      node.put("name", analyte.name());
      analyte.loinc().forEach(node.putArray("loinc")::add);
      ObjectNode units = node.putObject("units");
      units.put(analyte.unit(), BigDecimal.ONE);
      analyte.conversions().forEach(other -> units.put(other.unit(), other.factor()));
      analyte.bands().forEach(node.putArray("cuts")::add);
      node.put("low", analyte.target().map(Target::from).orElse(null));
      node.put("high", analyte.target().map(Target::to).orElse(null));
    }
    return json.writeValueAsString(analytes);
  }

  private String conditions() {
    ArrayNode conditions = json.createArrayNode();
    for (Condition condition : study.cohort().conditions()) {
      ObjectNode node = conditions.addObject();
      node.put("analyte", condition.analyte());
      node.put("results", condition.results());
      node.put("since", since(condition).toString());
      node.put("below", condition.below().orElse(null));
    }
    return json.writeValueAsString(conditions);
  }

  private String zones() {
    ArrayNode zones = json.createArrayNode();
    for (Study.Zone zone : study.zones()) {
      ObjectNode node = zones.addObject();
      node.put("name", zone.name());
      zone.communes().forEach(node.putArray("communes")::add);
    }
    return json.writeValueAsString(zones);
  }
}
