package org.estuaire.lab.xdm;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.estuaire.lab.model.OutgoingReport;

/** The two pages of a package for people (IHE XDM): neither names the patient. */
final class CompanionPages {

  private static final String FOLDER = "IHE_XDM/SUBSET01/";

  private final OutgoingReport report;
  private final List<PackedDocument> documents;

  CompanionPages(OutgoingReport report, List<PackedDocument> documents) {
    this.report = report;
    this.documents = documents;
  }

  byte[] index() {
    StringBuilder links = new StringBuilder();
    for (PackedDocument document : documents) {
      String path = FOLDER + document.fileName();
      links
          .append("<li><a href=\"")
          .append(path)
          .append("\">")
          .append(words(document))
          .append("</a></li>\n");
    }
    return """
    <!DOCTYPE html PUBLIC "-//W3C//DTD XHTML Basic 1.0//EN" "http://www.w3.org/TR/xhtml-basic/xhtml-basic10.dtd">
    <html xmlns="http://www.w3.org/1999/xhtml" xml:lang="fr">
    <head><title>Compte rendu d'examens de biologie</title></head>
    <body>
    <h1>Compte rendu d'examens de biologie</h1>
    <p>Émis par %s, transmis par Estuaire.</p>
    <ul>
    %s<li><a href="README.TXT">README.TXT</a></li>
    </ul>
    </body>
    </html>
    """
        .formatted(escaped(report.laboratory().name()), links)
        .getBytes(StandardCharsets.UTF_8);
  }

  byte[] readme() {
    StringBuilder contents = new StringBuilder();
    documents.forEach(
        document ->
            contents
                .append("- ")
                .append(FOLDER)
                .append(document.fileName())
                .append(" : ")
                .append(words(document))
                .append('\n'));
    return """
    Paquet IHE XDM : un compte rendu d'examens de biologie médicale.

    Émetteur : %s
    Transmis par : Estuaire

    Contenu :
    %s- IHE_XDM/SUBSET01/METADATA.XML : métadonnées (ebRIM 3.0)

    Ce paquet contient des données de santé à caractère personnel, destinées au
    seul professionnel auquel le message est adressé. Votre logiciel l'intègre au
    dossier du patient ; INDEX.HTM l'ouvre dans un navigateur.
    """
        .formatted(report.laboratory().name().replaceAll("\\p{Cntrl}", " "), contents)
        .replace("\n", "\r\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String words(PackedDocument document) {
    return document.kind() == PackedDocument.Kind.CDA
        ? "compte rendu structuré (CDA)"
        : "copie lisible du compte rendu (PDF)";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
