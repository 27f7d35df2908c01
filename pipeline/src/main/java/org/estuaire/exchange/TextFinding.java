package org.estuaire.exchange;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.estuaire.bytes.Text;

/** What can be wrong with the encoding of a text, in whatever format it comes. */
public enum TextFinding implements FindingCode {
  CONTROL_CHARACTERS(
      "TXT-130",
      Severity.WARNING,
      "Le texte contient des caractères de commande (terminal, MLLP, sens d''écriture) ; chacun est"
          + " remplacé par le signe d''un caractère perdu, et retiré d''un nom.",
      "The text holds control characters (terminal, MLLP, direction of writing); each is replaced by"
          + " the sign of a lost character, and taken out of a name.",
      "Retirez ces caractères du texte, ou joignez un document.",
      "Take these characters out of the text, or attach a document."),
  ESCAPE_ODD(
      "TXT-131",
      Severity.WARNING,
      "Une séquence d''échappement ne veut rien dire ; elle est gardée telle quelle.",
      "An escape sequence means nothing; it is kept as it stands.",
      "N''employez que les séquences de la norme, et écrivez \\E\\ pour une barre oblique inverse.",
      "Use only the sequences of the standard, and write \\E\\ for a backslash."),
  OTHER_CHARSET(
      "TXT-140",
      Severity.WARNING,
      "Le texte n''est pas en {0}, le jeu de caractères déclaré ou convenu ; il a été lu en {1}, le seul qui lui donne un sens.",
      "The text is not in {0}, the charset declared or agreed; it was read in {1}, the only one in which it makes sense.",
      "Déclarez le jeu de caractères réellement employé, ou exportez en UTF-8.",
      "Declare the charset that is really used, or export in UTF-8."),
  ENCODED_TWICE(
      "TXT-141",
      Severity.WARNING,
      "Des lettres accentuées ont été encodées deux fois (é devenu Ã©) ; elles ont été rétablies.",
      "Accented letters were encoded twice (é became Ã©); they were restored.",
      "Vérifiez l''outil qui convertit les fichiers entre votre logiciel et l''envoi.",
      "Check the tool that converts the files between your software and their sending."),
  UNDECIDABLE(
      "TXT-142",
      Severity.ERROR,
      "Le texte n''est pas en {0}, le jeu de caractères déclaré ou convenu, et aucun autre ne lui donne un sens certain : un nom lu au hasard serait celui d''un autre.",
      "The text is not in {0}, the charset declared or agreed, and no other gives it a certain meaning: a name read by guess would be another person''s.",
      "Déclarez le jeu de caractères réellement employé, ou exportez en UTF-8.",
      "Declare the charset that is really used, or export in UTF-8."),
  NAME_DAMAGED(
      "TXT-143",
      Severity.ERROR,
      "Le nom a perdu des lettres avant son arrivée : il contient un signe qu''aucun nom ne porte à cette place.",
      "The name lost letters before it arrived: it holds a sign that no name has in that place.",
      "Exportez de nouveau depuis le logiciel d''origine, en UTF-8, sans convertir le fichier.",
      "Export again from the original software, in UTF-8, without converting the file."),
  DOUBTFUL(
      "TXT-144",
      Severity.WARNING,
      "Le texte contient des signes inhabituels entre des lettres ; il est gardé tel qu''il a été reçu.",
      "The text holds unusual signs between letters; it is kept as it was received.",
      "Vérifiez le jeu de caractères des textes envoyés.",
      "Check the charset of the texts sent."),
  LETTERS_LOST(
      "TXT-145",
      Severity.WARNING,
      "Le texte contient le caractère qui remplace une lettre illisible : des lettres ont été perdues avant l''envoi.",
      "The text holds the character that replaces an unreadable letter: letters were lost before it was sent.",
      "Envoyez de nouveau depuis le logiciel d''origine, sans convertir le texte.",
      "Send again from the original software, without converting the text."),
  TWO_BYTES(
      "TXT-146",
      Severity.WARNING,
      "Le fichier est en UTF-16 ; il a été lu comme tel.",
      "The file is in UTF-16; it was read as such.",
      "Rien à faire si c''est voulu ; sinon, exportez en UTF-8.",
      "Nothing to do if this is intended; otherwise export in UTF-8.");

  private final FindingText text;

  TextFinding(
      String code,
      Severity severity,
      String french,
      String english,
      String frenchRemedy,
      String englishRemedy) {
    text = new FindingText(code, severity, french, english, frenchRemedy, englishRemedy);
  }

  /**
   * What a sender is told of the way in which its text was read.
   *
   * @param stated the charset declared or agreed
   */
  public static List<Finding> about(Text text, Charset stated) {
    List<Finding> findings = new ArrayList<>();
    switch (text.mending()) {
      case OTHER_CHARSET ->
          findings.add(Finding.of(OTHER_CHARSET, stated.name(), text.charset().name()));
      case TWICE -> findings.add(Finding.of(ENCODED_TWICE));
      case DOUBTFUL -> findings.add(Finding.of(DOUBTFUL));
      case NONE -> {
        // As it should be.
      }
    }
    if (text.content().indexOf('\uFFFD') >= 0) {
      findings.add(Finding.of(LETTERS_LOST));
    }
    return findings;
  }

  @Override
  public FindingText text() {
    return text;
  }
}
