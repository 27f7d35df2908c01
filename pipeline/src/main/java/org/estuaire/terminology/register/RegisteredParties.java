package org.estuaire.terminology.register;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Letterhead.Address;
import org.estuaire.exchange.Professional;
import org.estuaire.exchange.Professional.Profession;

/**
 * What the registers say of many numbers at once, with one statement. Somebody who has left a
 * register keeps their name, and has no address: they may still have asked for what is reported.
 */
public final class RegisteredParties {

  private static final Predicate<String> RPPS = Pattern.compile("[0-9]{11}").asMatchPredicate();
  private static final Predicate<String> FINESS =
      Pattern.compile("[0-9][0-9AB][0-9]{7}").asMatchPredicate();

  private static final String QUESTION =
      """
      SELECT p.number, true AS person, p.family_name, p.given_name, p.profession_code, p.profession,
        a.speciality_code, a.speciality, a.complement, a.street, a.distribution, a.postcode, a.town, a.phone
      FROM terminology.practitioner p LEFT JOIN LATERAL (
        SELECT * FROM terminology.activity WHERE number = p.number AND absent_since IS NULL
        ORDER BY mode <> 'L', mode, site_name, content LIMIT 1) a ON true
      WHERE p.number = ANY (?)
      UNION ALL
      (SELECT DISTINCT ON (number) number, false, '', '', '', '', '', '', complement, street, distribution, postcode,
        town, phone
      FROM terminology.establishment WHERE number = ANY (?) ORDER BY number, kind DESC)
      """;

  /** Professions of JDV_J01 (1.2.250.1.213.1.1.4.5) among those of the register (TRE_G15). */
  private static final Set<String> PROFESSIONS =
      Set.of(
          "10", "21", "26", "28", "31", "32", "35", "36", "37", "38", "39", "40", "50", "60", "69",
          "70", "80", "81", "82", "83", "84", "85", "86", "91", "92", "94", "95", "96", "98");

  private static final String PHYSICIAN = "10";

  /** Specialities of physicians in JDV_J01: those of the Ordre (TRE_R38), 01 to 58. */
  private static final Predicate<String> SPECIALITY =
      Pattern.compile("SM(0[1-9]|[1-4][0-9]|5[0-8])").asMatchPredicate();

  private RegisteredParties() {}

  /**
   * Asks for numbers.
   *
   * @param numbers RPPS and FINESS; others are nobody's
   * @return by number, those whom the registers have
   */
  public static Map<String, RegisteredParty> of(Connection tx, Collection<String> numbers)
      throws SQLException {
    List<String> persons = numbers.stream().filter(RPPS).distinct().toList();
    List<String> places = numbers.stream().filter(FINESS).distinct().toList();
    if (persons.isEmpty() && places.isEmpty()) {
      return Map.of();
    }
    Map<String, RegisteredParty> parties = new HashMap<>();
    try (PreparedStatement query = tx.prepareStatement(QUESTION)) {
      query.setArray(1, tx.createArrayOf("text", persons.toArray()));
      query.setArray(2, tx.createArrayOf("text", places.toArray()));
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          parties.put(row.getString("number"), party(row));
        }
      }
    }
    return parties;
  }

  private static RegisteredParty party(ResultSet row) throws SQLException {
    return new RegisteredParty(
        row.getBoolean("person") ? Optional.of(professional(row)) : Optional.empty(), address(row));
  }

  private static Professional professional(ResultSet row) throws SQLException {
    return new Professional(
        row.getString("number"),
        row.getString("family_name"),
        row.getString("given_name"),
        profession(row));
  }

  /** Empty where the value set has no code for it. */
  private static Optional<Profession> profession(ResultSet row) throws SQLException {
    String code = row.getString("profession_code");
    String label = row.getString("profession");
    if (!PROFESSIONS.contains(code) || label.isEmpty()) {
      return Optional.empty();
    }
    String speciality = text(row, "speciality_code");
    return Optional.of(
        code.equals(PHYSICIAN) && SPECIALITY.test(speciality)
            ? new Profession(
                "G15_" + code + "/" + speciality, label + " - " + text(row, "speciality") + " (SM)")
            : new Profession("G15_" + code, label));
  }

  private static Address address(ResultSet row) throws SQLException {
    String street =
        Stream.of(text(row, "complement"), text(row, "street"), text(row, "distribution"))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(", "));
    return new Address(street, text(row, "postcode"), text(row, "town"), text(row, "phone"));
  }

  /** Empty for somebody who practises nowhere in the region. */
  private static String text(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }
}
