package org.estuaire.identity.feed.pam;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.identity.feed.IdentityRecords;
import org.estuaire.identity.feed.IdentityStatement;
import org.estuaire.identity.registry.TestPersons;
import org.estuaire.terminology.Communes;

/** ADT messages of a test, read and judged as the lane does. All people are invented. */
final class Adt {

  static final Partner GHT =
      Partner.named("ght-estran", Partner.Kind.IDENTITY_DOMAIN, LaneName.IDENTITY)
          .withIdentityDomain("2.999.20.1");
  static final PamFormat FORMAT = new PamFormat(Environment.DEMO);

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

  private static final IdentityRecords LANE =
      new IdentityRecords(
          Mappings.NONE,
          Environment.DEMO,
          Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC),
          NO_TABLE,
          List.of(FORMAT),
          TestPersons.NUMBERS);

  static final Normaliser<IdentityStatement> RULES = LANE.rules(GHT);

  private Adt() {}

  /**
   * @param type MSH-9
   * @param segments after EVN
   */
  static String message(String type, String... segments) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "MSH|^~\\&|SIH|CH ESTRAN|ESTUAIRE|REGION|20260301090000||"
            + type
            + "|M1|P|2.5^FRA^2.11|||||FRA|8859/1|||");
    lines.add("EVN||20260301080000");
    lines.addAll(List.of(segments));
    return String.join("\r", lines) + "\r";
  }

  /** A PID that is right in everything. */
  static String pid(String identifiers, String reliability) {
    return "PID|||"
        + identifiers
        + "||KERVOAL^AMELIE^AMELIE ROSE^^^^L~MARNON^AMELIE^^^^^D||19610417|F|||"
        + "1 QUAI NORD^^ESTRAN^^38999^FRA^H~^^^^^^BDL^^38999|||||||||||||||||||||"
        + reliability;
  }

  static String ipp(String value) {
    return value + "^^^GHT&2.999.20.1&ISO^PI";
  }

  static String ins(String number) {
    return number + "^^^ASIP&1.2.250.1.213.1.4.11&ISO^INS";
  }

  static List<Decoded<IdentityStatement>> read(byte[] content) {
    try {
      Inspection.Ready ready =
          (Inspection.Ready) FORMAT.inspect(new ByteArrayInputStream(content), GHT);
      List<Decoded<IdentityStatement>> all = new ArrayList<>();
      try (RecordSplitter records =
          FORMAT.split(new ByteArrayInputStream(content), GHT, ready.reading())) {
        for (Optional<RawRecord> raw = records.next(); raw.isPresent(); raw = records.next()) {
          all.add(FORMAT.decoder(GHT, ready.reading()).decode(raw.get()));
        }
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Decoded<IdentityStatement> read(String message) {
    return read(message.getBytes(StandardCharsets.ISO_8859_1)).get(0);
  }

  static Outcome<IdentityStatement> judge(Decoded<IdentityStatement> decoded) {
    return RULES.normalise(((Decoded.Readable<IdentityStatement>) decoded).record());
  }

  static IdentityStatement accepted(String message) {
    return ((Outcome.Accepted<IdentityStatement>) judge(read(message))).record();
  }

  /** All findings of reading and judging, in this order. */
  static List<Finding> findings(Decoded<IdentityStatement> decoded) {
    if (decoded instanceof Decoded.Unreadable<IdentityStatement> unreadable) {
      return unreadable.why();
    }
    List<Finding> all = new ArrayList<>(((Decoded.Readable<IdentityStatement>) decoded).warnings());
    Outcome<IdentityStatement> outcome = judge(decoded);
    all.addAll(
        outcome instanceof Outcome.Rejected<IdentityStatement> rejected
            ? rejected.why()
            : ((Outcome.Accepted<IdentityStatement>) outcome).warnings());
    return all;
  }

  static List<String> codes(String message) {
    return findings(read(message)).stream().map(finding -> finding.code().code()).toList();
  }
}
