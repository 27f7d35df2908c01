package org.estuaire.identity.feed.fhir;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.estuaire.bytes.DoubleEncoding;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.TextFinding;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.feed.Form;
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.LocalId;
import org.estuaire.person.Traits;
import org.estuaire.person.trust.StatedTrust;

/**
 * Understands one entry: a Patient as it is now; one that another one replaced, or that replaces
 * another (IHE PIXm ITI-104, resolve duplicate); one that is deleted.
 */
final class PatientDecoder implements RecordDecoder<IdentityStatement> {

  private static final String QUERY = "?identifier=";

  private final PatientIdentifiers identifiers;

  PatientDecoder(String domain) {
    this.identifiers = new PatientIdentifiers(domain);
  }

  @Override
  public Decoded<IdentityStatement> decode(RawRecord raw) {
    long line = raw.place().line();
    if (raw.bytes().length == 0) {
      return unreadable(FhirPatientFinding.TOO_LONG, line, "");
    }
    byte[] once = DoubleEncoding.undone(raw.bytes());
    Optional<Element> entry = EntryReader.read(once);
    if (entry.isEmpty()) {
      return unreadable(FhirPatientFinding.NOT_WELL_FORMED, line, "");
    }
    Decoded<IdentityStatement> decoded = entry(entry.get(), line);
    return once == raw.bytes() ? decoded : told(decoded, line);
  }

  private static Decoded<IdentityStatement> told(Decoded<IdentityStatement> decoded, long line) {
    if (!(decoded instanceof Decoded.Readable<IdentityStatement> readable)) {
      return decoded;
    }
    List<Finding> warnings = new ArrayList<>(readable.warnings());
    warnings.add(Finding.of(TextFinding.ENCODED_TWICE).atLine(line));
    return new Decoded.Readable<>(readable.record(), warnings);
  }

  private Decoded<IdentityStatement> entry(Element entry, long line) {
    Element patient =
        entry.first("resource").or(() -> alone(entry)).orElse(new Element("", "", List.of()));
    boolean deleted = entry.text("request", "method").equals("DELETE");
    if (!deleted && !patient.text("resourceType").equals("Patient")) {
      return unreadable(FhirPatientFinding.NOT_A_PATIENT, line, "");
    }
    Optional<LocalId> id =
        deleted ? query(entry.text("request", "url")) : identifiers.local(patient);
    Optional<Instant> at = time(patient.text("meta", "lastUpdated"), entry);
    if (id.isEmpty()) {
      return unreadable(FhirPatientFinding.NO_IDENTIFIER, line, "Patient.identifier");
    }
    if (at.isEmpty()) {
      return unreadable(FhirPatientFinding.NO_TIME, line, "Patient.meta.lastUpdated");
    }
    return deleted
        ? readable(bare(EventKind.DEACTIVATE, id.get(), Optional.empty(), at.get()))
        : patient(patient, id.get(), at.get(), line);
  }

  /** A resource without bundle is its own entry. */
  private static Optional<Element> alone(Element entry) {
    return entry.text("resourceType").isEmpty() ? Optional.empty() : Optional.of(entry);
  }

  private Decoded<IdentityStatement> patient(Element patient, LocalId id, Instant at, long line) {
    Optional<Element> link =
        patient
            .all("link")
            .filter(
                each ->
                    each.text("type").equals("replaced-by") || each.text("type").equals("replaces"))
            .findFirst();
    if (link.isPresent()) {
      return replaced(link.get(), id, at, line);
    }
    Traits traits = new PatientTraits(patient).read().withNir(identifiers.nir(patient));
    Claim claim =
        new Claim(
            id.domain(),
            id.value(),
            traits,
            Optional.empty(),
            IdentityStatus.PROVISIONAL,
            Set.of(),
            at);
    StatedTrust stated =
        new StatedTrust(Reliability.codes(patient), identifiers.ins(patient), traits.sex());
    IdentityStatement statement =
        new IdentityStatement(
            EventKind.UPDATE, claim, Optional.empty(), Optional.of(stated), Form.FHIR);
    return new Decoded.Readable<>(statement, warnings(patient, line));
  }

  private List<Finding> warnings(Element patient, long line) {
    return identifiers.withoutType(patient)
        ? List.of(
            Finding.of(IdentityFinding.INS_WITHOUT_TYPE).atLine(line).inField("Patient.identifier"))
        : List.of();
  }

  /** The one that is replaced is absorbed by the other. */
  private Decoded<IdentityStatement> replaced(Element link, LocalId id, Instant at, long line) {
    Optional<LocalId> other =
        link.first("other")
            .flatMap(
                reference ->
                    reference
                        .first("identifier")
                        .flatMap(identifiers::of)
                        .or(() -> query(reference.text("reference"))));
    if (other.isEmpty()) {
      return unreadable(FhirPatientFinding.OTHER_BY_ADDRESS, line, "Patient.link.other");
    }
    boolean survives = link.text("type").equals("replaces");
    LocalId absorbed = survives ? other.get() : id;
    LocalId survivor = survives ? id : other.get();
    return readable(bare(EventKind.MERGE, absorbed, Optional.of(survivor), at));
  }

  /** A patient that is named by a search: {@code Patient?identifier=system|value}. */
  private Optional<LocalId> query(String url) {
    int at = url.indexOf(QUERY);
    if (at < 0) {
      return Optional.empty();
    }
    String token = url.substring(at + QUERY.length()).replace("%7C", "|").replace("%3A", ":");
    int bar = token.indexOf('|');
    return bar < 0
        ? Optional.empty()
        : identifiers.of(token.substring(0, bar), token.substring(bar + 1));
  }

  private static Optional<Instant> time(String updated, Element entry) {
    return Stream.of(updated, entry.text("response", "lastModified"))
        .filter(text -> !text.isEmpty() && text.length() < 40)
        .flatMap(text -> instant(text).stream())
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static IdentityStatement bare(
      EventKind kind, LocalId subject, Optional<LocalId> other, Instant at) {
    return new IdentityStatement(
        kind,
        new Claim(
            subject.domain(),
            subject.value(),
            Traits.UNKNOWN,
            Optional.empty(),
            IdentityStatus.PROVISIONAL,
            Set.of(),
            at),
        other,
        Optional.empty(),
        Form.FHIR);
  }

  private static Decoded<IdentityStatement> readable(IdentityStatement statement) {
    return new Decoded.Readable<>(statement, List.of());
  }

  private static Decoded<IdentityStatement> unreadable(
      FhirPatientFinding code, long line, String field) {
    return new Decoded.Unreadable<>("", List.of(Finding.of(code).atLine(line).inField(field)));
  }
}
