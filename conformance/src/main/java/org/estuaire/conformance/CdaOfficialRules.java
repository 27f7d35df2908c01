package org.estuaire.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.XdmNode;
import org.estuaire.standards.OfficialRemark;
import org.estuaire.standards.OfficialRules;
import org.estuaire.standards.OfficialVerdict;

/**
 * ANS's rules for CDA documents: the schema, what holds for every document (IHE, structuration
 * minimale, models of content, terminologies), and the rules of CR-BIO in the version that the
 * document declares. They are compiled when they are first asked for, which takes some seconds.
 */
public final class CdaOfficialRules implements OfficialRules {

  private static final String RULES = "ANS CI-SIS, TestContenuCDA-3-0 (XSD et schématrons)";
  private static final String CR_BIO = "1.2.250.1.213.1.1.1.55";
  private static final QName ROOT = new QName("root");
  private static final QName EXTENSION = new QName("extension");
  private static final List<String> CR_BIO_VERSIONS = List.of("2021.01", "2023.01", "2024.01");

  private static final List<String> OF_EVERY_DOCUMENT =
      List.of(
          "IHE.sch",
          "structurationMinimale/ASIP-STRUCT-MIN-StrucMin.sch",
          "CI-SIS_ModelesDeContenusCDA.sch",
          "CI-SIS_Modeles_ANS.sch",
          "terminologies/schematron/terminologie.sch");

  private final Optional<AnsFolder> folder;
  private final Processor saxon = AnsFolder.reader();
  private final Map<Path, Schematron> schematrons = new ConcurrentHashMap<>();
  private final Map<Path, CdaSchema> schemas = new ConcurrentHashMap<>();
  private final UnlistedUnits units = new UnlistedUnits();

  /** From the folder that the system property or the environment names. */
  public CdaOfficialRules() {
    this(AnsFolder.named());
  }

  CdaOfficialRules(Optional<AnsFolder> folder) {
    this.folder = folder;
  }

  @Override
  public boolean govern(String format) {
    return format.equals("cda-cr-bio");
  }

  @Override
  public OfficialVerdict judge(byte[] file) {
    return folder
        .<OfficialVerdict>map(ans -> new OfficialVerdict.Judged(RULES, remarks(ans, file)))
        .orElseGet(() -> new OfficialVerdict.NotApplied(RULES, AnsFolder.whyAbsent()));
  }

  private List<OfficialRemark> remarks(AnsFolder ans, byte[] file) {
    Optional<ClinicalDocument> found = ClinicalDocument.in(file, saxon);
    if (found.isEmpty()) {
      String words = "Ce fichier ne contient pas de document CDA lisible.";
      return List.of(new OfficialRemark(true, "/", "ClinicalDocument", words));
    }
    ClinicalDocument document = found.get();
    List<OfficialRemark> remarks =
        new ArrayList<>(
            schemas.computeIfAbsent(ans.schema(), CdaSchema::compile).apply(document.bytes()));
    for (Path rules : rules(ans, document.node())) {
      schematrons
          .computeIfAbsent(rules, path -> Schematron.compile(saxon, path))
          .apply(document.node())
          .forEach(remark -> remarks.add(weighed(ans, remark)));
    }
    return remarks;
  }

  /** A refusal that stands on what the folder lacks is told as a warning, with the reason. */
  private OfficialRemark weighed(AnsFolder ans, OfficialRemark remark) {
    if (ans.lacksValueSetOf(remark)) {
      return asWarning(remark, "non vérifiable, le jeu de valeurs manque dans le dossier : ");
    }
    return units.refusedBy(remark)
        ? asWarning(remark, "unité UCUM valide, absente de la liste d'unités de l'ANS : ")
        : remark;
  }

  private static OfficialRemark asWarning(OfficialRemark remark, String why) {
    return new OfficialRemark(false, remark.place(), remark.rule(), why + remark.text());
  }

  private static List<Path> rules(AnsFolder ans, XdmNode document) {
    List<Path> rules = new ArrayList<>();
    OF_EVERY_DOCUMENT.forEach(name -> rules.add(ans.profile(name)));
    crBioVersion(document).map(ans::crBio).ifPresent(rules::add);
    return rules;
  }

  /** The newest for a document that does not say which one it follows; empty for another kind. */
  private static Optional<String> crBioVersion(XdmNode document) {
    for (XdmNode root : document.children()) {
      for (XdmNode template : root.children("templateId")) {
        if (CR_BIO.equals(template.getAttributeValue(ROOT))) {
          String told = String.valueOf(template.getAttributeValue(EXTENSION));
          boolean known = CR_BIO_VERSIONS.contains(told);
          return Optional.of(known ? told : CR_BIO_VERSIONS.get(CR_BIO_VERSIONS.size() - 1));
        }
      }
    }
    return Optional.empty();
  }
}
