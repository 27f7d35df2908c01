package org.estuaire.social;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.Mappings;
import org.estuaire.delimited.RefusedRow;
import org.estuaire.delimited.RefusedRows;
import org.estuaire.exchange.AgreedSeverities;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.Loader.LoadResult;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.repository.TestDatabase;
import org.estuaire.repository.TestQuery;
import org.estuaire.terminology.Communes;

/** Receives the deliveries of one council as the night does, without identity and ledger. */
final class CouncilDesk {

  static final Path CONFIGURATION = Path.of("..", "config");

  private static final Path MAPPINGS = CONFIGURATION.resolve("mappings");

  private final Partner partner;
  private final ApaRecords lane;
  private final Map<String, Long> identities = new ConcurrentHashMap<>();
  private DataSource database;
  private long deliveries;

  CouncilDesk(String department) {
    this(department, new NoCommunes());
  }

  CouncilDesk(String department, Communes communes) {
    this(department, communes, AgreedSeverities.NONE);
  }

  CouncilDesk(String department, AgreedSeverities agreed) {
    this(department, new NoCommunes(), agreed);
  }

  private CouncilDesk(String department, Communes communes, AgreedSeverities agreed) {
    String code = "cd-" + department;
    this.partner =
        Partner.named(code, Partner.Kind.COUNCIL, LaneName.SOCIAL)
            .withFacilities(List.of(department))
            .withSeverities(agreed);
    this.lane =
        new ApaRecords(Mappings.of(code, mapping(code)), communes, ApaScale.read(CONFIGURATION));
  }

  /**
   * @param loaded what became of each accepted row
   * @param refused the rows to correct, as their sender gets them
   */
  record Receipt(
      List<LoadResult> loaded, List<List<Finding>> why, List<Finding> warnings, byte[] refused) {}

  /** A row as the lane's rules leave it. */
  Outcome<Entitlement> judge(byte[] file) throws IOException {
    return outcomes(file).get(0);
  }

  Inspection inspect(byte[] file) throws IOException {
    return format().inspect(new ByteArrayInputStream(file), partner);
  }

  RecordFormat<Entitlement> format() {
    return lane.formats().get(0);
  }

  Normaliser<Entitlement> rules() {
    return lane.rules(partner);
  }

  Partner partner() {
    return partner;
  }

  Receipt receive(byte[] file) throws IOException, SQLException {
    deliveries++;
    List<RawRecord> raws = split(file);
    List<Outcome<Entitlement>> outcomes = outcomes(file);
    List<Filed<Entitlement>> accepted = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    List<List<Finding>> why = new ArrayList<>();
    List<Finding> warnings = new ArrayList<>();
    for (int i = 0; i < raws.size(); i++) {
      if (outcomes.get(i) instanceof Outcome.Accepted<Entitlement> good) {
        accepted.add(file(raws.get(i), good.record()));
        warnings.addAll(good.warnings());
      } else if (outcomes.get(i) instanceof Outcome.Rejected<Entitlement> bad) {
        why.add(bad.why());
        refused.add(refusedRow(raws.get(i), bad.why()));
      }
    }
    return new Receipt(load(accepted), why, warnings, refusedRows(file, refused));
  }

  DataSource database() throws SQLException {
    if (database == null) {
      database = TestDatabase.create();
      try (Connection connection = database.getConnection();
          var insert =
              connection.prepareStatement("INSERT INTO exchange.partner VALUES (?, 'x', 'x')")) {
        insert.setString(1, partner.code());
        insert.execute();
      }
    }
    return database;
  }

  List<LoadResult> load(List<Filed<Entitlement>> chunk) throws SQLException {
    try (Connection tx = database().getConnection()) {
      tx.setAutoCommit(false);
      List<LoadResult> results = lane.loader().load(tx, chunk);
      tx.commit();
      return results;
    }
  }

  /** The rows of a query, cells joined by a blank. */
  List<String> query(String sql) throws SQLException {
    return TestQuery.rows(database(), sql).stream().map(row -> row.replace('|', ' ')).toList();
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = database().getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private List<Outcome<Entitlement>> outcomes(byte[] file) throws IOException {
    Inspection.Ready ready = (Inspection.Ready) inspect(file);
    var decoder = format().decoder(partner, ready.reading());
    List<Outcome<Entitlement>> outcomes = new ArrayList<>();
    for (RawRecord raw : split(file)) {
      Decoded<Entitlement> decoded = decoder.decode(raw);
      outcomes.add(
          decoded instanceof Decoded.Readable<Entitlement> readable
              ? told(readable.warnings(), lane.rules(partner).normalise(readable.record()))
              : rejected((Decoded.Unreadable<Entitlement>) decoded));
    }
    assertThat(outcomes).hasSize(ready.records());
    return outcomes;
  }

  private static Outcome<Entitlement> told(List<Finding> ofForm, Outcome<Entitlement> outcome) {
    if (!(outcome instanceof Outcome.Accepted<Entitlement> accepted)) {
      return outcome;
    }
    List<Finding> all = new ArrayList<>(ofForm);
    all.addAll(accepted.warnings());
    return new Outcome.Accepted<>(accepted.record(), all);
  }

  private static Outcome<Entitlement> rejected(Decoded.Unreadable<Entitlement> unreadable) {
    return new Outcome.Rejected<>(unreadable.key(), unreadable.why());
  }

  private List<RawRecord> split(byte[] file) throws IOException {
    Inspection.Ready ready = (Inspection.Ready) inspect(file);
    List<RawRecord> raws = new ArrayList<>();
    try (RecordSplitter splitter =
        format().split(new ByteArrayInputStream(file), partner, ready.reading())) {
      Optional<RawRecord> next = splitter.next();
      while (next.isPresent()) {
        raws.add(next.get());
        next = splitter.next();
      }
    }
    return raws;
  }

  private Filed<Entitlement> file(RawRecord raw, Entitlement record) {
    long identity = identities.computeIfAbsent(record.dossier(), dossier -> identities.size() + 1L);
    return new Filed<>(deliveries, raw.place(), partner.code(), identity, record);
  }

  private static RefusedRow refusedRow(RawRecord raw, List<Finding> why) {
    return new RefusedRow(raw.bytes(), raw.place().line(), why);
  }

  private byte[] refusedRows(byte[] file, List<RefusedRow> refused) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RefusedRows.of(
            ((Inspection.Ready) inspect(file)).reading(), mapping(partner.code()), Language.FR)
        .write(refused.iterator(), out);
    return out.toByteArray();
  }

  private static Mapping mapping(String code) {
    MappingReading reading =
        new MappingReader(List.of(Apa.SCHEMA)).read(MAPPINGS.resolve("apa-" + code + ".yaml"));
    return ((MappingReading.Valid) reading).mapping();
  }

  private static final class NoCommunes implements Communes {
    @Override
    public Optional<Commune> find(String code, LocalDate on) {
      return Optional.empty();
    }

    @Override
    public boolean knows(String code) {
      return false;
    }

    @Override
    public boolean complete() {
      return false;
    }
  }
}
