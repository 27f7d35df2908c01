package org.estuaire.lab.reading;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.ResultValue;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.person.Claim;
import org.estuaire.xml.BoundedXml;

/**
 * What clinical documents inside a report say of who may see them and whose they are: whatever the
 * envelope is, the word of the document holds besides that of its envelope.
 */
public final class CarriedDocuments {

  private static final String ROOT = "ClinicalDocument";
  private static final String CODE = "confidentialityCode";
  private static final int MOST_LEVELS = 100;
  private static final int MOST_ELEMENTS = 200_000;
  private static final int MOST_ATTRIBUTES = 50;

  private static final XMLInputFactory FACTORY =
      BoundedXml.readers(MOST_LEVELS, MOST_ELEMENTS, MOST_ATTRIBUTES);

  private CarriedDocuments() {}

  /**
   * What a document says.
   *
   * @param understood false where the document or one of its codes can't be read: it is taken as
   *     restricted
   */
  public record Word(VisibilityStatement statement, boolean understood) {
    private static final Word UNREADABLE =
        new Word(VisibilityStatement.of(Confidentiality.RESTRICTED), false);

    private Word and(Word other) {
      return new Word(statement.and(other.statement), understood && other.understood);
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Word[…]";
    }
  }

  /** Empty for anything but a clinical document, or what may hold one. */
  public static Optional<Word> word(ResultValue.Document document) {
    byte[] bytes = document.content().bytes();
    if (isArchive(document, bytes) || isSecuredBundle(bytes)) {
      return Optional.of(Word.UNREADABLE);
    }
    return mayBeClinical(bytes) ? read(bytes) : Optional.empty();
  }

  /** Whether a document names somebody who can't be the person of its report. */
  public static boolean isOfAnother(ResultValue.Document document, Claim claim) {
    byte[] bytes = document.content().bytes();
    return mayBeClinical(bytes)
        && CarriedPerson.of(bytes, FACTORY).stream().anyMatch(person -> person.isNot(claim));
  }

  /** Nobody looks into it (IHE XDM …): a document in it may be restricted. */
  private static boolean isArchive(ResultValue.Document document, byte[] bytes) {
    boolean zip = begins(bytes, 'P', 'K', 3, 4) && !document.mediaType().contains("document");
    return zip || begins(bytes, 0x1F, 0x8B);
  }

  private static boolean begins(byte[] bytes, int... signature) {
    boolean begins = bytes.length >= signature.length;
    for (int at = 0; begins && at < signature.length; at++) {
      begins = (bytes[at] & 0xFF) == signature[at];
    }
    return begins;
  }

  /** Resources of FHIR that say something of their security, which nobody reads here. */
  private static boolean isSecuredBundle(byte[] bytes) {
    if (!begins(bytes, '{') && !begins(bytes, '<')) {
      return false;
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return text.contains("\"resourceType\"") && text.contains("\"security\"")
        || text.contains("http://hl7.org/fhir") && text.contains("<security");
  }

  private static boolean mayBeClinical(byte[] bytes) {
    for (byte b : bytes) {
      if (b == '<' || b == (byte) 0xFE || b == (byte) 0xFF || b == (byte) 0xEF) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "").contains(ROOT);
      }
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return false;
  }

  private static Optional<Word> read(byte[] bytes) {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
      boolean inside = false;
      Optional<Word> word = Optional.empty();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT) {
          inside = inside || xml.getLocalName().equals(ROOT);
          if (inside && xml.getLocalName().equals(CODE)) {
            Word next = element(xml);
            word = Optional.of(word.map(before -> before.and(next)).orElse(next));
          }
        }
      }
      return inside ? Optional.of(word.orElse(Word.UNREADABLE)) : Optional.empty();
    } catch (XMLStreamException | RuntimeException broken) {
      // The parser's messages may quote the document; and on some broken input it may fail itself.
      return Optional.of(Word.UNREADABLE);
    }
  }

  /** A code, and the same word in other code systems, which may be stricter. */
  private static Word element(XMLStreamReader xml) throws XMLStreamException {
    Word word = word(xml.getAttributeValue(null, "code"));
    for (int depth = 1; depth > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        String translated = Objects.requireNonNullElse(xml.getAttributeValue(null, "code"), "");
        word =
            VisibilityStatement.ofCode(translated)
                .map(more -> new Word(more, true))
                .map(word::and)
                .orElse(word);
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
    return word;
  }

  private static Word word(String code) {
    return Optional.ofNullable(code)
        .flatMap(VisibilityStatement::ofCode)
        .map(statement -> new Word(statement, true))
        .orElse(Word.UNREADABLE);
  }
}
