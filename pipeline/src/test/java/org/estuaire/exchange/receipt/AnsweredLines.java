package org.estuaire.exchange.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.AnsweredRecord;
import org.estuaire.exchange.DeliveryAnswer;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.LaneRecord;
import org.estuaire.exchange.Loader;
import org.estuaire.exchange.Normaliser;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Place;
import org.estuaire.exchange.RawRecord;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.exchange.RecordType;

/**
 * A record type whose one format has a record in each line, and answers each line with its outcome.
 */
final class AnsweredLines implements RecordType<LaneRecord> {

  @Override
  public String code() {
    return "lines";
  }

  @Override
  public List<FindingCode> findings() {
    return List.of();
  }

  @Override
  public LaneName lane() {
    return LaneName.LAB;
  }

  @Override
  public List<RecordFormat<LaneRecord>> formats() {
    return List.of(new Format());
  }

  @Override
  public Normaliser<LaneRecord> rules(Partner partner) {
    throw new AssertionError("receipts normalise nothing");
  }

  @Override
  public Loader<LaneRecord> loader() {
    return (tx, chunk) -> {
      throw new AssertionError("receipts load nothing");
    };
  }

  private static final class Format implements RecordFormat<LaneRecord>, DeliveryAnswer {

    @Override
    public String name() {
      return "answer";
    }

    @Override
    public String code() {
      return "lines";
    }

    @Override
    public RecordSplitter split(InputStream content, Partner partner, Reading reading) {
      BufferedReader lines = new BufferedReader(new InputStreamReader(content, UTF_8));
      return new RecordSplitter() {
        private int ordinal;

        @Override
        public Optional<RawRecord> next() throws IOException {
          String line = lines.readLine();
          ordinal++;
          return Optional.ofNullable(line)
              .map(l -> new RawRecord(new Place(ordinal, ordinal, 0, 0), l.getBytes(UTF_8)));
        }

        @Override
        public void close() throws IOException {
          lines.close();
        }
      };
    }

    @Override
    public String extension(Reading reading) {
      return "answer";
    }

    @Override
    public boolean onlyWhenRefused() {
      return false;
    }

    @Override
    public void write(OutputStream out, AnsweredDelivery delivery, Iterator<AnsweredRecord> records)
        throws IOException {
      while (records.hasNext()) {
        AnsweredRecord record = records.next();
        String answer =
            new String(record.raw().bytes(), UTF_8)
                + " "
                + record.outcome()
                + record.findings().stream().map(f -> " " + f.arguments()).toList();
        out.write((answer + "\n").getBytes(UTF_8));
      }
    }

    @Override
    public boolean recognises(byte[] head, Partner partner) {
      throw new AssertionError("receipts recognise nothing");
    }

    @Override
    public Inspection inspect(InputStream content, Partner partner) {
      throw new AssertionError("receipts inspect nothing");
    }

    @Override
    public RecordDecoder<LaneRecord> decoder(Partner partner, Reading reading) {
      throw new AssertionError("receipts decode nothing");
    }
  }
}
