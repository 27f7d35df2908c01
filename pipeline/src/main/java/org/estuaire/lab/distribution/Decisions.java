package org.estuaire.lab.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.Seal;
import org.estuaire.identity.Claim;
import org.estuaire.identity.registry.StatedIdentities;
import org.estuaire.lab.Audience;
import org.estuaire.lab.LabOrder;
import org.estuaire.lab.LabReport;
import org.estuaire.lab.LabResult;
import org.estuaire.lab.OutgoingReport;
import org.estuaire.lab.OutgoingReport.Party;
import org.estuaire.lab.ReportWriter;
import org.estuaire.lab.Visibility;
import org.estuaire.lab.VisibilityStatement;
import org.estuaire.lab.distribution.NextVersion.Scope;
import org.estuaire.lab.distribution.ToldResults.Reader;

/** Decides, for some dossiers, which practice is sent which version. */
final class Decisions {

  private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
  private final Map<String, ReportWriter> writers;
  private final Function<String, Party> laboratories;
  private final Set<Long> moved;
  private final DossierReader reader;
  private final Entitlements entitlements;
  private final ToldResults told;
  private final Sendings sendings;
  private final EarlierResults earlier;
  private final StatedIdentities identities;

  /**
   * Decisions of one transaction.
   *
   * @param moved dossiers whose identity belongs to another person than when they were sent
   */
  Decisions(
      Connection tx,
      Collection<Subscription> subscriptions,
      Map<String, ReportWriter> writers,
      Function<String, Party> laboratories,
      Seal seal,
      LocalDate today,
      Set<Long> moved) {
    subscriptions.forEach(s -> this.subscriptions.put(s.partner(), s));
    this.writers = writers;
    this.laboratories = laboratories;
    this.moved = moved;
    this.reader = new DossierReader(tx);
    this.entitlements = new Entitlements(tx, subscriptions, today);
    this.told = new ToldResults(tx);
    this.sendings = new Sendings(tx, seal);
    this.earlier = new EarlierResults(tx);
    this.identities = new StatedIdentities(tx);
  }

  /** How many versions were decided. */
  int make(List<Long> ids) throws SQLException, IOException {
    Map<Reader, Map<Long, Reason>> entitled = new HashMap<>();
    for (Entitlement one : entitlements.of(ids)) {
      entitled
          .computeIfAbsent(new Reader(one.partner(), one.dossierId()), r -> new HashMap<>())
          .put(one.reportId(), one.reason());
    }
    Map<Reader, Map<Told.Key, Told>> known = told.read(ids);
    Map<Reader, Sendings.Last> versions = sendings.lastVersions(ids);
    List<Dossier> dossiers = reader.read(concerned(entitled.keySet(), known.keySet()));
    Map<Long, Claim> claims =
        identities.toPassOn(dossiers.stream().map(Dossier::sourceIdentityId).toList());
    int made = 0;
    for (Dossier dossier : dossiers) {
      Claim patient = claims.get(dossier.sourceIdentityId());
      for (Subscription practice : subscriptions.values()) {
        Reader one = new Reader(practice.partner(), dossier.id());
        Map<Long, Reason> reasons =
            readable(practice, dossier, entitled.getOrDefault(one, Map.of()));
        Map<Told.Key, Told> before = known.getOrDefault(one, Map.of());
        if (!reasons.isEmpty() || !before.isEmpty()) {
          NextVersion next =
              NextVersion.of(dossier, before, order -> scope(dossier, order, reasons, practice));
          if (next.changed()) {
            Sendings.Last last = versions.getOrDefault(one, Sendings.Last.NONE);
            send(dossier, patient, practice, next, last, reasons);
            made++;
          }
        }
      }
    }
    return made;
  }

  /** Most dossiers concern no practice: their results need not be read. */
  private static List<Long> concerned(Set<Reader> entitled, Set<Reader> knowing) {
    return Stream.concat(entitled.stream(), knowing.stream())
        .map(Reader::dossierId)
        .distinct()
        .sorted()
        .toList();
  }

  /** The orders that a practice may have, and that its format has room for. */
  private Map<Long, Reason> readable(
      Subscription practice, Dossier dossier, Map<Long, Reason> entitled) {
    Map<Long, Reason> readable = new HashMap<>(entitled);
    for (StoredOrder order : dossier.orders()) {
      if (!hasRoomFor(order, practice)) {
        readable.remove(order.reportId());
      }
    }
    return readable;
  }

  private boolean hasRoomFor(StoredOrder order, Subscription practice) {
    return writers.get(practice.format()).hasRoomFor(order.visibility());
  }

  private Scope scope(
      Dossier dossier, StoredOrder order, Map<Long, Reason> reasons, Subscription practice) {
    if (reasons.containsKey(order.reportId())) {
      return Scope.ALL;
    }
    if (moved.contains(dossier.id())) {
      return Scope.NOTHING;
    }
    boolean hidden =
        order.visibility().audience() != Audience.FOLLOWERS || !hasRoomFor(order, practice);
    return hidden ? Scope.HIDDEN : Scope.KNOWN;
  }

  private Reason reason(Dossier dossier, Map<Long, Reason> reasons, int version) {
    if (reasons.isEmpty() && moved.contains(dossier.id())) {
      return Reason.WITHDRAWAL;
    }
    return version > 1
        ? Reason.CORRECTION
        : reasons.values().stream().min(Comparator.naturalOrder()).orElse(Reason.CORRECTION);
  }

  private void send(
      Dossier dossier,
      Claim patient,
      Subscription practice,
      NextVersion next,
      Sendings.Last last,
      Map<Long, Reason> reasons)
      throws SQLException, IOException {
    ReportWriter writer = writers.get(practice.format());
    int version = last.version() + 1;
    String number = number(dossier, version);
    // Who is only told what becomes of results that it has gets nothing that it has not.
    List<LabOrder> orders =
        reasons.isEmpty() ? next.orders() : withEarlier(dossier, next.orders(), practice);
    LabReport report =
        new LabReport(
            dossier.sender(),
            number,
            dossier.issuedAt(),
            patient,
            visibility(dossier, next),
            orders);
    OutgoingReport outgoing =
        new OutgoingReport(
            report,
            laboratories.apply(dossier.laboratory()),
            practice.recipient(),
            practice.zone(),
            number,
            version,
            last.delivered().map(replaced -> number(dossier, replaced)));
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    writer.write(outgoing, payload);
    Reader reader = new Reader(practice.partner(), dossier.id());
    sendings.insert(
        new Sendings.Draft(
            reader,
            version,
            reason(dossier, reasons, version),
            practice.format(),
            number,
            fileName(dossier, version, writer.extension()),
            next.told().size(),
            !reasons.isEmpty(),
            payload.toByteArray()));
    told.write(reader, next.told());
  }

  /** Earlier results stand in the first order that has a result of their analyte. */
  private List<LabOrder> withEarlier(Dossier dossier, List<LabOrder> orders, Subscription practice)
      throws SQLException {
    Map<String, List<LabResult>> byAnalyte =
        earlier.of(dossier, orders, practice).stream()
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

  /** Short: MSH-10 has room for 20 characters. */
  private static String number(Dossier dossier, int version) {
    return "E" + dossier.id() + "." + version;
  }

  private static String fileName(Dossier dossier, int version, String extension) {
    return version == 1
        ? String.format(Locale.ROOT, "resultat-%08d.%s", dossier.id(), extension)
        : String.format(Locale.ROOT, "resultat-%08d-v%d.%s", dossier.id(), version, extension);
  }
}
