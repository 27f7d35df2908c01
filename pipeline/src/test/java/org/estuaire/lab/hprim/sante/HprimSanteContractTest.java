package org.estuaire.lab.hprim.sante;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabReport;
import org.estuaire.person.trust.PersonInEveryFormat;

/** Each record has the header of its file before it. */
public final class HprimSanteContractTest extends FormatContract<LabReport> {

  private static final String NUMBER = Sante.obx("NM", "5.1");

  @Override
  protected RecordFormat<LabReport> format() {
    return Sante.FORMAT;
  }

  @Override
  protected Partner partner() {
    return Sante.LABORATORY;
  }

  @Override
  protected List<byte[]> samples() {
    return Stream.of(
            Sante.file(
                "C|1|L|Tube hémolysé",
                NUMBER,
                "C|1|L|Soit 0,92 g/l",
                "OBX|2|TX|CR~Compte rendu~L||ligne un~ligne \\S\\ deux||||||F",
                "OBX|4|CE|GER~Germe~L||ECO~Escherichia ",
                "A|coli~L||||||C|||20260902"),
            String.join(
                "\r\n",
                Sante.H,
                Sante.P,
                Sante.OBR,
                NUMBER,
                Sante.P,
                Sante.OBR,
                NUMBER,
                "L|1||2|8",
                ""))
        .map(Sante::latin)
        .toList();
  }

  @Override
  protected InputStream large(int bytes) {
    return RepeatedPiece.of(Sante.latin(Sante.file(NUMBER)), bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile("[A-Z]{1,3}(\\[[0-9]+])?(-[0-9]+(\\.[0-9]+)*)?");
  }

  @Override
  protected Normaliser<LabReport> rules() {
    return LabSamples.NORMALISER;
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(Trait.HOLDS_MANY_RECORDS, Trait.CUTS_WHILE_READING, Trait.HAS_PARTS);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.of(PersonInEveryFormat.HPRIM_SANTE);
  }
}
