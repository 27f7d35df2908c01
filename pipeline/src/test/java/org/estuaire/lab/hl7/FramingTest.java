package org.estuaire.lab.hl7;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.hl7v2.Hl7Finding;
import org.estuaire.lab.model.LabReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the bytes of a delivery to messages. */
final class FramingTest {

  private static final String ONE = Oru.message(Oru.obx("NM", "5.1"));
  private static final String TWO = ONE.replace("M0001", "M0002").replace("F77", "F78");

  @ParameterizedTest
  @ValueSource(strings = {"\r", "\n", "\r\n"})
  void segmentsMayEndWithAnyLineEnd(String end) {
    byte[] delivery = bytes((ONE + TWO).replace("\r", end));

    assertThat(keys(Oru.read(delivery, Oru.LABORATORY))).containsExactly("F77", "F78");
  }

  @Test
  void lineEndsMayBeMixedAndLinesEmpty() {
    String mixed = ONE.replaceFirst("\r", "\n\n") + "\r\n\r\n" + TWO.replaceFirst("\r", "\r\n");

    assertThat(keys(Oru.read(bytes(mixed), Oru.LABORATORY))).containsExactly("F77", "F78");
  }

  @Test
  void blockCharactersOfMllpAreStripped() {
    String blocks = "\u000B" + ONE + "\u001C\r" + "\u000B" + TWO + "\u001C\r";

    List<Decoded<LabReport>> all = Oru.read(bytes(blocks), Oru.LABORATORY);

    assertThat(keys(all)).containsExactly("F77", "F78");
    assertThat(all).allSatisfy(decoded -> assertThat(Oru.findings(decoded)).isEmpty());
  }

  @Test
  void aRecordIsASliceOfTheDeliveryAndKnowsItsLine() {
    byte[] delivery = bytes("FHS|^~\\&\rBHS|^~\\&\r" + ONE + TWO + "BTS|2\rFTS|1\r");

    List<RawRecord> records = Oru.split(delivery, Oru.LABORATORY);

    assertThat(records).extracting(r -> r.place().ordinal()).containsExactly(1, 2);
    assertThat(records).extracting(r -> r.place().line()).containsExactly(3L, 7L);
    for (RawRecord record : records) {
      String slice =
          new String(
              delivery,
              (int) record.place().offset(),
              record.place().length(),
              StandardCharsets.UTF_8);
      assertThat(new String(record.bytes(), StandardCharsets.UTF_8)).isEqualTo(slice);
      assertThat(slice).startsWith("MSH").endsWith("\r");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"MSH|^~\\&|", "\uFEFFMSH|", "  \r\n\u000BMSH|", "FHS|^~\\&", "BHS|^~\\&|"})
  void aFileIsRecognisedByItsBeginning(String head) {
    assertThat(Oru.FORMAT.recognises(bytes(head), Oru.LABORATORY)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "MSHX|", "H|~^\\&|", "NUM_DOSSIER;NOM", "<xml/>", "BTS|1", "PID|1"})
  void anotherFormatIsNotRecognised(String head) {
    assertThat(Oru.FORMAT.recognises(bytes(head), Oru.LABORATORY)).isFalse();
  }

  /** 5.1 that was cut is 5. */
  @Test
  void aMessageThatEndsWithinItsLastResultIsRefused() {
    String cut = ONE.substring(0, ONE.indexOf("5.1") + 2);
    for (String file : List.of(cut, TWO + cut)) {
      List<Decoded<LabReport>> all = Oru.read(bytes(file), Oru.LABORATORY);
      Decoded<LabReport> last = all.get(all.size() - 1);
      assertThat(last).isInstanceOf(Decoded.Unreadable.class);
      assertThat(Oru.findings(last)).anyMatch(told -> told.code().code().equals("HL7-024"));
    }
  }

  @Test
  void theLastEndOfLineMayBeMissingWhereTheResultIsWhole() {
    Decoded<LabReport> whole =
        Oru.read(bytes(ONE.substring(0, ONE.length() - 1)), Oru.LABORATORY).get(0);
    assertThat(whole).isInstanceOf(Decoded.Readable.class);
    // A sender that never gives a status is not taken for one that was cut.
    String silent = "OBX|1|NM|2823-3^K^LN||4.9\rOBX|2|NM|2951-2^Na^LN||139";
    String head = ONE.substring(0, ONE.indexOf("OBX|"));
    assertThat(Oru.read(bytes(head + silent), Oru.LABORATORY).get(0))
        .isInstanceOf(Decoded.Readable.class);
  }

  @Test
  void ofBatchesThatNobodyClosesTheFirstHundredAreToldAndTheOthersCounted() {
    byte[] delivery = bytes("FHS|^~\\&\r" + "BHS|\r".repeat(5_000));

    List<Finding> why = ((Inspection.Refused) Oru.inspect(delivery, Oru.LABORATORY)).why();

    assertThat(why)
        .hasSize(101)
        .endsWith(Finding.of(DeliveryFinding.MORE_ERRORS, Hl7Finding.ENVELOPE_OPEN.code(), "4901"));
  }

  @Test
  void countsWithoutEndThatCanNotBeReadAreCountedAndKeepNoMessageOut() {
    byte[] delivery = bytes(ONE + "BTS|x\r".repeat(5_000));

    Inspection.Ready ready = (Inspection.Ready) Oru.inspect(delivery, Oru.LABORATORY);

    assertThat(ready.records()).isOne();
    assertThat(ready.warnings())
        .hasSize(101)
        .endsWith(
            Finding.of(DeliveryFinding.MORE_WARNINGS, Hl7Finding.COUNT_UNREADABLE.code(), "4900"));
  }

  @Test
  void aBatchWithTheCountItAnnouncesIsReady() {
    byte[] delivery = bytes("FHS|^~\\&\nBHS|^~\\&\n" + ONE + TWO + "BTS|2|\nFTS|1\n");

    Inspection.Ready ready = (Inspection.Ready) Oru.inspect(delivery, Oru.LABORATORY);

    assertThat(ready.records()).isEqualTo(2);
    assertThat(ready.warnings()).isEmpty();
  }

  @Test
  void aBatchThatHoldsFewerMessagesThanItAnnouncesIsRefused() {
    byte[] delivery = bytes("FHS|^~\\&\rBHS|^~\\&\r" + ONE + "BTS|2\rFTS|1\r");

    assertThat(refusal(delivery)).containsExactly(Hl7Finding.BATCH_COUNT);
  }

  @Test
  void aFileThatHoldsFewerBatchesThanItAnnouncesIsRefused() {
    byte[] delivery = bytes("FHS|^~\\&\rBHS|^~\\&\r" + ONE + TWO + "BTS|2\rFTS|3\r");

    assertThat(refusal(delivery)).containsExactly(Hl7Finding.FILE_COUNT);
  }

  @Test
  void aFileTrailerThatCountsMessagesIsAcceptedWithAWarning() {
    byte[] delivery = bytes("FHS|^~\\&\rBHS|^~\\&\r" + ONE + TWO + "BTS|2\rFTS|2\r");

    Inspection.Ready ready = (Inspection.Ready) Oru.inspect(delivery, Oru.LABORATORY);

    assertThat(ready.warnings())
        .extracting(Finding::code)
        .containsExactly(Hl7Finding.FILE_COUNT_OF_MESSAGES);
  }

  @Test
  void anEnvelopeThatIsNeverClosedIsACutFile() {
    assertThat(refusal(bytes("FHS|^~\\&\rBHS|^~\\&\r" + ONE + TWO)))
        .containsExactly(Hl7Finding.ENVELOPE_OPEN, Hl7Finding.ENVELOPE_OPEN);
    assertThat(refusal(bytes("BHS|^~\\&\r" + ONE + "BHS|^~\\&\r" + TWO + "BTS|1\r")))
        .containsExactly(Hl7Finding.ENVELOPE_OPEN);
  }

  @Test
  void aCountThatIsNoNumberIsTold() {
    byte[] delivery = bytes("BHS|^~\\&\r" + ONE + "BTS|deux\r");

    Inspection.Ready ready = (Inspection.Ready) Oru.inspect(delivery, Oru.LABORATORY);

    assertThat(ready.warnings())
        .extracting(Finding::code)
        .containsExactly(Hl7Finding.COUNT_UNREADABLE);
  }

  @Test
  void linesOutsideAnyMessageAreARecordOfTheirOwnAndNotLost() {
    byte[] delivery = bytes("BHS|^~\\&\rPID|1||X\r" + ONE + "BTS|1\rPID|2||Y\r");

    List<Decoded<LabReport>> all = Oru.read(delivery, Oru.LABORATORY);

    assertThat(all).hasSize(3);
    assertThat(Oru.codes(all.get(0))).containsExactly(Hl7Finding.OUTSIDE_MESSAGE);
    assertThat(Oru.isReadable(all.get(1))).isTrue();
    assertThat(Oru.codes(all.get(2))).containsExactly(Hl7Finding.OUTSIDE_MESSAGE);
  }

  @Test
  void aMessageBeyondTheLimitIsUnreadableAndTheNextOneLoads() {
    Partner strict = Oru.LABORATORY.withLimits(new Partner.Limits(1 << 20, 2_000));
    byte[] delivery = bytes(Oru.message(Oru.obx("TX", "x".repeat(5_000))) + TWO);

    List<RawRecord> records = Oru.split(delivery, strict);
    List<Decoded<LabReport>> all = Oru.read(delivery, strict);

    assertThat(records.get(0).bytes()).hasSizeLessThan(2_010);
    assertThat(records.get(0).place().length()).isGreaterThan(5_000);
    assertThat(Oru.codes(all.get(0))).containsExactly(Hl7Finding.MESSAGE_TOO_LONG);
    assertThat(keys(all)).containsExactly("", "F78");
  }

  @Test
  void aMessageThatWasCutStaysUnreadableUnderALargerLimit() {
    Partner strict = Oru.LABORATORY.withLimits(new Partner.Limits(1 << 20, 600));
    byte[] delivery = bytes(Oru.message(Oru.obx("NM", "5.1"), Oru.obx("NM", "6.1")) + TWO);

    RawRecord cut = Oru.split(delivery, strict).get(0);

    assertThat(Oru.codes(Oru.decode(cut.bytes()))).containsExactly(Hl7Finding.MESSAGE_TOO_LONG);
  }

  @Test
  void cuttingHoldsNoMoreThanOneRecordOfTheLargestSize() throws IOException {
    // 200 MB in one field: far more than the tests may use if it were held.
    Partner strict = Oru.LABORATORY.withLimits(new Partner.Limits(1 << 30, 1 << 20));
    try (RecordSplitter splitter = Oru.FORMAT.split(endless(200 << 20), strict, Oru.WINDOWS)) {
      Optional<RawRecord> record = splitter.next();

      assertThat(record).isPresent();
      assertThat(record.get().place().length()).isGreaterThan(200 << 20);
      assertThat(record.get().bytes().length)
          .isLessThan(Oru.LABORATORY.limits().recordBytes() + 10);
      assertThat(splitter.next()).isEmpty();
    }
  }

  @Test
  void linesAreCountedWhateverTheirEnd() {
    byte[] delivery = bytes(Oru.message("OBX|1|NM|||5").replace("\r", "\r\n"));

    Finding finding = Oru.findings(Oru.read(delivery, Oru.LABORATORY).get(0)).get(0);

    assertThat(finding.code()).isEqualTo(Hl7Finding.RESULT_WITHOUT_CODE);
    assertThat(finding.line()).isEqualTo(4);
    assertThat(finding.field()).isEqualTo("OBX[1]-3");
  }

  /** A message whose last field goes on for so many bytes. */
  private static InputStream endless(long length) {
    byte[] head = bytes(Oru.message() + "OBX|1|TX|A^B^C||");
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        long here = at++;
        return here < head.length ? head[(int) here] : here < length + head.length ? 'x' : -1;
      }

      @Override
      public int read(byte[] into, int offset, int room) {
        for (int i = 0; i < room; i++) {
          int b = read();
          if (b < 0) {
            return i == 0 ? -1 : i;
          }
          into[offset + i] = (byte) b;
        }
        return room;
      }
    };
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> keys(List<Decoded<LabReport>> all) {
    return all.stream()
        .map(d -> d instanceof Decoded.Readable<LabReport> r ? r.record().key() : "")
        .toList();
  }

  private static List<FindingCode> refusal(byte[] delivery) {
    Inspection.Refused refused = (Inspection.Refused) Oru.inspect(delivery, Oru.LABORATORY);
    return refused.why().stream().map(Finding::code).toList();
  }
}
