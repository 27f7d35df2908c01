package org.estuaire.lab.fhir;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.estuaire.fhir.FhirTime;

/** The entries of a document that is written, with ids that are the same each time. */
final class DocumentEntries {

  private static final String UUID_URL = "urn:uuid:";

  private final String seed;
  private final ZoneId zone;
  private final Json bundle;

  /**
   * @param seed what tells this document from any other
   * @param zone where the clocks of its readers stand
   */
  DocumentEntries(String seed, ZoneId zone, Json bundle) {
    this.seed = seed;
    this.zone = zone;
    this.bundle = bundle;
  }

  /** The id of a part of the document, made from its name. */
  String id(String part) {
    byte[] name = (seed + "\n" + part).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(name).toString();
  }

  /** How others refer to a part. */
  String url(String part) {
    return UUID_URL + id(part);
  }

  Json reference(String part) {
    return Json.reference(url(part));
  }

  Json resource(String type, String part) {
    return Json.resource(type, id(part));
  }

  String time(Instant at) {
    return FhirTime.text(at, zone);
  }

  /** Empty without one. */
  String time(Optional<Instant> at) {
    return at.map(this::time).orElse("");
  }

  void add(String part, Json resource) {
    bundle.add("entry", Json.object().with("fullUrl", url(part)).with("resource", resource));
  }
}
