package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.estuaire.bytes.Names;
import org.estuaire.delimited.DelimitedFinding;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.TextFinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of councils after they went through a spreadsheet, a converter or an old computer. */
class SpreadsheetFilesTest {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private static String text(ApaForm form) {
    return new String(form.file(), WINDOWS);
  }

  private static Entitlement accepted(byte[] file) throws Exception {
    return ((Outcome.Accepted<Entitlement>) new CouncilDesk("38").judge(file)).record();
  }

  private static List<FindingCode> refused(byte[] file) throws Exception {
    return codes(((Outcome.Rejected<Entitlement>) new CouncilDesk("38").judge(file)).why());
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
  void unicodeTextOfASpreadsheetWithTabsIsRead(String charset) throws Exception {
    byte[] file = text(new ApaForm()).replace(';', '\t').getBytes(Charset.forName(charset));
    Inspection.Ready ready = (Inspection.Ready) new CouncilDesk("38").inspect(file);
    assertThat(codes(ready.warnings()))
        .containsExactly(TextFinding.TWO_BYTES, DelimitedFinding.OTHER_SEPARATOR);
    assertThat(accepted(file).claim().traits().givenNames()).isEqualTo("Zélie Anne");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=;\r\n", "SEP=;\n", "\"sep=;\"\r\n"})
  void theLineThatDeclaresTheSeparatorIsNoHeader(String declaration) throws Exception {
    byte[] file = (declaration + text(new ApaForm())).getBytes(WINDOWS);
    assertThat(accepted(file).claim().localId()).isEqualTo("D-1");
  }

  @Test
  void commasAreReadWhereEveryRowHasTheCellsOfItsHeader() throws Exception {
    String file =
        text(new ApaForm())
            .replace("500,00", "\"500,00\"")
            .replace("10,00", "\"10,00\"")
            .replace(";50,00", ";\"50,00\"")
            .replace("450,00", "\"450,00\"");
    assertThat(accepted(file.replace(';', ',').getBytes(WINDOWS)).amounts().accepted())
        .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("500"));
    byte[] bare = text(new ApaForm()).replace(';', ',').getBytes(WINDOWS);
    assertThat(codes(((Inspection.Refused) new CouncilDesk("38").inspect(bare)).why()))
        .containsExactly(DelimitedFinding.COMMA_SEPARATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-MacRoman", "IBM850"})
  void namesOfAnOldComputerAreReadAndTold(String charset) throws Exception {
    ApaForm form = new ApaForm().with(Apa.NOM_NAISSANCE, "Béranger").with(Apa.PRENOMS, "Hélène");
    byte[] file = text(form).getBytes(Charset.forName(charset));
    Inspection.Ready ready = (Inspection.Ready) new CouncilDesk("38").inspect(file);
    assertThat(codes(ready.warnings())).containsExactly(TextFinding.OTHER_CHARSET);
    assertThat(accepted(file).claim().traits().birthName()).isEqualTo("Béranger");
  }

  @Test
  void aRowThatWasEncodedTwiceIsMended() throws Exception {
    ApaForm twice = new ApaForm().with(Apa.NOM_NAISSANCE, "BÃ©ranger");
    assertThat(accepted(twice.file()).claim().traits().birthName()).isEqualTo("Béranger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"B?ranger", "B¿ranger", "Zo‰", "Mu–oz"})
  void aNameThatLostALetterIsRefused(String name) throws Exception {
    assertThat(refused(new ApaForm().with(Apa.NOM_NAISSANCE, name).file()))
        .containsExactly(TextFinding.NAME_DAMAGED);
  }

  @Test
  void namesInOtherScriptsArriveAsTheyWereSent() throws Exception {
    byte[] file =
        text(new ApaForm().with(Apa.NOM_NAISSANCE, "@N").with(Apa.PRENOMS, "@P"))
            .replace("@N", "بن علي")
            .replace("@P", "فاطمة 👍")
            .getBytes(StandardCharsets.UTF_8);
    assertThat(accepted(file).claim().traits().birthName()).isEqualTo("بن علي");
    assertThat(accepted(file).claim().traits().givenNames()).isEqualTo("فاطمة 👍");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2350538999001|@",
        "2 35 05 38 999 001|@",
        "2.35.05.38.999.001|@",
        "2 35 05 38 999 001 @|''"
      })
  void aNumberWithBlanksOrWithItsKeyIsRead(String written, String key) throws Exception {
    String right = org.estuaire.person.InsKey.of("2350538999001");
    ApaForm form =
        new ApaForm()
            .with(Apa.NIR, written.replace("@", right))
            .with(Apa.CLE_NIR, key.replace("@", right));
    assertThat(accepted(form.file()).nir().number()).isEqualTo("2350538999001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,35054E+12", "2.35054E+12", "2,35E12", "2E+12"})
  void aNumberThatASpreadsheetRoundedIsToldAsDestroyed(String written) throws Exception {
    assertThat(refused(new ApaForm().with(Apa.NIR, written).file()))
        .contains(DelimitedFinding.NIR_DESTROYED);
  }

  @Provide
  Arbitrary<String> names() {
    return Names.names();
  }

  @Provide
  Arbitrary<Charset> charsets() {
    return Names.charsets();
  }

  @Property(tries = 300)
  void aNameInAnyCharsetIsReadRightOrRefused(
      @ForAll("names") String name, @ForAll("charsets") Charset written) throws Exception {
    Assume.that(Names.canWrite(written, name));
    byte[] file =
        text(new ApaForm().with(Apa.NOM_NAISSANCE, "@").with(Apa.PRENOMS, "ANNE"))
            .replace("@", name)
            .getBytes(written);
    Inspection inspection = new CouncilDesk("38").inspect(file);
    if (inspection instanceof Inspection.Ready ready
        && new CouncilDesk("38").judge(file) instanceof Outcome.Accepted<Entitlement> accepted) {
      // Nothing was stated: UTF-8 proves itself, any other than the usual encoding is told.
      boolean told =
          written.equals(StandardCharsets.UTF_8)
              || !ready.warnings().isEmpty()
              || !accepted.warnings().isEmpty();
      Names.check(name, written, WINDOWS, accepted.record().claim().traits().birthName(), told);
    }
  }
}
