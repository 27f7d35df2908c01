package org.estuaire.lab.reading;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.estuaire.person.Claim;
import org.estuaire.person.InsMatricule;
import org.estuaire.person.NameRules;
import org.estuaire.person.Traits;

/**
 * A person whom a clinical document inside a report names: whatever carries it, it must be the
 * person of the report, or somebody else's document is filed with them.
 */
final class CarriedPerson {

  private static final String ROLE = "recordTarget/patientRole";
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})(?:(?!00)([0-9]{2}))?(?:(?!00)([0-9]{2}))?.*");

  /** An INS may stand with its key. */
  private static final int INS_WITHOUT_KEY = 13;

  private final Set<String> families = new HashSet<>(4);
  private final Set<String> givens = new HashSet<>(4);
  private final List<Identifier> identifiers = new ArrayList<>(2);
  private String born = "";

  private record Identifier(String root, String extension) {

    boolean isOf(InsMatricule.Authority authority) {
      return root.equals(authority.oid());
    }

    boolean is(InsMatricule ins) {
      return isOf(ins.authority())
          && extension
              .substring(0, Math.min(INS_WITHOUT_KEY, extension.length()))
              .equals(ins.number());
    }

    /** As readers of documents call it: one of another domain bears its root. */
    boolean isLocal(Claim claim) {
      return extension.equals(claim.localId()) && root.equals(claim.domain())
          || (extension + "@" + root).equals(claim.localId());
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Identifier[…]";
    }
  }

  private CarriedPerson() {}

  /** Those whom a document names, as far as it can be read. */
  static List<CarriedPerson> of(byte[] document, XMLInputFactory factory) {
    List<CarriedPerson> persons = new ArrayList<>(1);
    try {
      collect(factory.createXMLStreamReader(new ByteArrayInputStream(document)), persons);
    } catch (XMLStreamException | RuntimeException broken) {
      // What can't be read is nobody's result; its confidentiality is taken as restricted.
      return persons;
    }
    return persons;
  }

  private static void collect(XMLStreamReader xml, List<CarriedPerson> persons)
      throws XMLStreamException {
    Deque<String> path = new ArrayDeque<>();
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          path.addLast(xml.getLocalName());
          text.setLength(0);
          if (xml.getLocalName().equals("recordTarget")) {
            persons.add(new CarriedPerson());
          } else if (path.contains("recordTarget")) {
            persons.get(persons.size() - 1).attributes(String.join("/", path), xml);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          if (path.contains("recordTarget")) {
            persons.get(persons.size() - 1).text(String.join("/", path), text.toString());
          }
          text.setLength(0);
          path.removeLast();
        }
        default -> {
          // Neither an element nor its text.
        }
      }
    }
  }

  private void attributes(String path, XMLStreamReader xml) {
    if (path.endsWith(ROLE + "/id")) {
      String extension = stated(xml, "extension");
      if (!extension.isEmpty()) {
        identifiers.add(new Identifier(stated(xml, "root"), extension));
      }
    } else if (path.endsWith(ROLE + "/patient/birthTime")) {
      born = stated(xml, "value");
    }
  }

  private static String stated(XMLStreamReader xml, String attribute) {
    String value = xml.getAttributeValue(null, attribute);
    return value == null ? "" : value.strip();
  }

  private void text(String path, String text) {
    if (path.endsWith(ROLE + "/patient/name/family")) {
      families.addAll(words(text));
    } else if (path.endsWith(ROLE + "/patient/name/given")) {
      givens.addAll(words(text));
    }
  }

  private static Set<String> words(String... names) {
    Set<String> words = new HashSet<>();
    for (String name : names) {
      words.addAll(Arrays.asList(NameRules.comparison(name).split(" ")));
    }
    words.remove("");
    return words;
  }

  /**
   * Whether it can't be the person of a report. An identifier says most; beside one that both
   * share, a slip in one trait makes nobody else.
   */
  boolean isNot(Claim claim) {
    if (hasOtherIns(claim) || hasOtherLocal(claim) && !hasIns(claim)) {
      return true;
    }
    boolean otherBirth = isBornOtherwise(claim.traits());
    boolean otherName = isNamedOtherwise(claim.traits());
    boolean known = hasIns(claim) || identifiers.stream().anyMatch(id -> id.isLocal(claim));
    return known ? otherBirth && otherName : otherBirth || otherName;
  }

  private boolean hasIns(Claim claim) {
    return claim.ins().filter(ins -> identifiers.stream().anyMatch(id -> id.is(ins))).isPresent();
  }

  private boolean hasOtherIns(Claim claim) {
    return !hasIns(claim)
        && claim
            .ins()
            .filter(ins -> identifiers.stream().anyMatch(id -> id.isOf(ins.authority())))
            .isPresent();
  }

  private boolean hasOtherLocal(Claim claim) {
    return !claim.namesARecord()
        && identifiers.stream().anyMatch(id -> id.root().equals(claim.domain()))
        && identifiers.stream().noneMatch(id -> id.isLocal(claim))
        && !claim.localId().contains("@");
  }

  private boolean isNamedOtherwise(Traits traits) {
    return areOther(families, words(traits.birthName(), traits.usedName()))
        || areOther(
            givens, words(traits.firstGivenName(), traits.givenNames(), traits.usedGivenName()));
  }

  private static boolean areOther(Set<String> some, Set<String> others) {
    return !some.isEmpty() && !others.isEmpty() && Collections.disjoint(some, others);
  }

  /** A date of which only the year or month is stated agrees with every day in it. */
  private boolean isBornOtherwise(Traits traits) {
    Matcher day = DAY.matcher(born);
    if (!day.matches() || traits.uncertainBirthDate()) {
      return false;
    }
    String month = day.group(2) == null ? "" : day.group(2);
    String told = day.group(1) + month;
    String whole = month.isEmpty() || day.group(3) == null ? told : told + day.group(3);
    return traits
        .birthDate()
        .map(CarriedPerson::digits)
        .filter(date -> !date.startsWith(whole))
        .isPresent();
  }

  private static String digits(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  /** Without the content: it concerns a patient. */
  @Override
  public String toString() {
    return "CarriedPerson[…]";
  }
}
