package org.estuaire.lab.fhir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.fhir.IndexedBundle.Spot;
import org.estuaire.lab.fhir.Pieces.Piece;

/**
 * Cuts a delivery into reports. A bundle of one report is a record as it is; of a bundle of several
 * each record is a bundle of one report with all it refers to. A bundle that can't be read, or
 * holds no report, is a record too, so that nothing is dropped. Memory is bounded by one bundle of
 * the largest size allowed.
 *
 * <p>To know how many reports a bundle holds, it has to be read. Where an inspection has found that
 * every bundle is one record, they are not read again for that.
 */
final class BundleCutter implements RecordSplitter {

  private final Pieces pieces;
  private final int limit;
  private final boolean known;
  private boolean eachWhole = true;
  private Optional<IndexedBundle> bundle = Optional.empty();
  private Piece piece = new Piece(new byte[0], 0, 1);
  private int rank;
  private int ordinal;

  /**
   * @param limit bytes of a record; of a longer one just enough is kept to see that it is
   * @param known that each bundle is one record
   */
  BundleCutter(Pieces pieces, int limit, boolean known) {
    this.pieces = pieces;
    this.limit = limit;
    this.known = known;
  }

  /** Whether each bundle so far is one record. */
  boolean eachWhole() {
    return eachWhole;
  }

  @Override
  public Optional<RawRecord> next() throws IOException {
    try {
      return record();
    } catch (BundleRefused refused) {
      throw new DeliveryRefused(refused.finding());
    }
  }

  private Optional<RawRecord> record() throws IOException {
    if (bundle.isPresent() && rank < bundle.get().reports()) {
      return Optional.of(part(bundle.get(), rank++));
    }
    Optional<Piece> next = pieces.next();
    if (next.isEmpty()) {
      return Optional.empty();
    }
    piece = next.get();
    rank = 0;
    bundle = known ? Optional.empty() : indexed(piece).filter(IndexedBundle::hasSeveral);
    eachWhole &= bundle.isEmpty();
    return bundle.isPresent() ? record() : Optional.of(whole());
  }

  /** Empty for one that can't be read: its decoder says why. */
  private static Optional<IndexedBundle> indexed(Piece piece) {
    try {
      return Optional.of(new IndexedBundle(piece.bytes()));
    } catch (BundleRefused refused) {
      if (FhirFinding.OF_DELIVERY.contains(refused.finding().code())) {
        long line = Math.max(refused.finding().line(), 1);
        throw new BundleRefused(refused.finding().atLine(piece.line() + line - 1));
      }
      return Optional.empty();
    }
  }

  private RawRecord whole() {
    Place place = new Place(++ordinal, piece.line(), piece.offset(), piece.bytes().length);
    return new RawRecord(place, bounded(piece.bytes()));
  }

  private RawRecord part(IndexedBundle whole, int which) {
    Spot spot = whole.spot(which);
    Place place =
        new Place(
            ++ordinal,
            piece.line() + spot.line() - 1,
            piece.offset() + spot.offset(),
            spot.length());
    return new RawRecord(place, bounded(whole.report(which).getBytes(StandardCharsets.UTF_8)));
  }

  private byte[] bounded(byte[] record) {
    return record.length > limit ? Arrays.copyOf(record, limit + 1) : record;
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }
}
