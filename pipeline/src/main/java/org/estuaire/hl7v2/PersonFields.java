package org.estuaire.hl7v2;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Remarks;
import org.estuaire.person.NameRules;
import org.estuaire.terminology.PlaceCode;

/** Names (PID-5), addresses and birth place (PID-11) and telephone (PID-13) of a person. */
public final class PersonFields {

  private static final int NAMES = 5;
  private static final int ADDRESSES = 11;
  private static final int PHONES = 13;
  private static final int NAME_TYPE = 7;
  private static final int ADDRESS_TYPE = 7;

  private PersonFields() {}

  /** Names as sent; normalising them is the registry's business. */
  public record Names(
      String birthName,
      String firstGivenName,
      String givenNames,
      String usedName,
      String usedGivenName) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Names[…]";
    }
  }

  /** Where a person lives. */
  public record Contact(String street, String postcode, String commune, String phone) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Contact[…]";
    }
  }

  /** Type L is the birth name, D the name used; older senders give no type. */
  public static Names names(Segment pid, Remarks remarks) {
    List<Repetition> all = pid.repetitions(NAMES);
    Optional<Repetition> birth =
        first(all, NAME_TYPE, "L").or(() -> first(all, NAME_TYPE, "")).or(() -> otherThanUsed(all));
    Optional<Repetition> used = first(all, NAME_TYPE, "D");
    String given = birth.map(n -> n.component(2)).orElse("");
    String list = birth.map(n -> n.component(3)).orElse("");
    return new Names(
        remarks.bounded(pid, NAMES, birth.map(n -> n.component(1)).orElse("")),
        remarks.bounded(pid, NAMES, given),
        remarks.bounded(pid, NAMES, givenNames(given, list)),
        remarks.bounded(pid, NAMES, used.map(n -> n.component(1)).orElse("")),
        remarks.bounded(pid, NAMES, used.map(n -> n.component(2)).orElse("")));
  }

  private static Optional<Repetition> first(List<Repetition> all, int field, String type) {
    return all.stream()
        .filter(r -> r.component(field).equalsIgnoreCase(type) && !r.isEmpty())
        .findFirst();
  }

  private static Optional<Repetition> otherThanUsed(List<Repetition> all) {
    return all.stream()
        .filter(n -> !List.of("D", "S").contains(n.component(NAME_TYPE).toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /**
   * The list of given names. In France XPN-3 is the whole list; elsewhere it holds what follows the
   * first name.
   */
  private static String givenNames(String first, String list) {
    if (list.isEmpty() || first.isEmpty()) {
      return list;
    }
    boolean whole = NameRules.begins(NameRules.comparison(first), NameRules.comparison(list));
    return whole ? list : first + " " + list;
  }

  /** COG code of the address of type BDL: in XAD-9 by the norm, in XAD-4 from one vendor. */
  public static String birthPlace(Segment pid) {
    return first(pid.repetitions(ADDRESSES), ADDRESS_TYPE, "BDL")
        .map(
            xad ->
                Stream.of(xad.component(9), xad.component(4))
                    .map(code -> code.toUpperCase(Locale.ROOT))
                    .filter(PlaceCode::looksLikeCommune)
                    .findFirst()
                    .orElse(""))
        .orElse("");
  }

  public static Contact contact(Segment pid, Remarks remarks) {
    List<Repetition> all = pid.repetitions(ADDRESSES);
    Optional<Repetition> home =
        first(all, ADDRESS_TYPE, "H").or(() -> first(all, ADDRESS_TYPE, ""));
    String street =
        home.stream()
            .flatMap(xad -> Stream.of(xad.component(1), xad.component(2)))
            .filter(line -> !line.isEmpty())
            .collect(Collectors.joining(" "));
    String commune = home.map(xad -> xad.component(9).toUpperCase(Locale.ROOT)).orElse("");
    return new Contact(
        remarks.bounded(pid, ADDRESSES, street),
        remarks.bounded(pid, ADDRESSES, home.map(xad -> xad.component(5)).orElse("")),
        PlaceCode.looksLikeCommune(commune) ? commune : "",
        remarks.bounded(pid, PHONES, phone(pid)));
  }

  /** The first number that is no electronic address: XTN-1, XTN-12, or XTN-6 and XTN-7. */
  private static String phone(Segment pid) {
    return pid.repetitions(PHONES).stream()
        .filter(xtn -> !xtn.component(3).equalsIgnoreCase("Internet"))
        .map(
            xtn ->
                Stream.of(xtn.component(1), xtn.component(12), xtn.component(6) + xtn.component(7))
                    .filter(number -> !number.isEmpty())
                    .findFirst()
                    .orElse(""))
        .filter(number -> !number.isEmpty())
        .findFirst()
        .orElse("");
  }
}
