package org.estuaire.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Invented persons with the letters of France and its neighbours. */
public final class Names {

  private static final String SMALL = "aàâäbcçdeéèêëfghiîïjklmnoôöpqrstuùûüvwxyzœæñáíóúåøßãõ";

  public static final List<Charset> CHARSETS =
      List.of(
          StandardCharsets.UTF_8,
          StandardCharsets.ISO_8859_1,
          Charsets.LATIN_9,
          Charsets.WINDOWS,
          Charsets.MACINTOSH,
          Charsets.MS_DOS);

  private Names() {}

  private static final List<String> KNOWN =
      List.of(
          "Béranger",
          "Zoé",
          "Hélène",
          "Maïté",
          "François",
          "Benoît",
          "Jérôme",
          "Chloë",
          "Anaëlle",
          "Lœtitia",
          "Müller",
          "Muñoz",
          "Ångström",
          "Sørensen",
          "Strauß",
          "Núñez",
          "García",
          "Gonçalves",
          "Conceição",
          "D’Hélias",
          "L’Hôpital",
          "Crèvecœur",
          "Noël-Zoé",
          "Être",
          "Éluard",
          "Öberg",
          "Ürsel",
          "Çelik",
          "Ravel");

  /** A name as somebody writes it: one that occurs, or letters in any order. */
  public static Arbitrary<String> names() {
    Arbitrary<String> letters =
        Arbitraries.strings().withChars(SMALL).ofMinLength(2).ofMaxLength(9).map(Names::capital);
    return Combinators.combine(
            Arbitraries.oneOf(Arbitraries.of(KNOWN), letters), Arbitraries.of(0, 0, 1))
        .as((name, large) -> large == 1 ? name.toUpperCase(Locale.FRENCH) : name)
        .filter(name -> name.chars().anyMatch(c -> c >= 0x80));
  }

  private static String capital(String letters) {
    // ß has no capital of one letter.
    String first = letters.startsWith("ß") ? "s" + letters : letters;
    return first.substring(0, 1).toUpperCase(Locale.FRENCH) + first.substring(1);
  }

  public static Arbitrary<Charset> charsets() {
    return Arbitraries.of(CHARSETS);
  }

  /** Whether a charset can write a name at all. */
  public static boolean canWrite(Charset charset, String name) {
    return charset.newEncoder().canEncode(name);
  }

  /**
   * A name that was read must be the one that was written, and other bytes than those stated must
   * be told. Where it is another one, either nothing speaks against what was stated, or it is told
   * that the text was read otherwise; and every letter of it is one and stands as a letter does.
   */
  public static void check(
      String name, Charset written, Charset stated, String read, boolean told) {
    if (NameText.isDamaged(read)) {
      // Refused by the rules of every lane.
      return;
    }
    boolean asStated =
        withoutBlanks(new String(name.getBytes(written), stated)).equals(withoutBlanks(read));
    if (read.equals(name)) {
      assertThat(told || asStated).as("told").isTrue();
      return;
    }
    // Bytes that keep the rules of UTF-8 by chance can't be told from UTF-8: ÄœR and ĽR.
    boolean alsoUtf8 = Utf8.isWellFormed(name.getBytes(written));
    assertThat(told || asStated || alsoUtf8).as(read).isTrue();
    assertThat(Plausibility.of(read).clean()).as(read).isTrue();
  }

  /**
   * A letter may be the hard blank of the encoding that was stated: within a name, or at its end.
   */
  private static String withoutBlanks(String text) {
    return text.replace('\u00A0', ' ').strip();
  }
}
