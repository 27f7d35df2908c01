package org.estuaire.pathway.summary;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.estuaire.lab.trend.TrendPoint;
import org.estuaire.pathway.summary.Summary.Line;
import org.estuaire.pathway.summary.Summary.Patient;
import org.estuaire.person.InsMatricule;

/**
 * The page as a CDA R2 document (CI-SIS, structuration minimale) with the three sections of a Volet
 * de Synthèse Médicale. It is none, and does not call itself one: a VSM is signed by a physician.
 * The results of the follow-up are filled; that pathologies, allergies and treatments are not known
 * here is said in their sections. Results are a table (level 2): nothing of them is coded for
 * machines.
 */
public final class DocumentForm implements SummaryForm {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  /** Of what this program numbers itself, made of a UUID (ITU-T X.667). */
  private static final String OWN = "2.25.102773102011078022106799977330301392082";

  private static final String INDUSTRY =
      "<standardIndustryClassCode code=\"AMBULATOIRE\" displayName=\"Ambulatoire\""
          + " codeSystem=\"1.2.250.1.213.1.1.4.9\"/>";

  @Override
  public String code() {
    return "cda";
  }

  @Override
  public String extension() {
    return "xml";
  }

  @Override
  public byte[] write(Summary summary, Issue issue) {
    return new Document(summary, issue).text().getBytes(StandardCharsets.UTF_8);
  }

  /** One document on its way. */
  private static final class Document {

    private final Summary summary;
    private final Issue issue;
    private final StringBuilder xml = new StringBuilder(16_384);

    private Document(Summary summary, Issue issue) {
      this.summary = summary;
      this.issue = issue;
    }

    private String text() {
      xml.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument")
          .append(" xmlns=\"urn:hl7-org:v3\"")
          .append(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
      identification();
      patient(summary.patient());
      parties();
      events();
      xml.append("<component><structuredBody>");
      section(
          "1.2.250.1.213.1.1.2.29",
          "46612-8",
          "Conclusions de synthèse",
          "Pathologie en cours, antécédents, allergies et facteurs de risques");
      unknown(
          "1.2.250.1.213.1.1.2.30",
          "34117-2",
          "Historique et physique",
          "Pathologies en cours, antécédents et allergies",
          "Non renseigné : le référentiel du territoire ne tient ni diagnostics, ni allergies.");
      unknown(
          "1.2.250.1.213.1.1.2.31",
          "57207-3",
          "Facteurs de risque",
          "Facteurs de risque",
          "Non renseigné : le référentiel du territoire ne les tient pas.");
      xml.append("</section></component>");
      results();
      aside();
      unknown(
          "1.2.250.1.213.1.1.2.32",
          "18776-5",
          "Plan de traitement",
          "Traitement au long cours",
          "Non renseigné : le référentiel du territoire ne tient pas les prescriptions.");
      xml.append("</structuredBody></component></ClinicalDocument>\n");
      return xml.toString();
    }

    private void identification() {
      xml.append("<realmCode code=\"FR\"/>")
          .append("<typeId root=\"2.16.840.1.113883.1.3\" extension=\"POCD_HD000040\"/>")
          .append("<templateId root=\"2.16.840.1.113883.2.8.2.1\"/>")
          .append("<templateId root=\"1.2.250.1.213.1.1.1.1\"/>")
          .append("<templateId root=\"")
          .append(OWN)
          .append(".1\"/>");
      id("id", issue.number());
      loinc("code", "34133-9", "Synthèse d'épisode de soins");
      words("title", "Synthèse de suivi");
      xml.append("<effectiveTime value=\"")
          .append(time())
          .append("\"/>")
          .append("<confidentialityCode code=\"N\" displayName=\"Normal\"")
          .append(" codeSystem=\"2.16.840.1.113883.5.25\"/><languageCode code=\"fr-FR\"/>");
      id("setId", "S" + issue.summary());
      xml.append("<versionNumber value=\"").append(Math.max(1, issue.version())).append("\"/>");
    }

    /** At the beginning of the day: what is said is true of the day. */
    private String time() {
      return DAY.format(issue.asOf()) + "000000+0000";
    }

    private void patient(Patient patient) {
      xml.append("<recordTarget><patientRole>");
      if (patient.ins().isPresent()) {
        InsMatricule ins = patient.ins().get();
        xml.append("<id root=\"")
            .append(ins.authority().oid())
            .append("\" extension=\"")
            .append(FrenchWords.matricule(ins))
            .append("\"/>");
      } else {
        id("id", "S" + issue.summary());
      }
      xml.append("<addr nullFlavor=\"NAV\"/><telecom nullFlavor=\"NAV\"/><patient><name>");
      words("family", " qualifier=\"BR\"", patient.birthName());
      words("given", patient.givenNames().isEmpty() ? patient.firstName() : patient.givenNames());
      words("given", " qualifier=\"BR\"", patient.firstName());
      if (!patient.usedName().isEmpty()) {
        words("family", " qualifier=\"CL\"", patient.usedName());
      }
      xml.append("</name>");
      switch (patient.sex()) {
        case "M" -> gender("M", "Masculin");
        case "F" -> gender("F", "Féminin");
        default -> gender("U", "Inconnu");
      }
      xml.append(
          patient
              .birthDate()
              .map(day -> "<birthTime value=\"" + DAY.format(day) + "\"/>")
              .orElse("<birthTime nullFlavor=\"UNK\"/>"));
      if (!patient.birthPlace().isEmpty()) {
        xml.append("<birthplace><place><addr>");
        words("county", patient.birthPlace());
        xml.append("</addr></place></birthplace>");
      }
      xml.append("</patient></patientRole></recordTarget>");
    }

    private void gender(String code, String name) {
      xml.append("<administrativeGenderCode code=\"")
          .append(code)
          .append("\" displayName=\"")
          .append(name)
          .append("\" codeSystem=\"2.16.840.1.113883.5.1\"/>");
    }

    /** The platform writes, the territory keeps; nobody signs as a physician. */
    private void parties() {
      xml.append("<author><time value=\"").append(time()).append("\"/><assignedAuthor>");
      id("id", "estuaire");
      xml.append(
          "<addr nullFlavor=\"NAV\"/><telecom nullFlavor=\"NAV\"/><assignedAuthoringDevice>");
      words("manufacturerModelName", "Estuaire");
      words("softwareName", "Estuaire");
      xml.append("</assignedAuthoringDevice>");
      territory("representedOrganization", "");
      xml.append("</assignedAuthor></author><custodian><assignedCustodian>");
      territory("representedCustodianOrganization", "");
      xml.append("</assignedCustodian></custodian>")
          .append("<informationRecipient typeCode=\"PRCP\"><intendedRecipient>")
          .append("<receivedOrganization>");
      words("name", issue.practice());
      xml.append("</receivedOrganization></intendedRecipient></informationRecipient>")
          .append("<legalAuthenticator><time value=\"")
          .append(time())
          .append("\"/><signatureCode code=\"S\"/><assignedEntity>");
      id("id", "estuaire");
      xml.append("<addr nullFlavor=\"NAV\"/><telecom nullFlavor=\"NAV\"/>");
      territory("representedOrganization", "");
      xml.append("</assignedEntity></legalAuthenticator>");
    }

    private void territory(String element, String more) {
      xml.append('<').append(element).append('>');
      if (issue.keeper().isEmpty()) {
        id("id", "territoire");
      } else {
        xml.append("<id root=\"1.2.250.1.71.4.2.2\" extension=\"")
            .append(escape(issue.keeper()))
            .append("\"/>");
      }
      words("name", issue.territory());
      xml.append("<telecom nullFlavor=\"NAV\"/><addr nullFlavor=\"NAV\"/>")
          .append(more)
          .append("</")
          .append(element)
          .append('>');
    }

    private void events() {
      xml.append("<documentationOf><serviceEvent>");
      loinc("code", "34117-2", "Historique et clinique");
      xml.append("<effectiveTime><low value=\"")
          .append(time())
          .append("\"/></effectiveTime><performer typeCode=\"PRF\"><assignedEntity>");
      id("id", "estuaire");
      xml.append("<addr nullFlavor=\"NAV\"/><telecom nullFlavor=\"NAV\"/>");
      territory("representedOrganization", INDUSTRY);
      xml.append("</assignedEntity></performer></serviceEvent></documentationOf>");
      if (issue.version() > 1) {
        xml.append("<relatedDocument typeCode=\"RPLC\"><parentDocument>");
        id("id", "S" + issue.summary() + "." + (issue.version() - 1));
        xml.append("</parentDocument></relatedDocument>");
      }
      xml.append("<componentOf><encompassingEncounter><effectiveTime><low value=\"")
          .append(time())
          .append("\"/></effectiveTime><location><healthCareFacility><code code=\"SA57\"")
          .append(" displayName=\"Structure de coopération avec mission de coordination de soins\"")
          .append(" codeSystem=\"1.2.250.1.71.4.2.4\"/>")
          .append("</healthCareFacility></location></encompassingEncounter></componentOf>");
    }

    private void section(String template, String code, String name, String title) {
      xml.append("<component><section>");
      if (!template.isEmpty()) {
        xml.append("<templateId root=\"").append(template).append("\"/>");
      }
      id("id", issue.number() + "." + code);
      loinc("code", code, name);
      words("title", title);
    }

    private void unknown(String template, String code, String name, String title, String why) {
      section(template, code, name, title);
      xml.append("<text>");
      words("paragraph", why);
      xml.append("</text></section></component>");
    }

    private void results() {
      section(
          "1.3.6.1.4.1.19376.1.5.3.1.3.27",
          "30954-2",
          "Résultats d'examens",
          "Examens du suivi : " + String.join(", ", summary.pathways()));
      xml.append("<text><table><thead><tr>");
      for (String head :
          List.of(
              "Examen",
              "Dernier résultat",
              "Date",
              "Laboratoire",
              "Valeurs usuelles",
              "Fréquence",
              "Situation")) {
        words("th", head);
      }
      xml.append("</tr></thead><tbody>");
      summary.lines().forEach(this::row);
      xml.append("</tbody></table></text></section></component>");
    }

    private void row(Line line) {
      xml.append("<tr>");
      words("td", line.name());
      words("td", line.last().map(Summary.Last::text).orElse("aucun résultat connu"));
      words("td", line.last().map(last -> FrenchWords.day(last.on())).orElse(""));
      words("td", line.last().map(Summary.Last::laboratory).orElse(""));
      words("td", line.last().map(Summary.Last::usual).orElse(""));
      words("td", line.every());
      words("td", situation(line));
      xml.append("</tr>");
    }

    private static String situation(Line line) {
      if (!line.overdue()) {
        return "à jour" + earlier(line.points());
      }
      return line.dueSince()
              .map(day -> "attendu avant le " + FrenchWords.day(day))
              .orElse("à prévoir")
          + earlier(line.points());
    }

    /** What a small curve shows on paper. */
    private static String earlier(List<TrendPoint> points) {
      if (points.size() < 2) {
        return "";
      }
      List<String> values =
          points.subList(0, points.size() - 1).stream()
              .map(point -> FrenchWords.number(point.value()))
              .toList();
      return " ; antérieurs : " + String.join(", ", values);
    }

    /** Absent as a whole where there is nothing that the practice may see. */
    private void aside() {
      if (!summary.rights().isEmpty()) {
        section("", "47420-5", "Statut fonctionnel", "Autonomie et droits");
        xml.append("<text><list>");
        summary
            .rights()
            .forEach(
                right ->
                    words(
                        "item",
                        "GIR "
                            + right.gir()
                            + ", évalué le "
                            + FrenchWords.day(right.evaluatedOn())
                            + " ; "
                            + FrenchWords.kind(right.kind())
                            + right.until().map(this::until).orElse(", sans terme")
                            + (right.hours().isEmpty()
                                ? ""
                                : ", aide de " + right.hours() + " h par mois")
                            + " ("
                            + right.council()
                            + ", au "
                            + FrenchWords.day(right.statedOn())
                            + ")"));
        xml.append("</list></text></section></component>");
      }
      if (!summary.circle().isEmpty()) {
        section("", "85847-2", "Équipe de soins", "Cercle de soins");
        xml.append("<text><list>");
        summary.circle().forEach(member -> words("item", member.words()));
        xml.append("</list></text></section></component>");
      }
    }

    private String until(LocalDate day) {
      return " jusqu'au " + FrenchWords.day(day);
    }

    private void id(String element, String extension) {
      xml.append('<')
          .append(element)
          .append(" root=\"")
          .append(OWN)
          .append("\" extension=\"")
          .append(escape(extension))
          .append("\"/>");
    }

    private void loinc(String element, String code, String name) {
      xml.append('<')
          .append(element)
          .append(" code=\"")
          .append(code)
          .append("\" displayName=\"")
          .append(escape(name))
          .append("\" codeSystem=\"2.16.840.1.113883.6.1\"")
          .append(" codeSystemName=\"LOINC\"/>");
    }

    private void words(String element, String words) {
      words(element, "", words);
    }

    private void words(String element, String attributes, String words) {
      xml.append('<')
          .append(element)
          .append(attributes)
          .append('>')
          .append(escape(words))
          .append("</")
          .append(element)
          .append('>');
    }

    private static String escape(String text) {
      return SummaryPage.escape(text);
    }
  }
}
