package org.estuaire.identity.feed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.MappingReader;
import org.estuaire.delimited.MappingReading;
import org.estuaire.delimited.Mappings;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.identity.registry.TestPersons;
import org.estuaire.terminology.Communes;

/** Identity exports of a test, read as the mapping files of the configuration say. */
public final class Feed {

  public static final Partner GHT =
      Partner.named("ght-estran", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
          .withIdentityDomain("2.999.20.1");
  static final Partner TERRITORY =
      Partner.named("identites-territoire", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
          .withIdentityDomain("2.999.20.2");

  /** A day after which no event of a test lies, unless it means to. */
  private static final Clock TODAY =
      Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

  /** No official table was imported. */
  private static final Communes NO_TABLE =
      new Communes() {
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
      };

  private static final Path MAPPINGS = Path.of("..", "config", "mappings");

  /** As they apply to what the hospital group sends, in any format. */
  public static final Normaliser<IdentityStatement> RULES =
      new Feed(Environment.DEMO).lane.rules(GHT);

  final IdentityRecords lane;
  final RecordFormat<IdentityStatement> format;

  Feed(Environment environment) {
    this.lane =
        new IdentityRecords(
            new Mappings(
                Map.of(
                    GHT.code(), List.of(mapping("identite-ght-estran.yaml")),
                    TERRITORY.code(), List.of(mapping("identite-territoire.yaml")))),
            environment,
            TODAY,
            NO_TABLE,
            List.of(),
            TestPersons.NUMBERS);
    this.format = lane.formats().get(0);
  }

  private static Mapping mapping(String file) {
    MappingReading reading =
        new MappingReader(List.of(IdentityCsv.SCHEMA)).read(MAPPINGS.resolve(file));
    return ((MappingReading.Valid) reading).mapping();
  }

  /** A row of the hospital group that is right in everything; change what a test is about. */
  static Map<String, String> row() {
    Map<String, String> row = new LinkedHashMap<>();
    row.put("EVENEMENT", "CREATE");
    row.put("DATE_EVENEMENT", "2026-03-01T08:00:00");
    row.put("ID_LOCAL", "8001");
    row.put("NOM_NAISSANCE", "Kervoal");
    row.put("PRENOM", "Amélie");
    row.put("PRENOMS", "Amélie, Rose");
    row.put("NOM_UTILISE", "Marnon");
    row.put("PRENOM_UTILISE", "");
    row.put("DATE_NAISSANCE", "17/04/1961");
    row.put("DATE_INCERTAINE", "N");
    row.put("SEXE", "F");
    row.put("LIEU_NAISSANCE", "38999");
    row.put("INS", "2610438999012");
    row.put("CLE_INS", org.estuaire.person.InsKey.of("2610438999012"));
    row.put("OID_INS", "1.2.250.1.213.1.4.11");
    row.put("STATUT", "QUAL");
    row.put("ATTRIBUTS", "");
    row.put("NIR", "");
    row.put("ADRESSE", "1 quai Nord");
    row.put("CODE_POSTAL", "38999");
    row.put("COMMUNE", "38999");
    row.put("TELEPHONE", "04 99 00 11 22");
    row.put("DATE_DECES", "");
    return row;
  }

  static Map<String, String> row(String... changes) {
    Map<String, String> row = row();
    for (int i = 0; i < changes.length; i += 2) {
      row.replace(changes[i], changes[i + 1]);
    }
    return row;
  }

  @SafeVarargs
  static byte[] file(Map<String, String>... rows) {
    StringBuilder text = new StringBuilder(String.join(";", rows[0].keySet())).append("\r\n");
    for (Map<String, String> row : rows) {
      text.append(String.join(";", row.values())).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The outcome of the only row, which must be readable. */
  Outcome<IdentityStatement> judge(Map<String, String> row) throws IOException {
    return lane.rules(GHT).normalise(statements(file(row), GHT).get(0));
  }

  IdentityStatement accepted(Map<String, String> row) throws IOException {
    return ((Outcome.Accepted<IdentityStatement>) judge(row)).record();
  }

  /** Codes of errors, or of warnings where the row is accepted. */
  List<String> codes(Map<String, String> row) throws IOException {
    Outcome<IdentityStatement> outcome = judge(row);
    List<Finding> findings =
        outcome instanceof Outcome.Rejected<IdentityStatement> rejected
            ? rejected.why()
            : ((Outcome.Accepted<IdentityStatement>) outcome).warnings();
    return findings.stream().map(finding -> finding.code().code()).toList();
  }

  List<IdentityStatement> statements(byte[] file, Partner partner) throws IOException {
    return decode(file, partner).stream()
        .map(decoded -> ((Decoded.Readable<IdentityStatement>) decoded).record())
        .toList();
  }

  List<Decoded<IdentityStatement>> decode(byte[] file, Partner partner) throws IOException {
    Inspection.Ready ready =
        (Inspection.Ready) format.inspect(new ByteArrayInputStream(file), partner);
    List<Decoded<IdentityStatement>> decoded = new ArrayList<>();
    try (RecordSplitter records =
        format.split(new ByteArrayInputStream(file), partner, ready.reading())) {
      for (Optional<RawRecord> raw = records.next(); raw.isPresent(); raw = records.next()) {
        decoded.add(format.decoder(partner, ready.reading()).decode(raw.get()));
      }
    }
    return decoded;
  }

  boolean recognises(byte[] head, Partner partner) {
    return format.recognises(head, partner);
  }

  static Charset windows() {
    return Charset.forName("windows-1252");
  }
}
