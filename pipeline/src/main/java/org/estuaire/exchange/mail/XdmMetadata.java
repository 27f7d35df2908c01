package org.estuaire.exchange.mail;

import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Finding;
import org.estuaire.xml.BoundedXml;
import org.jspecify.annotations.Nullable;

/** Reads {@code METADATA.XML} of a submission set: which documents there are (ITI TF-3 4.2). */
public final class XdmMetadata {

  private static final WstxInputFactory READERS = BoundedXml.readers(64, 50_000, 64);

  /** A value of a slot that is longer is none of those that are read here. */
  private static final int LONGEST = 4096;

  /** XDSDocumentEntry.patientId (ITI TF-3 4.2.5.1). */
  private static final String PATIENT_ID = "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427";

  private XdmMetadata() {}

  /**
   * A document as its metadata describe it.
   *
   * @param mediaType lower case
   * @param uri its name in the folder of its submission set
   * @param hash SHA-1, 40 lower-case hexadecimal digits; empty where none is stated
   * @param size in bytes; empty where none is stated
   * @param withdrawn whether its sender takes it back (CI-SIS, action D)
   * @param patient under which it is filed; empty where nobody is stated
   */
  public record Entry(
      String mediaType,
      String uri,
      Optional<String> hash,
      Optional<Long> size,
      boolean withdrawn,
      String patient) {

    /** Without the name: senders put patients' names into file names. */
    @Override
    public String toString() {
      return "Entry[…]";
    }
  }

  /**
   * @throws DeliveryRefused when it is no request of this norm, or beyond bounds
   */
  public static List<Entry> read(byte[] metadata) {
    try {
      XMLStreamReader xml = READERS.createXMLStreamReader(new ByteArrayInputStream(metadata));
      List<Entry> entries = new ArrayList<>();
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("ExtrinsicObject")) {
          entries.add(entry(xml));
        }
      }
      if (entries.isEmpty()) {
        throw unreadable();
      }
      return entries;
    } catch (XMLStreamException | IllegalArgumentException | IllegalStateException e) {
      throw unreadable();
    }
  }

  private static DeliveryRefused unreadable() {
    return new DeliveryRefused(Finding.of(XdmFinding.METADATA_UNREADABLE));
  }

  private static Entry entry(XMLStreamReader xml) throws XMLStreamException {
    Slots slots = new Slots();
    String mediaType = xml.getAttributeValue(null, "mimeType");
    int depth = 1;
    String slot = "";
    while (depth > 0) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
        if (xml.getLocalName().equals("Slot")) {
          slot = String.valueOf(xml.getAttributeValue(null, "name"));
        } else if (xml.getLocalName().equals("Value")) {
          slots.put(slot, text(xml));
          depth--;
        } else if (xml.getLocalName().equals("ExternalIdentifier")) {
          slots.identifier(
              xml.getAttributeValue(null, "identificationScheme"),
              xml.getAttributeValue(null, "value"));
        }
      }
    }
    return slots.entry(mediaType == null ? "" : mediaType.toLowerCase(Locale.ROOT).strip());
  }

  private static String text(XMLStreamReader xml) throws XMLStreamException {
    String text = xml.getElementText().strip();
    return text.length() > LONGEST ? "" : text;
  }

  /** What slots say of a document, as far as it is read here. */
  private static final class Slots {
    private String uri = "";
    private Optional<String> hash = Optional.empty();
    private Optional<Long> size = Optional.empty();
    private boolean withdrawn;
    private String patient = "";

    void identifier(@Nullable String scheme, @Nullable String value) {
      if (PATIENT_ID.equals(scheme) && value != null) {
        patient = value.strip();
      }
    }

    void put(String slot, String value) {
      switch (slot.toLowerCase(Locale.ROOT)) {
        case "uri" -> uri += uriPart(value);
        case "hash" -> hash = Optional.of(value.toLowerCase(Locale.ROOT));
        case "size" -> size = Optional.of(Long.valueOf(value));
        case "action" -> withdrawn = value.equalsIgnoreCase("D");
        default -> {
          // Of the patient and the report the document itself speaks.
        }
      }
    }

    /** A long one is cut into numbered parts ({@code 1|…}, {@code 2|…}; ITI TF-3 4.2.3.2.25). */
    private static String uriPart(String value) {
      return value.replaceFirst("^[0-9]\\|", "");
    }

    Entry entry(String mediaType) {
      return new Entry(mediaType, uri, hash, size, withdrawn, patient);
    }
  }
}
