package org.estuaire.synthetic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.estuaire.delimited.Mapping;
import org.estuaire.delimited.Mappings;
import org.estuaire.exchange.Decoded;
import org.estuaire.exchange.Filed;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Outcome;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.social.ApaRecords;
import org.estuaire.social.ApaScale;
import org.estuaire.social.Entitlement;
import org.estuaire.terminology.Communes;

/** Loads the first file of a council through its new mapping, without identity and ledger. */
final class CouncilFirstNight {

  private final Partner partner;
  private final ApaRecords records;

  CouncilFirstNight(String code, Mapping mapping) {
    this.partner =
        Partner.named(code, Partner.Kind.COUNCIL, LaneName.SOCIAL).withFacilities(List.of("38"));
    this.records = new ApaRecords(Mappings.of(code, mapping), Communes.NONE, ApaScale.NONE);
  }

  /** Loads all rows; gives what was found in those that were refused. */
  List<Finding> load(DataSource database, byte[] file) throws IOException, SQLException {
    RecordFormat<Entitlement> format = records.formats().get(0);
    Inspection inspection = format.inspect(new ByteArrayInputStream(file), partner);
    if (!(inspection instanceof Inspection.Ready ready)) {
      throw new AssertionError(inspection.toString());
    }
    List<Finding> refused = new ArrayList<>();
    List<Filed<Entitlement>> accepted = new ArrayList<>();
    var decoder = format.decoder(partner, ready.reading());
    try (RecordSplitter splitter =
        format.split(new ByteArrayInputStream(file), partner, ready.reading())) {
      for (Optional<RawRecord> raw = splitter.next(); raw.isPresent(); raw = splitter.next()) {
        Decoded<Entitlement> decoded = decoder.decode(raw.get());
        if (decoded instanceof Decoded.Unreadable<Entitlement> unreadable) {
          refused.addAll(unreadable.why());
          continue;
        }
        Entitlement record = ((Decoded.Readable<Entitlement>) decoded).record();
        Outcome<Entitlement> outcome = records.rules(partner).normalise(record);
        if (outcome instanceof Outcome.Rejected<Entitlement> rejected) {
          refused.addAll(rejected.why());
        } else {
          Entitlement good = ((Outcome.Accepted<Entitlement>) outcome).record();
          long identity = accepted.size() + 1L;
          accepted.add(new Filed<>(1, raw.get().place(), partner.code(), identity, good));
        }
      }
    }
    load(database, accepted);
    return refused;
  }

  private void load(DataSource database, List<Filed<Entitlement>> rows) throws SQLException {
    try (Connection tx = database.getConnection();
        var insert = tx.prepareStatement("INSERT INTO exchange.partner VALUES (?, 'x', 'x')")) {
      tx.setAutoCommit(false);
      insert.setString(1, partner.code());
      insert.execute();
      records.loader().load(tx, rows);
      tx.commit();
    }
  }

  /** Everything that is known of the rights of this council; what a person knows them by first. */
  String rights() {
    return """
        SELECT trim(concat_ws(' ', dossier, kind, decision, gir, evaluated_on,
                 coalesce(starts_on::text, ''), coalesce(accepted::text, ''),
                 coalesce(participation::text, ''))),
               '',
               to_jsonb(e) - '{partner,content,delivery_id,ordinal}'::text[]
          FROM social.entitlement e
         WHERE partner = '%s'
         ORDER BY dossier, right_key, plan_version
        """
        .formatted(partner.code());
  }
}
