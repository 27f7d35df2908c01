package org.estuaire.synthetic;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.estuaire.synthetic.RsfWriter.Layout;

/**
 * Single deliveries of any size, for benchmarks. They are made while they are read: to have one as
 * a file, copy the stream. The same seed and size give the same bytes.
 */
public final class BenchFiles {

  private static final LocalDate NIGHT = SampleNight.NIGHT;
  private static final List<Panel> TWENTY_RESULTS =
      List.of(Panel.BLOOD_COUNT, Panel.IONOGRAM, Panel.RENAL);

  private BenchFiles() {}

  /** HL7 messages of 20 results each, in one file, as labo-rive-gauche writes them. */
  public static InputStream lab(long seed, int messages) {
    LabMessages draw = new LabMessages(Laboratory.RIVE_GAUCHE, spec(seed));
    OruWriter writer = new OruWriter(Laboratory.RIVE_GAUCHE);
    return stream(
        persons(seed)
            .limit(messages)
            .map(person -> writer.bytes(draw.of(person, person.number(), TWENTY_RESULTS))));
  }

  /** The same reports as one HPRIM Santé file. */
  public static InputStream hprimSante(long seed, int reports) {
    LabMessages draw = new LabMessages(Laboratory.RIVE_GAUCHE, spec(seed));
    SanteWriter writer = new SanteWriter(Laboratory.RIVE_GAUCHE);
    Stream<byte[]> body =
        persons(seed)
            .limit(reports)
            .map(
                person ->
                    writer.report(
                        draw.of(person, person.number(), TWENTY_RESULTS), person.number()));
    Stream<byte[]> begun = Stream.concat(Stream.of(writer.head(NIGHT.atTime(22, 0))), body);
    return stream(Stream.concat(begun, Stream.of(writer.tail(reports))));
  }

  /** Rows of an APA export, as cd-38 writes it. */
  public static InputStream social(long seed, int rows) {
    ApaRows draw = new ApaRows(spec(seed));
    Stream<byte[]> body =
        persons(seed)
            .filter(draw::mayApply)
            .filter(ApaCsv.CD_38::covers)
            .limit(rows)
            .map(person -> ApaCsv.CD_38.row(draw.row(person)));
    Stream<byte[]> begun = Stream.concat(Stream.of(ApaCsv.CD_38.header()), body);
    return stream(Stream.concat(begun, Stream.of(ApaCsv.CD_38.trailer(rows))));
  }

  /** Rows of an identity feed, as ght-estran writes it. */
  public static InputStream identity(long seed, int rows) {
    IdentityCsv feed = IdentityCsv.GHT_ESTRAN;
    Stream<byte[]> body =
        persons(seed)
            .limit(rows)
            .map(
                person ->
                    feed.row(
                        IdentityEvent.create(feed.localId(person), person, NIGHT.atTime(8, 0))));
    return stream(Stream.concat(Stream.of(feed.header()), body));
  }

  /** Invoices of the current layout, as ch-estran writes them. */
  public static InputStream billing(long seed, int invoices) {
    RsfInvoices draw = new RsfInvoices(spec(seed));
    RsfWriter writer = new RsfWriter(Layout.SINCE_2022);
    return stream(
        persons(seed)
            .filter(draw::mayBill)
            .limit(invoices)
            .map(person -> writer.bytes(draw.usual(person, person.number()))));
  }

  private static TerritorySpec spec(long seed) {
    return new TerritorySpec(seed, Integer.MAX_VALUE, NIGHT);
  }

  private static Stream<Person> persons(long seed) {
    return Territory.generate(spec(seed)).persons();
  }

  private static InputStream stream(Stream<byte[]> pieces) {
    return new Pieces(pieces.iterator());
  }
}
