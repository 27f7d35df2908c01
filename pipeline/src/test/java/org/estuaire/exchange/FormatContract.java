package org.estuaire.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.estuaire.person.Claim;
import org.estuaire.person.IdentityStatus;
import org.estuaire.person.trust.PersonInEveryFormat;
import org.estuaire.person.trust.PersonInEveryFormat.Stated;
import org.junit.jupiter.api.Test;

/**
 * What every format promises. A format's test says what its good deliveries look like and inherits
 * the rest.
 */
public abstract class FormatContract<R extends LaneRecord> {

  /** In what formats may differ: checked where it is declared, and where it is not. */
  public enum Trait {
    /** A delivery may hold more than one record, and then be longer than a record may be. */
    HOLDS_MANY_RECORDS,
    /** A record's bytes are those of the delivery at its offset. */
    RECORDS_ARE_SLICES,
    /** The first record is cut long before the delivery has been read to its end. */
    CUTS_WHILE_READING,
    /** A record has parts, such as results, and each of them is accounted for. */
    HAS_PARTS
  }

  private static final int MUTATIONS = Integer.getInteger("estuaire.mutations", 400);
  private static final long SEED = Long.getLong("estuaire.seed", 20261130);
  private static final int LARGE = 24 << 20;

  /** Of a large delivery; samples have a few thousand bytes. */
  private static final int SMALL_RECORDS = 64 << 10;

  /** What a few thousand bytes may cost: a bound against those that are told to become millions. */
  private static final long MOST_ALLOCATED = 256L << 20;

  private static final Pattern UNFILLED = Pattern.compile("\\{\\d");
  private static final String NIR_AUTHORITY = "1.2.250.1.213.1.4.8";

  protected abstract RecordFormat<R> format();

  protected abstract Partner partner();

  protected abstract Normaliser<R> rules();

  /** Deliveries of records that are read and accepted. */
  protected abstract List<byte[]> samples() throws IOException;

  /** A delivery of at least so many bytes, made while it is read. */
  protected abstract InputStream large(int bytes) throws IOException;

  /** How senders of this format call the places of a record. */
  protected abstract Pattern fields();

  protected abstract Set<Trait> traits();

  /** Formats of which deliveries are recognised too, for they are asked before this one. */
  protected Set<String> alsoRecognises() {
    return Set.of();
  }

  /** The stated person of this format, where it can state one with its trust. */
  protected abstract Optional<PersonInEveryFormat> person();

  /** One that is damaged in a way that gets past the packing of the format. */
  protected byte[] mutated(byte[] delivery, Random random) throws IOException {
    return Mutation.of(delivery, random);
  }

  @Test
  void aDeliveryOfItsOwnIsRecognised() throws IOException {
    for (byte[] sample : samples()) {
      assertThat(recognises(sample)).isTrue();
    }
  }

  @Test
  void aDeliveryOfAnotherFormatIsNotRecognisedUnlessThatIsDeclared() throws IOException {
    Set<String> recognised = new HashSet<>();
    for (FormatContract<?> other : FormatContracts.all()) {
      for (byte[] sample : other.samples()) {
        if (recognises(sample)) {
          recognised.add(other.format().code());
        }
      }
    }
    recognised.remove(format().code());
    assertThat(recognised).isEqualTo(alsoRecognises());
  }

  @Test
  void goodDeliveriesAreAcceptedRecordByRecord() throws IOException {
    for (byte[] sample : samples()) {
      ReadDelivery<R> read = promised(sample);
      assertThat(read.ready()).as("%s", read.ofDelivery()).isTrue();
      assertThat(read.records()).isNotEmpty();
      assertThat(read.outcomes()).allMatch(outcome -> outcome instanceof Outcome.Accepted);
    }
  }

  @Test
  void everyPartOfARecordIsAccountedFor() throws IOException {
    int parts = 0;
    for (byte[] sample : samples()) {
      for (Decoded<R> decoded : read(sample).decoded()) {
        assertThat(decoded.tally().isPresent()).isEqualTo(traits().contains(Trait.HAS_PARTS));
        parts += decoded.tally().map(Tally::read).orElse(0);
      }
    }
    assertThat(parts > 0).isEqualTo(traits().contains(Trait.HAS_PARTS));
  }

  @Test
  void recordsAreSlicesOfTheirDeliveryWhereThatIsDeclared() throws IOException {
    boolean slices = true;
    for (byte[] sample : samples()) {
      for (RawRecord raw : read(sample).records()) {
        slices &= isSlice(raw, sample);
      }
    }
    assertThat(slices).isEqualTo(traits().contains(Trait.RECORDS_ARE_SLICES));
  }

  @Test
  void theSameBytesGiveTheSameRecordsFindingsAndPlaces() throws IOException {
    for (byte[] sample : samples()) {
      assertThat(read(sample)).usingRecursiveComparison().isEqualTo(read(sample));
    }
  }

  @Test
  void aDeliveryCutAnywhereIsRefusedOrReadWithFindings() throws IOException {
    for (byte[] sample : samples()) {
      int step = Math.max(1, sample.length / 100);
      for (int length = 0; length < sample.length; length += step) {
        promised(Arrays.copyOf(sample, length), "cut at " + length);
      }
    }
  }

  /** More with {@code -Destuaire.mutations=100000}, others with {@code -Destuaire.seed}. */
  @Test
  void aDamagedDeliveryIsRefusedOrReadWithFindings() throws IOException {
    List<byte[]> samples = samples();
    for (int i = 0; i < MUTATIONS; i++) {
      Random random = new Random(SEED + i);
      byte[] bytes = mutated(samples.get(i % samples.size()), random);
      promised(bytes, "estuaire.seed=" + (SEED + i) + " of sample " + i % samples.size());
    }
  }

  /** A record of quarantine may have been changed by hand before it is replayed. */
  @Test
  void aDamagedRecordIsReadOrRefusedWithFindings() throws IOException {
    List<byte[]> samples = samples();
    for (int i = 0; i < samples.size(); i++) {
      ReadDelivery<R> read = read(samples.get(i));
      Reading reading = ((Inspection.Ready) read.inspection()).reading();
      RecordDecoder<R> decoder = format().decoder(partner(), reading);
      for (int j = 0; j < MUTATIONS / samples.size(); j++) {
        Random random = new Random(SEED + j);
        RawRecord raw = read.records().get(random.nextInt(read.records().size()));
        byte[] bytes = Mutation.of(raw.bytes(), random);
        damaged(decoder, new RawRecord(raw.place(), bytes), "seed " + (SEED + j) + " of " + i);
      }
    }
  }

  private void damaged(RecordDecoder<R> decoder, RawRecord raw, String how) {
    try {
      Decoded<R> decoded = decoder.decode(raw);
      isWellJudged(decoded, ReadDelivery.outcome(decoded, rules()), raw.place());
    } catch (RuntimeException | AssertionError | StackOverflowError broken) {
      throw new AssertionError(format().code() + ", " + how + ": " + broken, broken);
    }
  }

  @Test
  void aLargeDeliveryIsInspectedAndCutWithoutBeingKept() throws IOException {
    Partner small = partner().withLimits(new Partner.Limits(1L << 40, SMALL_RECORDS));
    HeapWatch inspected = new HeapWatch(large(LARGE));
    Inspection inspection = format().inspect(inspected, small);
    inspected.assertKeptLittle();
    assertThat(inspection instanceof Inspection.Ready)
        .isEqualTo(traits().contains(Trait.HOLDS_MANY_RECORDS));
    if (inspection instanceof Inspection.Ready ready) {
      HeapWatch cut = new HeapWatch(large(LARGE));
      try (RecordSplitter records = format().split(cut, small, ready.reading())) {
        assertThat(records.next()).isPresent();
        assertThat(cut.soFar() < LARGE / 8).isEqualTo(traits().contains(Trait.CUTS_WHILE_READING));
        int count = 1;
        while (records.next().isPresent()) {
          count++;
        }
        assertThat(count).isEqualTo(ready.records());
      }
      cut.assertKeptLittle();
    }
  }

  /** One statement has one meaning, in whichever format it is made. */
  @Test
  void aStatedPersonIsUnderstoodAsInAnyOtherFormat() throws IOException {
    if (person().isEmpty()) {
      statesNoTrust();
      return;
    }
    for (String status : List.of("VALI", "PROV", "RECUP", "QUAL")) {
      Stated stated =
          new Stated("fr-core-cs-v2-0445", status, "", "185083899900130", NIR_AUTHORITY);
      Claim here = person().orElseThrow().read(stated).orElseThrow();
      Claim there = PersonInEveryFormat.HL7.read(stated).orElseThrow();
      assertThat(here.localId()).isEqualTo(there.localId());
      assertThat(here.traits().birthName()).isEqualToIgnoringCase(there.traits().birthName());
      assertThat(here.traits().birthDate()).isEqualTo(there.traits().birthDate());
      if (person().orElseThrow().statesTrust()) {
        assertThat(here.status()).isEqualTo(there.status());
        assertThat(here.ins()).isEqualTo(there.ins());
      }
    }
  }

  private void statesNoTrust() throws IOException {
    for (byte[] sample : samples()) {
      for (Outcome<R> outcome : read(sample).outcomes()) {
        R record = ((Outcome.Accepted<R>) outcome).record();
        assertThat(record.statesAPerson() && record.claim().status() == IdentityStatus.QUALIFIED)
            .isFalse();
      }
    }
  }

  private boolean recognises(byte[] delivery) throws IOException {
    int head = Math.min(delivery.length, RecordFormat.HEAD_BYTES);
    return format().recognises(Arrays.copyOf(delivery, head), partner())
        && format().holds(() -> new ByteArrayInputStream(delivery), partner());
  }

  private ReadDelivery<R> read(byte[] delivery) throws IOException {
    return ReadDelivery.of(format(), partner(), rules(), delivery);
  }

  private void promised(byte[] delivery, String how) {
    try {
      recognises(delivery);
      long before = allocated();
      promised(delivery);
      assertThat(allocated() - before).as("bytes allocated").isLessThan(MOST_ALLOCATED);
    } catch (IOException | RuntimeException | AssertionError | StackOverflowError broken) {
      throw new AssertionError(format().code() + ", " + how + ": " + broken, broken);
    }
  }

  /** What holds of any bytes, good or bad. */
  private ReadDelivery<R> promised(byte[] delivery) throws IOException {
    ReadDelivery<R> read = read(delivery);
    read.ofDelivery().forEach(this::isWellSaid);
    if (read.ready()) {
      assertThat(read.records()).hasSize(read.counted());
    } else {
      assertThat(read.ofDelivery()).isNotEmpty();
    }
    long end = 0;
    for (int i = 0; i < read.records().size(); i++) {
      Place place = read.records().get(i).place();
      assertThat(place.ordinal()).isEqualTo(i + 1);
      assertThat(place.offset()).isGreaterThanOrEqualTo(end);
      assertThat(place.line()).isPositive();
      end = traits().contains(Trait.RECORDS_ARE_SLICES) ? place.offset() + place.length() : 0;
      isWellJudged(read.decoded().get(i), read.outcomes().get(i), place);
    }
    return read;
  }

  private void isWellJudged(Decoded<R> decoded, Outcome<R> outcome, Place place) {
    List<Finding> ofForm = ReadDelivery.findings(decoded);
    assertThat(ofForm.stream().anyMatch(f -> f.severity() != Severity.WARNING))
        .as("errors among %s", ofForm)
        .isEqualTo(decoded instanceof Decoded.Unreadable);
    List<Finding> all = new ArrayList<>(ofForm);
    all.addAll(ReadDelivery.findings(outcome));
    for (Finding finding : all) {
      isWellSaid(finding);
      if (traits().contains(Trait.RECORDS_ARE_SLICES) && finding.line() > 0) {
        assertThat(finding.line()).as("%s", finding).isGreaterThanOrEqualTo(place.line());
      }
    }
    if (outcome instanceof Outcome.Accepted<R> accepted && decoded.tally().isPresent()) {
      Tally tally = decoded.tally().get().leaving(accepted.record().leftOut());
      assertThat(accepted.record().parts() + tally.left()).isEqualTo(tally.read());
    }
  }

  /** In words that are whole, about a place as this format's senders call it. */
  private void isWellSaid(Finding finding) {
    assertThat(finding.field()).as("%s", finding).matches("|" + fields().pattern());
    for (Language language : Language.values()) {
      assertThat(finding.message(language)).isNotBlank().doesNotContainPattern(UNFILLED);
      assertThat(finding.remedy(language)).isNotBlank().doesNotContainPattern(UNFILLED);
    }
  }

  private static boolean isSlice(RawRecord raw, byte[] delivery) {
    long from = raw.place().offset();
    long to = from + raw.place().length();
    return raw.place().length() == raw.bytes().length
        && to <= delivery.length
        && Arrays.equals(Arrays.copyOfRange(delivery, (int) from, (int) to), raw.bytes());
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
