package org.estuaire.social;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.estuaire.delimited.RecordSchema.Field;
import org.estuaire.person.InsKey;

/** A correct row of the council 38, to be changed cell by cell. */
final class ApaForm {

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private final Map<String, String> cells = new LinkedHashMap<>();

  ApaForm() {
    Apa.SCHEMA.fields().stream().map(Field::name).forEach(name -> cells.put(name, ""));
    person();
    right();
    plan();
  }

  private void person() {
    with(Apa.CODE_DEPT, "38").with(Apa.DATE_EXTRACTION, "01/06/2018");
    with(Apa.NUM_DOSSIER, "D-1").with(Apa.NIR, "2350538999001");
    with(Apa.NOM_NAISSANCE, "VASSEUR").with(Apa.PRENOMS, "Zélie Anne").with(Apa.SEXE, "F");
    with(Apa.DATE_NAISSANCE, "12/05/1935").with(Apa.CODE_POSTAL, "38990");
    with(Apa.COMMUNE_INSEE, "38999").with(Apa.DEPT_DOMICILE_SECOURS, "38");
    with(Apa.CLE_NIR, InsKey.of("2350538999001"));
  }

  private void right() {
    with(Apa.TYPE_APA, "D").with(Apa.DATE_DEPOT_DEMANDE, "02/03/2017");
    with(Apa.DATE_DOSSIER_COMPLET, "20/03/2017").with(Apa.TYPE_DEMANDE, "1");
    with(Apa.DATE_DECISION, "05/05/2017").with(Apa.DECISION, "A").with(Apa.NUM_DROIT, "DR-1");
    with(Apa.DATE_DEBUT_DROIT, "05/05/2017").with(Apa.GIR, "3");
    with(Apa.DATE_EVALUATION, "10/04/2017");
  }

  private void plan() {
    with(Apa.VERSION_PLAN, "1").with(Apa.DATE_DEBUT_PLAN, "05/05/2017");
    with(Apa.MONTANT_PLAN_ACCEPTE, "500,00").with(Apa.TAUX_PARTICIPATION, "10,00");
    with(Apa.MONTANT_PARTICIPATION, "50,00").with(Apa.MONTANT_APA_VERSE, "450,00");
  }

  ApaForm with(String field, String value) {
    cells.put(field, value);
    return this;
  }

  /** The file of one row. */
  byte[] file() {
    return file(List.of(this));
  }

  static byte[] file(List<ApaForm> rows) {
    List<String> lines = new ArrayList<>();
    lines.add(Apa.SCHEMA.fields().stream().map(Field::name).collect(Collectors.joining(";")));
    rows.forEach(row -> lines.add(String.join(";", row.cells.values())));
    lines.add("TOTAL;" + rows.size());
    return String.join("\r\n", lines).getBytes(WINDOWS);
  }
}
