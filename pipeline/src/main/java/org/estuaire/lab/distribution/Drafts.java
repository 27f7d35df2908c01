package org.estuaire.lab.distribution;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Seal;
import org.estuaire.lab.model.Directory;
import org.estuaire.lab.model.LabOrder;
import org.estuaire.lab.model.LabReport;
import org.estuaire.lab.model.LabResult;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.Visibility;
import org.estuaire.lab.model.VisibilityStatement;

/** Writes versions in the format of their practice. */
final class Drafts {

  private final Map<String, ReportWriter> writers;
  private final Function<String, Party> laboratories;
  private final Seal seal;

  Drafts(Map<String, ReportWriter> writers, Function<String, Party> laboratories, Seal seal) {
    this.writers = writers;
    this.laboratories = laboratories;
    this.seal = seal;
  }

  /** The numbers of registers that a version names: of its laboratory, practice and prescribers. */
  Stream<String> numbers(Decided version) {
    return Stream.concat(
        Stream.of(
            laboratories.apply(version.dossier().laboratory()).identifier(),
            version.practice().recipient().identifier()),
        version.next().orders().stream().map(LabOrder::prescriber));
  }

  /** Whether a practice's format can say who may see an order. */
  boolean haveRoomFor(StoredOrder order, Subscription practice) {
    return requireNonNull(writers.get(practice.format())).hasRoomFor(order.visibility());
  }

  /**
   * A version that is to be written.
   *
   * @param earlier results that stand beside its own
   * @param directory those whom it names
   */
  record Outline(Decided version, List<LabResult> earlier, Directory directory) {

    /** Of what it says, without the form that it says it in. */
    long bytes() {
      return DossierReader.bytes(earlier)
          + version.next().orders().stream()
              .mapToLong(order -> DossierReader.bytes(order.results()))
              .sum();
    }

    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Outline[" + version + "]";
    }
  }

  /** Writes a version and seals it. Several threads may do so at once. */
  Sendings.Draft write(Outline outline) throws IOException {
    Decided version = outline.version();
    Dossier dossier = version.dossier();
    Subscription practice = version.practice();
    ReportWriter writer = requireNonNull(writers.get(practice.format()));
    LabReport report =
        new LabReport(
            dossier.sender(),
            version.number(),
            dossier.issuedAt(),
            requireNonNull(version.patient()),
            visibility(dossier, version.next()),
            withEarlier(version.next().orders(), outline.earlier()));
    OutgoingReport outgoing =
        new OutgoingReport(
                report,
                laboratories.apply(dossier.laboratory()),
                practice.recipient(),
                practice.zone(),
                version.number(),
                version.version(),
                version.replacedNumber())
            .with(outline.directory());
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    writer.write(outgoing, payload);
    String fileName = fileName(version, writer.extension());
    return new Sendings.Draft(
        version, fileName, seal.seal(payload.toByteArray(), version.place(fileName)));
  }

  /** Earlier results stand in the first order that has a result of their analyte. */
  private static List<LabOrder> withEarlier(List<LabOrder> orders, List<LabResult> earlier) {
    Map<String, List<LabResult>> byAnalyte =
        earlier.stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.normalised().orElseThrow().loinc(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<LabOrder> with = new ArrayList<>();
    for (LabOrder order : orders) {
      List<LabResult> results = new ArrayList<>(order.results());
      for (LabResult result : order.results()) {
        result.normalised().map(n -> byAnalyte.remove(n.loinc())).ifPresent(results::addAll);
      }
      with.add(order.withResults(results));
    }
    return with;
  }

  /** The strictest of the orders that are sent. */
  private static VisibilityStatement visibility(Dossier dossier, NextVersion next) {
    Set<String> sent = next.orders().stream().map(LabOrder::number).collect(Collectors.toSet());
    return VisibilityStatement.of(
        dossier.orders().stream()
            .filter(stored -> sent.contains(stored.order().number()))
            .map(StoredOrder::visibility)
            .reduce(Visibility.OPEN, Visibility::strictest));
  }

  private static String fileName(Decided version, String extension) {
    long dossier = version.dossier().id();
    return version.version() == 1
        ? String.format(Locale.ROOT, "resultat-%08d.%s", dossier, extension)
        : String.format(Locale.ROOT, "resultat-%08d-v%d.%s", dossier, version.version(), extension);
  }
}
