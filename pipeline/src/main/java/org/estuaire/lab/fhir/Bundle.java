package org.estuaire.lab.fhir;

import java.util.List;
import org.estuaire.fhir.Element;

/** A bundle of one report, whole in memory. */
final class Bundle {

  static final String DOCUMENT = "document";

  private final Element header;
  private final List<Entry> entries;
  private final Resources resources;
  private final List<ReportGroup> groups;

  /**
   * @throws BundleRefused when the bytes are no bundle that can be read
   */
  Bundle(byte[] bytes) {
    BundleSource source = BundleSource.of(bytes);
    entries = source.all();
    header = source.header();
    References references = References.of(entries);
    resources = new Resources(entries, references);
    groups =
        ReportGroups.of(
            header.text("type"), entries.stream().map(Indexed::of).toList(), references);
  }

  Element header() {
    return header;
  }

  boolean isDocument() {
    return header.text("type").equals(DOCUMENT);
  }

  Resources resources() {
    return resources;
  }

  List<ReportGroup> groups() {
    return groups;
  }

  List<Entry> entries() {
    return entries;
  }

  /** What the report is made of. */
  List<Resource> roots() {
    return groups.get(0).roots().stream().map(resources::at).toList();
  }

  /** The first resource of a type that there should be one of. */
  Resource only(String type) {
    return resources.all(type).stream().findFirst().orElse(Resource.NONE);
  }
}
