package org.estuaire.identity.feed.fhir;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.estuaire.bytes.DoubleEncoding;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.TextFinding;
import org.estuaire.fhir.BrokenFhir;
import org.estuaire.fhir.Element;
import org.estuaire.fhir.FhirTime;
import org.estuaire.fhir.JsonElements;
import org.estuaire.fhir.PatientIdentifiers;
import org.estuaire.fhir.StatedPatient;
import org.estuaire.fhir.XmlElements;
import org.estuaire.identity.EventKind;
import org.estuaire.identity.IdentityFinding;
import org.estuaire.identity.feed.Form;
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.person.Claim;
import org.estuaire.person.InsKey;
import org.estuaire.person.LocalId;
import org.estuaire.person.LocalIdRule;
import org.estuaire.person.StatedIdentifier;
import org.estuaire.person.Traits;

/**
 * Understands one entry: a Patient as it is now; one that another one replaced, or that replaces
 * another (IHE PIXm ITI-104, resolve duplicate); one that is deleted.
 */
final class PatientDecoder implements RecordDecoder<IdentityStatement> {

  private static final String QUERY = "?identifier=";
  private static final Set<String> LINKS = Set.of("replaced-by", "replaces");

  private final LocalIdRule locals;

  PatientDecoder(String domain) {
    this.locals = new LocalIdRule(domain);
  }

  @Override
  public Decoded<IdentityStatement> decode(RawRecord raw) {
    long line = raw.place().line();
    if (raw.bytes().length == 0) {
      return unreadable(FhirPatientFinding.TOO_LONG, line, "");
    }
    byte[] once = DoubleEncoding.undone(raw.bytes());
    try {
      Element entry = XmlElements.beginIn(once) ? XmlElements.only(once) : JsonElements.only(once);
      Decoded<IdentityStatement> decoded = located(entry(entry, line), line);
      return once == raw.bytes() ? decoded : told(decoded, line);
    } catch (BrokenFhir broken) {
      return unreadable(FhirPatientFinding.NOT_WELL_FORMED, line, "");
    }
  }

  private static Decoded<IdentityStatement> located(Decoded<IdentityStatement> decoded, long line) {
    return decoded instanceof Decoded.Readable<IdentityStatement> readable
        ? new Decoded.Readable<>(readable.record().at(new PatientPlaces(line)), readable.warnings())
        : decoded;
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
    // A resource without bundle is its own entry.
    Element patient = entry.has("resource") ? entry.first("resource") : entry;
    boolean deleted = entry.text("request", "method").equals("DELETE");
    if (!deleted && !patient.type().equals("Patient")) {
      return unreadable(FhirPatientFinding.NOT_A_PATIENT, line, "");
    }
    if (!patient.modifiers().isEmpty()) {
      String name = "Patient." + patient.modifiers().get(0);
      return unreadable(FhirPatientFinding.MODIFIER_UNKNOWN, line, name);
    }
    StatedPatient stated = new StatedPatient(patient);
    Optional<LocalId> id =
        deleted
            ? query(entry.text("request", "url"))
            : locals.best(stated.identifiers().inForce()).map(locals::localId);
    Optional<Instant> at = time(patient.text("meta", "lastUpdated"), entry);
    if (id.isEmpty()) {
      return unreadable(FhirPatientFinding.NO_IDENTIFIER, line, "Patient.identifier");
    }
    if (at.isEmpty()) {
      return unreadable(FhirPatientFinding.NO_TIME, line, "Patient.meta.lastUpdated");
    }
    return deleted
        ? readable(bare(EventKind.DEACTIVATE, id.get(), Optional.empty(), at.get()))
        : patient(patient, stated, id.get(), at.get(), line);
  }

  private Decoded<IdentityStatement> patient(
      Element patient, StatedPatient stated, LocalId id, Instant at, long line) {
    Optional<Element> link =
        patient.all("link").stream().filter(each -> LINKS.contains(each.text("type"))).findFirst();
    return link.isPresent() ? replaced(link.get(), id, at, line) : stated(stated, id, at, line);
  }

  private static Decoded<IdentityStatement> stated(
      StatedPatient patient, LocalId id, Instant at, long line) {
    Traits traits =
        patient
            .traits(patient.born(), patient.died())
            .withNir(billing(patient.identifiers().billing()));
    IdentityStatement statement =
        new IdentityStatement(
            EventKind.UPDATE,
            Claim.of(id, traits, at),
            Optional.empty(),
            Optional.of(patient.trust()),
            Form.FHIR);
    return new Decoded.Readable<>(statement, warnings(patient, line));
  }

  /**
   * The first number with its right key, without it; else what is stated, for the rules to judge.
   */
  private static String billing(List<String> stated) {
    return stated.stream()
        .flatMap(number -> InsKey.numberOf(number).stream())
        .findFirst()
        .or(() -> stated.stream().findFirst())
        .orElse("");
  }

  private static List<Finding> warnings(StatedPatient patient, long line) {
    return patient.identifiers().withoutType()
        ? List.of(
            Finding.of(IdentityFinding.INS_WITHOUT_TYPE).atLine(line).inField("Patient.identifier"))
        : List.of();
  }

  /** The one that is replaced is absorbed by the other. */
  private Decoded<IdentityStatement> replaced(Element link, LocalId id, Instant at, long line) {
    Element reference = link.first("other");
    Optional<LocalId> other =
        id(PatientIdentifiers.stated(reference.first("identifier")))
            .or(() -> query(reference.text("reference")));
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
        : id(PatientIdentifiers.stated(token.substring(0, bar), token.substring(bar + 1), ""));
  }

  private Optional<LocalId> id(StatedIdentifier named) {
    return Optional.of(named).filter(id -> !id.value().isEmpty()).map(locals::localId);
  }

  private static Optional<Instant> time(String updated, Element entry) {
    return FhirTime.instant(updated)
        .or(() -> FhirTime.instant(entry.text("response", "lastModified")));
  }

  private static IdentityStatement bare(
      EventKind kind, LocalId subject, Optional<LocalId> other, Instant at) {
    return new IdentityStatement(
        kind, Claim.of(subject, Traits.UNKNOWN, at), other, Optional.empty(), Form.FHIR);
  }

  private static Decoded<IdentityStatement> readable(IdentityStatement statement) {
    return new Decoded.Readable<>(statement, List.of());
  }

  private static Decoded<IdentityStatement> unreadable(
      FhirPatientFinding code, long line, String field) {
    return new Decoded.Unreadable<>("", List.of(Finding.of(code).atLine(line).inField(field)));
  }
}
