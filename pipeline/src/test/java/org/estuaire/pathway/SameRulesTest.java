package org.estuaire.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.estuaire.pathway.PathwayWorld.HBA1C;
import static org.estuaire.pathway.PathwayWorld.TODAY;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.estuaire.exchange.CrashPoint;
import org.estuaire.exchange.Unsealed;
import org.estuaire.lab.distribution.Distribution;
import org.estuaire.lab.distribution.Subscription;
import org.estuaire.lab.model.Confidentiality;
import org.estuaire.lab.model.Mask;
import org.estuaire.lab.model.OutgoingReport;
import org.estuaire.lab.model.OutgoingReport.Party;
import org.estuaire.lab.model.ReportWriter;
import org.estuaire.lab.model.VisibilityStatement;
import org.estuaire.lab.model.VisibilityStatement.Word;
import org.estuaire.pathway.PathwayWorld.Person;
import org.estuaire.repository.TestQuery;
import org.junit.jupiter.api.Test;

/**
 * Whoever follows a patient is sent the results that their page is made of: the page asks a view,
 * the distribution its own rules, and both have to mean the same.
 */
class SameRulesTest {

  private static final String PRACTICE = "cabinet-x";

  private final PathwayWorld world = new PathwayWorld();
  private int day;

  @Test
  void aPageIsMadeOfWhatItsReaderIsSent() throws Exception {
    Person plain = patient();
    for (Confidentiality level : Confidentiality.values()) {
      result(plain, "labo-a", VisibilityStatement.of(level));
    }
    for (Mask mask : List.of(Mask.PROFESSIONALS, Mask.SECRET)) {
      for (Word word : List.of(Word.PUT, Word.UNCLEAR)) {
        result(plain, "labo-b", VisibilityStatement.of(mask, word));
      }
    }
    result(plain, "labo-a", VisibilityStatement.SILENT);
    for (String attribute : List.of("FICT", "DOUT", "ANOM", "CACH", "USUR", "HOMA")) {
      Person marked = patient();
      result(marked, "labo-a", VisibilityStatement.SILENT);
      result(marked, "labo-b", VisibilityStatement.SILENT);
      world.mark(marked, "labo-b", attribute);
    }
    Person objecting = patient();
    result(objecting, "labo-a", VisibilityStatement.SILENT);
    world.object(objecting, "diffusion");

    distribute();

    List<String> told =
        TestQuery.rows(
            world.database(),
            "SELECT DISTINCT o.order_number FROM distribution.told_result t"
                + " JOIN lab.report o ON o.id = t.report_id ORDER BY 1");
    List<String> seen =
        TestQuery.rows(
            world.database(),
            "SELECT DISTINCT o.order_number FROM pathway.reader r"
                + " JOIN lab.open_result o USING (person_id) ORDER BY 1");
    // A silent and a normal order, of six marked persons one order each, and that of a homonym.
    assertThat(seen).isEqualTo(told).hasSize(9);
  }

  private Person patient() throws Exception {
    Person person = world.person();
    world.follow(person, PRACTICE, "LIST");
    return person;
  }

  private void result(Person person, String laboratory, VisibilityStatement words)
      throws Exception {
    world.result(person, laboratory, HBA1C, TODAY.minusDays(++day), "7.1", "%", words);
  }

  private void distribute() throws Exception {
    Subscription subscription =
        new Subscription(
            PRACTICE,
            new Party(PRACTICE, PRACTICE),
            PathwayWorld.ZONE,
            "nothing",
            Set.of(),
            true,
            0);
    new Distribution(
            world.database(),
            List.of(subscription),
            Map.of("nothing", new NothingWriter()),
            partner -> new Party(partner, partner),
            Unsealed.SEAL,
            () -> TODAY,
            CrashPoint.Watch.NONE)
        .prepare();
  }

  /** What is sent is not looked at, only of which orders. */
  private static final class NothingWriter implements ReportWriter {
    @Override
    public String code() {
      return "nothing";
    }

    @Override
    public String extension() {
      return "txt";
    }

    @Override
    public void write(OutgoingReport report, OutputStream out) {
      // Nothing.
    }
  }
}
