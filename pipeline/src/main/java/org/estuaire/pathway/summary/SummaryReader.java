package org.estuaire.pathway.summary;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.estuaire.lab.trend.ComparableAnalyte;
import org.estuaire.lab.trend.OpenTrends;
import org.estuaire.lab.trend.Trend;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.pathway.Asker;
import org.estuaire.pathway.Followed;
import org.estuaire.pathway.Pathway;
import org.estuaire.pathway.Standing;
import org.estuaire.pathway.summary.Summary.Last;
import org.estuaire.pathway.summary.Summary.Line;
import org.estuaire.pathway.summary.Summary.Member;
import org.estuaire.pathway.summary.Summary.Patient;
import org.estuaire.pathway.summary.Summary.Right;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.terminology.Analytes;

/** Reads the pages of some patients of one practice, with so many statements however many. */
public final class SummaryReader {

  /** Points that a small drawing has room for. */
  private static final int MOST_POINTS = 12;

  private static final String NAMES =
      "SELECT person_id, birth_name, first_given_name, given_names, used_name, birth_date,"
          + " birth_place, sex, ins,"
          + " ins_authority FROM identity.named_person WHERE person_id = ANY (?)";

  private static final String RIGHTS =
      "SELECT person_id, partner, kind, gir, evaluated_on, ends_on, hours, confirmed_on"
          + " FROM social.right_in_brief WHERE person_id = ANY (?) AND partner = ANY (?)"
          + " AND starts_on <= ? AND (ends_on IS NULL OR ends_on >= ?)"
          // In an emergency nobody has been evaluated, and a page would say nothing of it.
          + " AND gir IS NOT NULL AND evaluated_on IS NOT NULL"
          + " ORDER BY person_id, partner, starts_on";

  private static final String CIRCLE =
      "SELECT DISTINCT person_id, partner FROM distribution.following"
          + " WHERE person_id = ANY (?) AND reason = 'CIRCLE' AND partner <> ?"
          + " AND since <= ? AND (until IS NULL OR until >= ?) ORDER BY person_id, partner";

  private final Connection connection;
  private final Analytes analytes;
  private final Partners partners;
  private final ZoneId zone;
  private final LocalDate today;

  /**
   * A reader.
   *
   * @param zone where days begin
   */
  public SummaryReader(
      Connection connection, Analytes analytes, Partners partners, ZoneId zone, LocalDate today) {
    this.connection = connection;
    this.analytes = analytes;
    this.partners = partners;
    this.zone = zone;
    this.today = today;
  }

  /** How partners are called. */
  public interface Partners {
    String name(String code);

    String role(String code);
  }

  /**
   * The pages of patients that are on a pathway, in their order.
   *
   * @param patients of that practice
   */
  public List<Summary> read(Asker asker, Collection<Followed> patients) throws SQLException {
    List<UUID> persons = patients.stream().map(Followed::person).toList();
    Map<UUID, Patient> names = names(persons);
    Map<UUID, Map<String, Trend>> trends =
        new OpenTrends(connection).read(persons, analytes(patients));
    Map<UUID, List<Right>> rights = rights(asker, persons(patients, Followed::seesRights));
    Map<UUID, List<Member>> circles = circles(asker, persons(patients, Followed::seesCircle));
    return patients.stream()
        .map(
            one ->
                new Summary(
                    one.person(),
                    requireNonNull(names.get(one.person())),
                    one.pathways().stream().map(Pathway::name).toList(),
                    one.standings().stream()
                        .map(
                            standing -> line(standing, trends.getOrDefault(one.person(), Map.of())))
                        .toList(),
                    rights.getOrDefault(one.person(), List.of()),
                    circles.getOrDefault(one.person(), List.of())))
        .toList();
  }

  private static List<UUID> persons(
      Collection<Followed> patients, java.util.function.Predicate<Followed> who) {
    return patients.stream().filter(who).map(Followed::person).toList();
  }

  private List<ComparableAnalyte> analytes(Collection<Followed> patients) {
    return patients.stream()
        .flatMap(one -> one.standings().stream())
        .flatMap(standing -> standing.test().analytes().stream())
        .distinct()
        .map(this::analyte)
        .toList();
  }

  private ComparableAnalyte analyte(String loinc) {
    return analytes
        .find(loinc)
        .map(one -> new ComparableAnalyte(loinc, one.label(), one.unit()))
        .orElse(new ComparableAnalyte(loinc, "", ""));
  }

  /** Of several analytes of a test that which was measured last. */
  private Line line(Standing standing, Map<String, Trend> trends) {
    Optional<Trend> newest =
        standing.test().analytes().stream()
            .flatMap(code -> Stream.ofNullable(trends.get(code)))
            .max(Comparator.comparing(SummaryReader::newest));
    List<TrendPoint> points = newest.map(Trend::points).orElse(List.of());
    return new Line(
        standing.test().name(),
        newest.map(Trend::loinc).orElse(standing.test().analytes().get(0)),
        newest.map(trend -> last(standing, trend)),
        newest.map(Trend::unit).orElse(""),
        points.subList(Math.max(0, points.size() - MOST_POINTS), points.size()),
        standing.test().target(),
        FrenchWords.every(standing.test().every()),
        standing.overdue(),
        standing.dueSince(),
        standing.test().source());
  }

  private static Instant newest(Trend trend) {
    return Stream.concat(
            trend.points().stream().map(TrendPoint::at),
            trend.apart().stream().map(Trend.Apart::at))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Last last(Standing standing, Trend trend) {
    List<TrendPoint> points = trend.points();
    Instant newest = newest(trend);
    if (!points.isEmpty() && points.get(points.size() - 1).at().equals(newest)) {
      TrendPoint point = points.get(points.size() - 1);
      return new Last(
          point.comparator() + FrenchWords.value(point.value(), trend.unit()),
          day(point.at()),
          partners.name(point.laboratory()),
          FrenchWords.range(point),
          isOutside(point)
              || standing.test().target().filter(t -> !t.hold(point.value())).isPresent());
    }
    Trend.Apart sent = trend.apart().get(trend.apart().size() - 1);
    return new Last(sent.sent(), day(sent.at()), partners.name(sent.laboratory()), "", false);
  }

  private static boolean isOutside(TrendPoint point) {
    return point.low() != null && point.value().compareTo(point.low()) < 0
        || point.high() != null && point.value().compareTo(point.high()) > 0;
  }

  private LocalDate day(Instant at) {
    return at.atZone(zone).toLocalDate();
  }

  private Map<UUID, Patient> names(List<UUID> persons) throws SQLException {
    Map<UUID, Patient> names = new HashMap<>();
    try (PreparedStatement query = connection.prepareStatement(NAMES)) {
      query.setArray(1, connection.createArrayOf("uuid", persons.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          names.put(row.getObject("person_id", UUID.class), patient(row));
        }
      }
    }
    return names;
  }

  private static Patient patient(ResultSet row) throws SQLException {
    String ins = row.getString("ins");
    return new Patient(
        row.getString("birth_name"),
        row.getString("first_given_name"),
        row.getString("given_names"),
        row.getString("used_name"),
        Optional.ofNullable(row.getObject("birth_date", LocalDate.class)),
        row.getString("birth_place"),
        row.getString("sex"),
        ins == null
            ? Optional.empty()
            : Optional.of(
                new InsMatricule(ins, Authority.valueOf(row.getString("ins_authority")))));
  }

  private Map<UUID, List<Right>> rights(Asker asker, List<UUID> persons) throws SQLException {
    Map<UUID, List<Right>> rights = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(RIGHTS)) {
      query.setArray(1, connection.createArrayOf("uuid", persons.toArray()));
      query.setArray(2, connection.createArrayOf("text", asker.rightsOf().toArray()));
      query.setObject(3, today);
      query.setObject(4, today);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          rights
              .computeIfAbsent(row.getObject("person_id", UUID.class), one -> new ArrayList<>())
              .add(right(row));
        }
      }
    }
    return rights;
  }

  private Right right(ResultSet row) throws SQLException {
    BigDecimal hours = row.getBigDecimal("hours");
    return new Right(
        partners.name(row.getString("partner")),
        row.getString("kind"),
        row.getInt("gir"),
        row.getObject("evaluated_on", LocalDate.class),
        Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
        hours.signum() == 0 ? "" : FrenchWords.number(hours),
        row.getObject("confirmed_on", LocalDate.class));
  }

  private Map<UUID, List<Member>> circles(Asker asker, List<UUID> persons) throws SQLException {
    Map<UUID, List<Member>> circles = new LinkedHashMap<>();
    try (PreparedStatement query = connection.prepareStatement(CIRCLE)) {
      query.setArray(1, connection.createArrayOf("uuid", persons.toArray()));
      query.setString(2, asker.practice());
      query.setObject(3, today);
      query.setObject(4, today);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          String code = row.getString("partner");
          circles
              .computeIfAbsent(row.getObject("person_id", UUID.class), one -> new ArrayList<>())
              .add(new Member(partners.name(code), partners.role(code)));
        }
      }
    }
    return circles;
  }
}
