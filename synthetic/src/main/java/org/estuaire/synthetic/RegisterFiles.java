package org.estuaire.synthetic;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Invented files of the national registers, in the form of the official ones and of any length:
 * nobody in them exists.
 */
public final class RegisterFiles {

  private static final String PRACTITIONER_HEADER =
      "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice"
          + "|Libellé civilité d'exercice|Code civilité|Libellé civilité|Nom d'exercice"
          + "|Prénom d'exercice|Code profession|Libellé profession|Code catégorie professionnelle"
          + "|Libellé catégorie professionnelle|Code type savoir-faire|Libellé type savoir-faire"
          + "|Code savoir-faire|Libellé savoir-faire|Code mode exercice|Libellé mode exercice"
          + "|Numéro SIRET site|Numéro SIREN site|Numéro FINESS site"
          + "|Numéro FINESS établissement juridique|Identifiant technique de la structure"
          + "|Raison sociale site|Enseigne commerciale site"
          + "|Complément destinataire (coord. structure)"
          + "|Complément point géographique (coord. structure)|Numéro Voie (coord. structure)"
          + "|Indice répétition voie (coord. structure)|Code type de voie (coord. structure)"
          + "|Libellé type de voie (coord. structure)|Libellé Voie (coord. structure)"
          + "|Mention distribution (coord. structure)|Bureau cedex (coord. structure)"
          + "|Code postal (coord. structure)|Code commune (coord. structure)"
          + "|Libellé commune (coord. structure)|Code pays (coord. structure)"
          + "|Libellé pays (coord. structure)|Téléphone (coord. structure)"
          + "|Téléphone 2 (coord. structure)|Télécopie (coord. structure)"
          + "|Adresse e-mail (coord. structure)|Code Département (structure)"
          + "|Libellé Département (structure)|Ancien identifiant de la structure"
          + "|Autorité d'enregistrement|Code secteur d'activité|Libellé secteur d'activité"
          + "|Code section tableau pharmaciens|Libellé section tableau pharmaciens|";

  private static final String PRACTITIONER =
      "8|%011d|8%011d|DR|Docteur|M|Monsieur|%s|%s|10|Médecin|C|Civil|S|Spécialité"
          + " ordinale|SM54|Médecine générale|%s|Libéral,"
          + " indépendant|%014d|%09d|%02d0%06d|%02d0%06d|R10%09d|CABINET DU DR %s|||Bâtiment"
          + " B|%d||R|Rue|des Lilas||%05d"
          + " VILLE-%d|%05d|%05d|Ville-%d|99000|France|04%08d||||%02d|Département"
          + " %d||ARS/CPAM/CPAM|SA07|Cabinet individuel|||%n";

  private static final String FACILITY =
      "structureet;%09d;%09d;LABO %d;LABORATOIRE DE BIOLOGIE MEDICALE %d;;;%d;R;DES LILAS;;BP"
          + " %d;%03d;%02d;DEPARTEMENT %d;%05d VILLE %d;04%08d;;611;Laboratoire de Biologie"
          + " Médicale;3201;Laboratoires de Biologie Médicale;%014d;8690B;01;Etablissement Tarif"
          + " Libre;9;Indéterminé;1990-01-15;1990-01-15;2024-05-02;%n";

  private static final int DEPARTEMENTS = 95;

  private RegisterFiles() {}

  /** {@code PS_LibreAcces_Personne_activite}, one activity for most, two for every third. */
  public static Path practitioners(Path folder, int rows) throws IOException {
    Path file = folder.resolve("PS_LibreAcces_Personne_activite_202611030830.txt");
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      out.write(PRACTITIONER_HEADER + "\n");
      for (int i = 0; i < rows; i++) {
        long person = 10_000_000_000L + (long) i * 3 / 4;
        int departement = 1 + i % DEPARTEMENTS;
        int postcode = departement * 1000 + i % 900;
        String name = name(i);
        out.write(
            PRACTITIONER
                .formatted(
                    person,
                    person,
                    name,
                    given(i),
                    i % 5 == 0 ? "S" : "L",
                    10_000_000_000_000L + i,
                    100_000_000 + i % 800_000_000,
                    departement,
                    i % 1_000_000,
                    departement,
                    i % 1_000_000,
                    i,
                    name,
                    1 + i % 200,
                    postcode,
                    i % 900,
                    postcode,
                    postcode,
                    i % 900,
                    i % 100_000_000,
                    departement,
                    departement)
                .replace("\r\n", "\n"));
      }
    }
    return file;
  }

  /** The classic extraction of FINESS. */
  public static Path facilities(Path folder, int rows) throws IOException {
    Path file = folder.resolve("etalab-cs1100507-stock-20261103-0338.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file, Charset.forName("windows-1252"))) {
      out.write("finess;etalab;64;2026-11-03\n");
      for (int i = 0; i < rows; i++) {
        int departement = 1 + i % DEPARTEMENTS;
        int number = departement * 10_000_000 + i / DEPARTEMENTS;
        out.write(
            FACILITY.formatted(
                number,
                departement * 10_000_000 + 9_000_000 + i / 500,
                i,
                i,
                1 + i % 200,
                i % 900,
                i % 900,
                departement,
                departement,
                departement * 1000 + i % 900,
                i % 900,
                i % 100_000_000,
                10_000_000_000_000L + i));
      }
    }
    return file;
  }

  private static String name(int i) {
    return ("NOM" + Integer.toString(i % 60_000, 36)).toUpperCase(Locale.ROOT);
  }

  private static String given(int i) {
    return "Prénom" + Integer.toString(i % 900, 36);
  }
}
