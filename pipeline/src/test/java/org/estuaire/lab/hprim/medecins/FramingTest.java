package org.estuaire.lab.hprim.medecins;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.lab.hprim.medecins.Dossiers.END;
import static org.estuaire.lab.hprim.medecins.Dossiers.FORMAT;
import static org.estuaire.lab.hprim.medecins.Dossiers.GLUCOSE;
import static org.estuaire.lab.hprim.medecins.Dossiers.HEADER;
import static org.estuaire.lab.hprim.medecins.Dossiers.LABORATORY;
import static org.estuaire.lab.hprim.medecins.Dossiers.codes;
import static org.estuaire.lab.hprim.medecins.Dossiers.file;
import static org.estuaire.lab.hprim.medecins.Dossiers.one;
import static org.estuaire.lab.hprim.medecins.Dossiers.read;
import static org.estuaire.lab.hprim.medecins.Dossiers.ready;
import static org.estuaire.lab.hprim.medecins.Dossiers.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.RawRecord;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.ResultValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recognition, line ends, ends of dossiers and files, character sets (trap list T2). */
final class FramingTest {

  private static final String DOSSIER = HEADER + "\n****LAB****\n" + GLUCOSE + "\n****FIN****\n";

  @Test
  void theFormatIsRecognisedByItsContent() {
    assertThat(recognises(file(GLUCOSE))).isTrue();
    assertThat(recognises(HEADER + "Madame,\n" + "un courrier ".repeat(2000))).isTrue();
    assertThat(recognises("\n\n" + file(GLUCOSE))).isTrue();
    assertThat(recognises("Note\n ****fin**** \n")).isTrue();
    assertThat(recognises(GLUCOSE + "\n")).isTrue();
    assertThat(recognises("****LAB****\n" + GLUCOSE)).isTrue();
    assertThat(recognises(String.join("\n", HEADER.lines().limit(7).toList()))).isTrue();
    assertThat(FORMAT.recognises(marked(0xFF, 0xFE, file(GLUCOSE), UTF_16LE), LABORATORY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "H|~^\\&|F|||LAB~X||ORU||||||P|H2.1~C\r****FIN****\r",
        "H~|^\\&~F\r",
        "MSH|^~\\&|A\r",
        "<a>****FIN****</a>",
        "NOM;PRENOM\nESSAI;CAMILLE\n",
        "a\nb\nc\nd\ne\nf\n12/08/1985\ng\nh\ni\n"
      })
  void otherFormatsAreNot(String content) {
    assertThat(recognises(content)).isFalse();
  }

  private static boolean recognises(String content) {
    return FORMAT.recognises(content.getBytes(UTF_8), LABORATORY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void everyLineEndIsUnderstood(String end) {
    byte[] content =
        (DOSSIER + DOSSIER + END.lines().toList().get(1)).replace("\n", end).getBytes(UTF_8);
    List<Decoded<LabReport>> all = read(content, LABORATORY);
    assertThat(all).hasSize(2);
    assertThat(report(all.get(1)).orders().get(0).results()).hasSize(1);
    assertThat(Dossiers.split(content, LABORATORY, ready(content).reading()).get(1).place().line())
        .isEqualTo(17);
  }

  @Test
  void oneDossierIsOneRecordAndItsBytesStandAlone() {
    byte[] content = (DOSSIER + "\n" + DOSSIER.replace("17", "18") + END).getBytes(UTF_8);
    Inspection.Ready ready = ready(content);
    List<RawRecord> records = Dossiers.split(content, LABORATORY, ready.reading());

    assertThat(ready.records()).isEqualTo(2);
    assertThat(ready.warnings()).isEmpty();
    assertThat(records).hasSize(2);
    RawRecord second = records.get(1);
    int from = (int) second.place().offset();
    assertThat(Arrays.copyOfRange(content, from, from + second.place().length()))
        .isEqualTo(second.bytes());
    Decoded<LabReport> again = FORMAT.decoder(LABORATORY, ready.reading()).decode(second);
    assertThat(report(again).messageId()).isEqualTo("D260302-18");
  }

  @Test
  void aFileThatIsNotClosedIsReadWithAWarning() {
    Inspection.Ready ready = ready(DOSSIER.getBytes(UTF_8));
    assertThat(ready.warnings())
        .extracting(Finding::code)
        .containsExactly(MedecinsFinding.FILE_NOT_CLOSED);
    assertThat(Dossiers.isReadable(one(DOSSIER))).isTrue();
  }

  @Test
  void onlyTheLastDossierIsRefusedWhenItsEndIsMissing() {
    List<Decoded<LabReport>> all = read(DOSSIER + DOSSIER.replace("****FIN****\n", ""));
    assertThat(Dossiers.isReadable(all.get(0))).isTrue();
    assertThat(codes(all.get(1))).containsExactly(MedecinsFinding.DOSSIER_NOT_CLOSED);
    assertThat(((Decoded.Unreadable<LabReport>) all.get(1)).key()).isEqualTo("D260302-17");
  }

  @Test
  void theEndOfTheFileClosesADossierToo() {
    Decoded<LabReport> decoded = one(DOSSIER.replace("****FIN****", "****FINFICHIER****"));
    assertThat(report(decoded).orders()).hasSize(1);
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.DOSSIER_CLOSED_BY_FILE);
  }

  @Test
  void twoDossiersWithoutAnEndBetweenThemAreRefused() {
    String first = DOSSIER.replace("****FIN****\n", "");
    assertThat(codes(one(first + DOSSIER))).containsExactly(MedecinsFinding.DOSSIERS_RUN_TOGETHER);
    String letter = HEADER + "\nMadame,\n";
    assertThat(codes(one(letter + HEADER + "Monsieur,\n****FIN****\n")))
        .containsExactly(MedecinsFinding.DOSSIERS_RUN_TOGETHER);
  }

  @Test
  void whatFollowsTheEndOfAFileIsRead() {
    assertThat(read(DOSSIER + END + DOSSIER + END + "\u001A")).hasSize(2);
  }

  @Test
  void aDeliveryOfBlanksIsRefused() {
    assertThat(Dossiers.inspect("\r\n \r\n****FINFICHIER****\r\n".getBytes(UTF_8)))
        .isInstanceOf(Inspection.Refused.class);
  }

  @Test
  void aDossierBeyondTheLimitIsRefusedAndTheNextIsRead() {
    String long_ = DOSSIER.replace("****LAB****", "x".repeat(2000) + "\n****LAB****");
    byte[] content = (long_ + DOSSIER + END).getBytes(UTF_8);
    List<Decoded<LabReport>> all = read(content, Dossiers.limited(1500));
    assertThat(all).hasSize(2);
    assertThat(codes(all.get(0))).containsExactly(MedecinsFinding.DOSSIER_TOO_LONG);
    assertThat(Dossiers.isReadable(all.get(1))).isTrue();
    assertThat(
            Dossiers.split(content, Dossiers.limited(1500), ready(content).reading())
                .get(0)
                .bytes())
        .hasSize(1501);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, UTF-8",
    "windows-1252, windows-1252",
    "ISO-8859-1, windows-1252",
    "x-MacRoman, x-MacRoman",
    "IBM850, IBM850"
  })
  void theCharsetIsToldByTheBytesAndRecorded(String written, String read) {
    byte[] content =
        file(
                "RES|Glycémie à jeun ; élevée|GLU|N|0.91|g/L|||N|F",
                "TEX|Prélèvement répété à l'hôpital")
            .getBytes(Charset.forName(written));
    assertThat(ready(content).reading().charset().name()).isEqualTo(read);
    LabResult result = report(one(content)).orders().get(0).results().get(0);
    assertThat(result.coding().label()).isEqualTo("Glycémie à jeun ; élevée");
    assertThat(result.comment()).isEqualTo("Prélèvement répété à l'hôpital");
  }

  @Test
  void aGuessedCharsetIsTold() {
    assertThat(
            ready(file("RES|Glycémie|G|N|1||||F").getBytes(Charset.forName("IBM850"))).warnings())
        .extracting(Finding::code)
        .containsExactly(MedecinsFinding.CHARSET_GUESSED);
  }

  @Test
  void aByteOrderMarkDecides() {
    for (byte[] content :
        List.of(
            marked(0xFF, 0xFE, DOSSIER + DOSSIER + END, UTF_16LE),
            marked(0xFE, 0xFF, DOSSIER + DOSSIER + END, UTF_16BE),
            ("\uFEFF" + DOSSIER + DOSSIER + END).getBytes(UTF_8))) {
      List<Decoded<LabReport>> all = read(content, LABORATORY);
      assertThat(all).hasSize(2);
      LabReport report = report(all.get(1));
      assertThat(report.claim().localId()).isEqualTo("L000123");
      assertThat(report.orders().get(0).results().get(0).coding().label())
          .isEqualTo("Glycémie à jeun");
      assertThat(report(all.get(0)).claim().localId()).isEqualTo("L000123");
    }
  }

  private static byte[] marked(int first, int second, String text, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(first);
    bytes.write(second);
    bytes.writeBytes(text.getBytes(charset));
    return bytes.toByteArray();
  }

  @Test
  void aDossierOfAnotherCharsetInTheSameFileIsReadAsItIs() {
    ByteArrayOutputStream mixed = new ByteArrayOutputStream();
    mixed.writeBytes(DOSSIER.getBytes(Dossiers.WINDOWS));
    mixed.writeBytes(DOSSIER.getBytes(UTF_8));
    for (Decoded<LabReport> decoded : read(mixed.toByteArray(), LABORATORY)) {
      assertThat(report(decoded).orders().get(0).results().get(0).coding().label())
          .isEqualTo("Glycémie à jeun");
    }
  }

  @Test
  void textEncodedTwiceIsMendedAndTold() {
    String twice = new String(file(GLUCOSE).getBytes(UTF_8), ISO_8859_1);
    Decoded<LabReport> decoded = one(twice);
    assertThat(report(decoded).orders().get(0).results().get(0).coding().label())
        .isEqualTo("Glycémie à jeun");
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.ENCODED_TWICE);
    assertThat(Dossiers.findings(decoded).get(0).line()).isEqualTo(16);
  }

  @Test
  void brokenLettersThatCannotBeMendedAreTold() {
    assertThat(codes(one(file(GLUCOSE, "TEX|r\uFFFDsultat"))))
        .containsExactly(MedecinsFinding.LETTERS_LOST);
  }

  @Test
  void aLetterEncodedTwiceBesideOthersThatAreNotIsMendedAndTold() {
    Decoded<LabReport> decoded = one(file(GLUCOSE, "TEX|é et Ã© ensemble"));
    assertThat(codes(decoded)).containsExactly(MedecinsFinding.ENCODED_TWICE);
    assertThat(report(decoded).orders().get(0).results().get(0).comment())
        .isEqualTo("é et é ensemble");
  }

  @Test
  void aLetterThatOnlyLooksBrokenIsLeftAlone() {
    Decoded<LabReport> decoded = one(file(GLUCOSE).replace("ESSAI", "JOÃO ÂGE"));
    assertThat(report(decoded).claim().traits().birthName()).isEqualTo("JOÃO ÂGE");
    assertThat(codes(decoded)).isEmpty();
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    byte[] content = file(GLUCOSE).getBytes(Dossiers.WINDOWS);
    content[HEADER.length() + 3] = (byte) 0x81;
    assertThat(codes(one(content))).containsExactly(MedecinsFinding.NOT_IN_CHARSET);
    assertThat(codes(one(file("TEX|\0", GLUCOSE)))).containsExactly(MedecinsFinding.NUL_CHARACTER);
  }

  @Test
  void aDossierOfTextIsADocumentWithoutResults() {
    String letter = "Cher confrère,\n\n  J&#039;ai vu votre patient.<br />Bien à vous";
    LabReport report = report(HEADER + "\n" + letter + "\n\n****FIN****\n");
    LabResult only = report.orders().get(0).results().get(0);

    assertThat(only.coding().code()).isEqualTo("11502-2");
    assertThat(only.value()).isInstanceOf(ResultValue.Document.class);
    ResultValue.Document document = (ResultValue.Document) only.value();
    assertThat(document.mediaType()).isEqualTo("text/plain; charset=utf-8");
    assertThat(new String(document.content().bytes(), UTF_8))
        .isEqualTo("Cher confrère,\n\n  J'ai vu votre patient.\nBien à vous");
  }

  @Test
  void aDossierOfNothingIsRefused() {
    assertThat(codes(one(HEADER + "\n\n****FIN****\n")))
        .containsExactly(MedecinsFinding.EMPTY_DOSSIER);
  }
}
