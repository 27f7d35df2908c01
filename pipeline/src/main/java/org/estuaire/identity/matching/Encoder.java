package org.estuaire.identity.matching;

import java.util.function.UnaryOperator;
import org.estuaire.person.Sex;
import org.estuaire.person.Traits;

/** Writes entries as rows of a {@link Domain}. */
final class Encoder {

  private static final int NUMBER_DIGITS = 13;
  private static final int PHONE_DIGITS = 9;
  private static final int SHORTEST_PHONE = 6;
  private static final int LARGEST_HOUSE = 99_999;
  private static final String UNKNOWN_PLACE = "99999";

  private final Lexicon lexicon;
  private final UnaryOperator<String> placeToday;
  private final int[] row = new int[Domain.STRIDE];

  /**
   * @param placeToday the commune that a code valid at birth belongs to today, so that the history
   *     of communes makes no difference
   */
  Encoder(Lexicon lexicon, UnaryOperator<String> placeToday) {
    this.lexicon = lexicon;
    this.placeToday = placeToday;
  }

  /** Valid until the next call. */
  int[] row(MatchEntry entry) {
    Traits traits = entry.traits();
    row[Domain.NAME] = text(traits.birthName());
    row[Domain.USED_NAME] = text(traits.usedName());
    row[Domain.GIVEN] = text(traits.firstGivenName());
    int list = text(traits.givenNames());
    row[Domain.GIVEN_LIST] = list == row[Domain.GIVEN] ? 0 : list;
    row[Domain.USED_GIVEN] = text(traits.usedGivenName());
    row[Domain.BIRTH] = entry.birth();
    row[Domain.FLAGS] = flags(entry);
    row[Domain.PLACE] = place(traits.birthPlace());
    put(Domain.NIR, Digits.first(traits.nir(), NUMBER_DIGITS));
    put(Domain.INS, Digits.first(entry.ins(), NUMBER_DIGITS));
    put(Domain.PHONE, phone(traits.phone()));
    home(traits, entry.complement());
    return row;
  }

  private void home(Traits traits, String complement) {
    String address = PlainText.of(traits.address());
    int digits = leadingDigits(address);
    int house = digits == 0 ? 0 : Integer.parseInt(address.substring(0, digits));
    row[Domain.HOUSE] = Math.min(house, LARGEST_HOUSE);
    row[Domain.STREET] = lexicon.number(withoutRepetition(address.substring(digits).strip()));
    row[Domain.COMPLEMENT] = text(complement);
    row[Domain.TOWN] = text(traits.residence());
    row[Domain.POSTCODE] = (int) Digits.packed(traits.postcode(), 7);
  }

  /** « 12 bis rue » and « 12 rue » are one house here. */
  private static String withoutRepetition(String street) {
    for (String mark : new String[] {"BIS ", "TER "}) {
      if (street.startsWith(mark)) {
        return street.substring(mark.length());
      }
    }
    return street;
  }

  private static int leadingDigits(String address) {
    int digits = 0;
    while (digits < address.length() && digits < 8 && Character.isDigit(address.charAt(digits))) {
      digits++;
    }
    return digits;
  }

  private int text(String stated) {
    return stated.isEmpty() ? 0 : lexicon.number(PlainText.of(stated));
  }

  private int place(String code) {
    return code.isEmpty() || code.equals(UNKNOWN_PLACE) ? 0 : text(placeToday.apply(code));
  }

  private static long phone(String stated) {
    long digits = Digits.packed(stated, PHONE_DIGITS);
    return digits >>> 4 * (SHORTEST_PHONE - 1) == 0 ? 0 : digits;
  }

  private static int flags(MatchEntry entry) {
    Sex sex = entry.traits().sex();
    int flags = sex == Sex.UNKNOWN ? 0 : sex == Sex.MALE ? 1 : 2;
    flags |= entry.traits().uncertainBirthDate() ? Domain.UNCERTAIN : 0;
    flags |= entry.proofChecked() ? Domain.PROOF : 0;
    flags |= entry.distrusted() ? Domain.DISTRUSTED : 0;
    return flags | (entry.provenHomonym() ? Domain.HOMONYM : 0);
  }

  private void put(int column, long value) {
    row[column] = (int) (value >>> 32);
    row[column + 1] = (int) value;
  }
}
