package org.estuaire.lab.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.estuaire.exchange.Seal;
import org.estuaire.identity.Claim;
import org.estuaire.identity.registry.StatedIdentities;
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
    Map<Long, Map<String, Reason>> entitled = new HashMap<>();
    for (Entitlement one : entitlements.of(ids)) {
      entitled
          .computeIfAbsent(one.dossierId(), d -> new TreeMap<>())
          .put(one.partner(), one.reason());
    }
    Map<Reader, Map<Told.Key, Told>> known = told.read(ids);
    Map<Reader, Integer> versions = sendings.lastVersions(ids);
    List<Dossier> dossiers = reader.read(concerned(entitled.keySet(), known.keySet()));
    Map<Long, Claim> claims =
        identities.toPassOn(dossiers.stream().map(Dossier::sourceIdentityId).toList());
    int made = 0;
    for (Dossier dossier : dossiers) {
      Map<String, Reason> readers = entitled.getOrDefault(dossier.id(), Map.of());
      for (Subscription practice : subscriptions.values()) {
        Reader one = new Reader(practice.partner(), dossier.id());
        Optional<Reason> reason = Optional.ofNullable(readers.get(practice.partner()));
        Map<Told.Key, Told> before = known.getOrDefault(one, Map.of());
        if (reason.isPresent() || !before.isEmpty()) {
          Scope scope = scope(dossier, reason);
          NextVersion next = NextVersion.of(dossier, before, scope);
          if (next.changed()) {
            int version = versions.getOrDefault(one, 0) + 1;
            send(
                dossier,
                claims.get(dossier.sourceIdentityId()),
                practice,
                next,
                version,
                reason(reason, scope, version));
            made++;
          }
        }
      }
    }
    return made;
  }

  /** Most dossiers concern no practice: their results need not be read. */
  private static List<Long> concerned(Set<Long> entitled, Set<Reader> knowing) {
    Set<Long> concerned = new TreeSet<>(entitled);
    knowing.forEach(reader -> concerned.add(reader.dossierId()));
    return List.copyOf(concerned);
  }

  private Scope scope(Dossier dossier, Optional<Reason> reason) {
    if (reason.isPresent()) {
      return Scope.ALL;
    }
    return moved.contains(dossier.id()) ? Scope.NOTHING : Scope.KNOWN;
  }

  private static Reason reason(Optional<Reason> entitled, Scope scope, int version) {
    if (scope == Scope.NOTHING) {
      return Reason.WITHDRAWAL;
    }
    return version > 1 ? Reason.CORRECTION : entitled.orElse(Reason.CORRECTION);
  }

  private void send(
      Dossier dossier,
      Claim patient,
      Subscription practice,
      NextVersion next,
      int version,
      Reason reason)
      throws SQLException, IOException {
    ReportWriter writer = writers.get(practice.format());
    String number = number(dossier, version);
    List<LabOrder> orders = withEarlier(dossier, next.orders(), practice);
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
            version == 1 ? Optional.empty() : Optional.of(number(dossier, version - 1)));
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    writer.write(outgoing, payload);
    Reader reader = new Reader(practice.partner(), dossier.id());
    sendings.insert(
        new Sendings.Draft(
            reader,
            version,
            reason,
            practice.format(),
            number,
            fileName(dossier, version, writer.extension()),
            next.told().size(),
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
