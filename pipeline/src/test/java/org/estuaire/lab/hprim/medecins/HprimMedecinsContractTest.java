package org.estuaire.lab.hprim.medecins;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.bytes.Charsets;
import org.estuaire.exchange.FormatContract;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RepeatedPiece;
import org.estuaire.lab.LabSamples;
import org.estuaire.lab.model.LabReport;
import org.estuaire.person.trust.PersonInEveryFormat;

public final class HprimMedecinsContractTest extends FormatContract<LabReport> {

  @Override
  protected RecordFormat<LabReport> format() {
    return Dossiers.FORMAT;
  }

  @Override
  protected Partner partner() {
    return Dossiers.LABORATORY;
  }

  @Override
  protected List<byte[]> samples() {
    return List.of(
        Dossiers.file(Dossiers.GLUCOSE, "TEX|à jeun", "RES|CRP|CRP|A|< 0.12  mg/l |||||R")
            .getBytes(StandardCharsets.UTF_8),
        (Dossiers.file(Dossiers.GLUCOSE) + Dossiers.file("RES|X|X|N|-2|g/l|-2 - 2||H|C"))
            .replace("\n", "\r\n")
            .getBytes(Dossiers.WINDOWS),
        ("\uFEFF" + Dossiers.file(Dossiers.GLUCOSE)).getBytes(StandardCharsets.UTF_16LE),
        (Dossiers.HEADER + "\nUne lettre &eacute;crite<br />\n****FIN****\n")
            .replace("\n", "\r")
            .getBytes(Charsets.MACINTOSH));
  }

  @Override
  protected InputStream large(int bytes) {
    return RepeatedPiece.of(
        Dossiers.file(Dossiers.GLUCOSE).getBytes(StandardCharsets.UTF_8), bytes);
  }

  @Override
  protected Pattern fields() {
    return Pattern.compile("L[0-9]+|RES(-[0-9]+)?|TEX");
  }

  @Override
  protected Normaliser<LabReport> rules() {
    return LabSamples.NORMALISER;
  }

  @Override
  protected Set<Trait> traits() {
    return Set.of(
        Trait.HOLDS_MANY_RECORDS,
        Trait.RECORDS_ARE_SLICES,
        Trait.CUTS_WHILE_READING,
        Trait.HAS_PARTS);
  }

  @Override
  protected Optional<PersonInEveryFormat> person() {
    return Optional.of(PersonInEveryFormat.HPRIM_MEDECINS);
  }
}
