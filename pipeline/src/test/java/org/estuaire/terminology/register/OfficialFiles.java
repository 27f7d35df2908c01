package org.estuaire.terminology.register;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as the registers publish them, of a few rows; nobody in them exists. */
final class OfficialFiles {

  static final String HEADER =
      "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Libellé civilité d'exercice"
          + "|Nom d'exercice|Prénom d'exercice|Libellé profession|Libellé savoir-faire"
          + "|Code mode exercice|Numéro FINESS site|Numéro FINESS établissement juridique"
          + "|Raison sociale site|Enseigne commerciale site"
          + "|Complément destinataire (coord. structure)"
          + "|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)"
          + "|Indice répétition voie (coord. structure)|Libellé type de voie (coord. structure)"
          + "|Libellé Voie (coord. structure)|Mention distribution (coord. structure)"
          + "|Code postal (coord. structure)|Code commune (coord. structure)"
          + "|Libellé commune (coord. structure)|Téléphone (coord. structure)"
          + "|Adresse e-mail (coord. structure)|Code profession|Code savoir-faire|";

  static final String ANNE =
      "8|10000000001|810000000001|Docteur|MARTIN|Anne|Médecin|Médecine générale|L|||CABINET MARTIN"
          + "||||12|B|Rue|des Lilas||29200|29019|Brest|0298000000||10|SM54|";

  static final String ANNE_AT_THE_HOSPITAL =
      "8|10000000001|810000000001|Docteur|MARTIN|Anne|Médecin|Médecine"
          + " générale|S|290000017|290000009|CH DE L'ESTRAN|||||||||29200|29019|Brest|||10|SM54|";

  static final String BRUNO_ELSEWHERE =
      "8|10000000002|810000000002|Docteur|PETIT|Bruno|Médecin|Cardiologie|L|||CABINET PETIT"
          + "||||3||Avenue|du Port||13001|13201|Marseille|||10|SM04|";

  static final String CLASSIC =
      "structureet;290000017;290000009;CH ESTRAN;CENTRE HOSPITALIER DE L'ESTRAN;;;5;R;DU PHARE;;BP"
          + " 12;019;29;FINISTERE;29200 BREST CEDEX;0298111111;;355;Centre Hospitalier;1102;Centres"
          + " Hospitaliers;26290000100013;8610Z;03;ARS;1;PSPH;1950-01-01;1950-01-01;2026-01-02;";

  private OfficialFiles() {}

  static Path practitioners(Path folder, String day, String... rows) throws IOException {
    return text(
        folder.resolve("PS_LibreAcces_Personne_activite_" + day + "0830.txt"),
        StandardCharsets.UTF_8,
        HEADER,
        rows);
  }

  static Path facilities(Path folder, String day, String... rows) throws IOException {
    return text(
        folder.resolve("etalab-cs1100507-stock-" + day + "-0338.csv"),
        Charset.forName("windows-1252"),
        "finess;etalab;64;" + day,
        rows);
  }

  static Path text(Path file, Charset charset, String header, String... rows) throws IOException {
    StringBuilder text = new StringBuilder(header).append('\n');
    Arrays.stream(rows).forEach(row -> text.append(row).append('\n'));
    return Files.writeString(file, text, charset);
  }

  static Path zipped(Path zip, List<Path> files) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (Path file : files) {
        out.putNextEntry(new ZipEntry(file.getFileName().toString()));
        Files.copy(file, out);
      }
    }
    return zip;
  }
}
