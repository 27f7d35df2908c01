package org.estuaire.billing.rsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.estuaire.billing.BillingFinding;
import org.estuaire.billing.Invoice;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.InsMatricule.Authority;
import org.junit.jupiter.api.Test;

class RsfAceFormatTest {

  private static final RsfFixture GOLDEN = RsfFixture.golden();

  private static boolean recognised(byte[] head) {
    return RsfFixture.FORMAT.recognises(head, RsfFixture.HOSPITAL);
  }

  private static Inspection inspect(byte[] file) throws IOException {
    return RsfFixture.FORMAT.inspect(new ByteArrayInputStream(file), RsfFixture.HOSPITAL);
  }

  @Test
  void itIsRecognisedByItsFirstLine() {
    assertThat(recognised(GOLDEN.bytes())).isTrue();
    assertThat(recognised(GOLDEN.without(1).bytes("\n"))).isTrue();
    assertThat(recognised(GOLDEN.inLayoutOf(RsfEdition.OF_2017).bytes())).isTrue();
    assertThat(recognised(RsfFixture.ascii("\r\n" + GOLDEN.line(1)))).isTrue();
  }

  @Test
  void otherFilesAreNotRecognised() {
    assertThat(recognised(new byte[0])).isFalse();
    assertThat(recognised(RsfFixture.ascii("MSH|^~\\&|LAB|"))).isFalse();
    assertThat(recognised(RsfFixture.ascii("NUM_DOSSIER;NOM;PRENOM\r\n"))).isFalse();
    assertThat(recognised(RsfFixture.ascii("A389999996"))).isFalse();
    assertThat(recognised(GOLDEN.bytes(""))).as("no line ends").isFalse();
  }

  @Test
  void anyLineEndWillDoAndTheLastOneMayBeMissing() {
    byte[] mixed =
        RsfFixture.ascii(
            GOLDEN.line(1)
                + "\n"
                + GOLDEN.line(2)
                + "\r\n\r\n"
                + GOLDEN.line(3)
                + "\n"
                + GOLDEN.line(4));
    List<Decoded<Invoice>> decoded = RsfFixture.decoded(mixed);
    assertThat(decoded).hasSize(1);
    assertThat(RsfFixture.findings(decoded.get(0))).isEmpty();
  }

  @Test
  void theEndOfFileMarkOfDosIsNoRecord() throws IOException {
    byte[] marked = RsfFixture.ascii(String.join("\r\n", GOLDEN.lines()) + "\r\n\u001A");
    assertThat(((Inspection.Ready) inspect(marked)).warnings()).isEmpty();
    assertThat(RsfFixture.findings(RsfFixture.decoded(marked).get(0))).isEmpty();
  }

  @Test
  void anInvoiceInsideAnotherIsRefusedWhenItIsDecoded() {
    byte[] both = GOLDEN.plus(GOLDEN).bytes();
    RawRecord made = new RawRecord(new Place(1, 1, 0, both.length), both);
    Decoded<Invoice> decoded =
        RsfFixture.FORMAT
            .decoder(RsfFixture.HOSPITAL, new Reading(RsfFixture.WINDOWS_1252, Map.of()))
            .decode(made);
    assertThat(RsfFixture.findings(decoded))
        .extracting(Finding::code, Finding::line)
        .containsExactly(tuple(BillingFinding.SECOND_INVOICE, 5L));
  }

  @Test
  void recordsLieWhereTheirPlaceSays() throws IOException {
    byte[] file = GOLDEN.plus(GOLDEN.setEverywhere("NUMFACT", "000004712")).bytes();
    List<RawRecord> records = RsfFixture.split(file);
    assertThat(records)
        .extracting(r -> r.place().ordinal(), r -> r.place().line())
        .containsExactly(tuple(1, 1L), tuple(2, 5L));
    for (RawRecord record : records) {
      int from = (int) record.place().offset();
      assertThat(record.bytes())
          .isEqualTo(Arrays.copyOfRange(file, from, from + record.place().length()));
    }
  }

  @Test
  void aRecordDecodesAloneAsReplayNeedsIt() {
    RawRecord second =
        RsfFixture.split(GOLDEN.plus(GOLDEN.setEverywhere("NUMFACT", "000004712")).bytes()).get(1);
    Decoded<Invoice> decoded =
        RsfFixture.FORMAT
            .decoder(RsfFixture.HOSPITAL, new Reading(RsfFixture.WINDOWS_1252, Map.of()))
            .decode(new RawRecord(second.place(), second.bytes()));
    assertThat(RsfFixture.findings(decoded)).isEmpty();
  }

  @Test
  void aUtf8FileIsRefusedAsAWhole() throws IOException {
    byte[] text =
        String.join("\r\n", GOLDEN.set(1, "IPP", "IPPÉ00042           ").lines())
            .getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    marked.writeBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    marked.writeBytes(GOLDEN.bytes());
    for (byte[] file : List.of(text, marked.toByteArray())) {
      assertThat(recognised(file)).isTrue();
      assertThat(refusal(file)).containsExactly(BillingFinding.UTF8_MULTIBYTE);
    }
  }

  @Test
  void accentsInWindows1252AreRead() {
    RsfFixture accented = GOLDEN.set(1, "IPP", "IPPÉ00042           ");
    assertThat(accented.invoice().beneficiary().ipp()).isEqualTo("IPPÉ00042");
  }

  @Test
  void aByteThatTheEncodingDoesNotHaveIsNeverReplaced() {
    byte[] file = GOLDEN.bytes();
    file[270] = (byte) 0x81;
    assertThat(RsfFixture.findings(RsfFixture.decoded(file).get(0)))
        .extracting(Finding::code, Finding::line)
        .containsExactly(tuple(BillingFinding.UNDECODABLE_LINE, 1L));
  }

  @Test
  void aFileSortedByLetterIsRefusedAsAWhole() throws IOException {
    RsfFixture next = GOLDEN.setEverywhere("NUMFACT", "000004712");
    RsfFixture sorted =
        RsfFixture.of(
            GOLDEN.line(1),
            next.line(1),
            GOLDEN.line(2),
            next.line(2),
            GOLDEN.line(4),
            next.line(4));
    assertThat(refusal(sorted.bytes())).containsExactly(BillingFinding.SORTED_BY_LETTER);
  }

  @Test
  void aFileThatSeemsCutIsWarnedAbout() throws IOException {
    byte[] file = GOLDEN.bytes();
    Inspection cut = inspect(Arrays.copyOf(file, file.length - 40));
    assertThat(((Inspection.Ready) cut).warnings())
        .extracting(Finding::code)
        .containsExactly(BillingFinding.FILE_SEEMS_CUT);
    Inspection whole = inspect(Arrays.copyOf(file, file.length - 2));
    assertThat(((Inspection.Ready) whole).warnings()).isEmpty();
  }

  @Test
  void aTruncatedLastLineCostsOnlyItsOwnInvoice() {
    byte[] file = GOLDEN.plus(GOLDEN.setEverywhere("NUMFACT", "000004712")).bytes();
    List<Decoded<Invoice>> decoded = RsfFixture.decoded(Arrays.copyOf(file, file.length - 40));
    assertThat(decoded.get(0)).isInstanceOf(Decoded.Readable.class);
    assertThat(decoded.get(1)).isInstanceOf(Decoded.Unreadable.class);
  }

  @Test
  void theInsuredPersonsNirIsNeverTheChilds() {
    RsfFixture child =
        GOLDEN
            .set(1, "DATNAIS", "01012020")
            .setEverywhere("NOIMM", "             ")
            .setEverywhere("NOIMMCLE", "  ");
    Claim claim = child.invoice().claim();
    assertThat(claim.traits().nir()).isEmpty();
    assertThat(claim.ins()).isEmpty();
  }

  @Test
  void aNirWithAWrongKeyIsNotUsedButFlagged() {
    RsfFixture doubtful = GOLDEN.setEverywhere("NOIMMCLE", "09");
    assertThat(doubtful.invoice().claim().traits().nir()).isEmpty();
    assertThat(doubtful.invoice().beneficiary().nirDoubtful()).isTrue();
    assertThat(GOLDEN.invoice().beneficiary().nirDoubtful()).isFalse();
  }

  @Test
  void anInsIsAttributedToTheAuthorityOfTheEnvironment() {
    RawRecord raw = RsfFixture.split(GOLDEN.set(1, "INS", "240032A99999968").bytes()).get(0);
    for (Environment environment : Environment.values()) {
      Claim claim = claim(new RsfAceFormat(environment), raw);
      Authority authority =
          environment == Environment.PRODUCTION ? Authority.NIR : Authority.NIR_DEMO;
      assertThat(claim.ins()).contains(new InsMatricule("240032A999999", authority));
      assertThat(claim.status()).isEqualTo(IdentityStatus.QUALIFIED);
    }
  }

  @Test
  void anInsWithAWrongKeyIsNotClaimed() {
    Claim claim = GOLDEN.set(1, "INS", "240032A99999969").invoice().claim();
    assertThat(claim.ins()).isEmpty();
    assertThat(claim.status()).isEqualTo(IdentityStatus.PROVISIONAL);
  }

  @Test
  void anIppOfZerosIsNobodysIdentifier() {
    assertThat(GOLDEN.set(1, "IPP", "00000000000000000000").invoice().claim().localId())
        .isEqualTo("entree:389999996/2023/000123456");
  }

  private static Claim claim(RsfAceFormat format, RawRecord raw) {
    Reading reading = new Reading(RsfFixture.WINDOWS_1252, Map.of());
    return ((Decoded.Readable<Invoice>) format.decoder(RsfFixture.HOSPITAL, reading).decode(raw))
        .record()
        .claim();
  }

  private static List<BillingFinding> refusal(byte[] file) throws IOException {
    Inspection inspection = inspect(file);
    assertThat(inspection).isInstanceOf(Inspection.Refused.class);
    return ((Inspection.Refused) inspection)
        .why().stream().map(finding -> (BillingFinding) finding.code()).toList();
  }
}
