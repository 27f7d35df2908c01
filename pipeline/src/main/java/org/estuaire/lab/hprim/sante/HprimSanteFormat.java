package org.estuaire.lab.hprim.sante;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estuaire.bytes.EncodingCensus;
import org.estuaire.bytes.Utf16;
import org.estuaire.exchange.Environment;
import org.estuaire.exchange.Finding;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.Reading;
import org.estuaire.exchange.RecordDecoder;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordSplitter;
import org.estuaire.lab.model.LabReport;

/**
 * HPRIM Santé result files (context ORU, H2.0 to H2.4): one H, any number of persons, one L; also
 * several such files one after another. Each person is a record.
 */
public final class HprimSanteFormat implements RecordFormat<LabReport> {

  /** Stable name of the format. */
  public static final String CODE = "hprim-sante";

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final Environment environment;

  /**
   * @param environment decides whether test files are accepted
   */
  public HprimSanteFormat(Environment environment) {
    this.environment = environment;
  }

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(HprimSanteFinding.values());
  }

  /** H and five signs that are neither letters nor digits nor blanks. */
  @Override
  public boolean recognises(byte[] content, Partner partner) {
    byte[] head = Utf16.asUtf8(content);
    int from = startsWithMark(head) ? BYTE_ORDER_MARK.length : 0;
    while (from < head.length && head[from] > 0 && head[from] <= ' ') {
      from++;
    }
    return Delimiters.begin(head, from);
  }

  private static boolean startsWithMark(byte[] head) {
    return head.length >= BYTE_ORDER_MARK.length
        && head[0] == BYTE_ORDER_MARK[0]
        && head[1] == BYTE_ORDER_MARK[1]
        && head[2] == BYTE_ORDER_MARK[2];
  }

  /**
   * Reads H and L and counts what lies between: a file without L, or with other counts than L says,
   * was cut on its way and is refused whole. So are files of another context, and tests in
   * production.
   */
  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    FileCheck check = new FileCheck(environment, partner.zone());
    EncodingCensus census = new EncodingCensus(Utf16.asUtf8(content));
    LineReader lines = new LineReader(census, partner.limits().recordBytes());
    int records = 0;
    try (PersonCutter persons = new PersonCutter(lines, 0, check)) {
      while (persons.next().isPresent()) {
        records++;
      }
    }
    check.end();
    if (!check.errors().isEmpty()) {
      return new Inspection.Refused(check.errors());
    }
    List<Finding> warnings = new ArrayList<>(check.warnings());
    CharsetGuess guess = CharsetGuess.of(census, lines.marked());
    if (partner.charset().isEmpty()) {
      guess.warning().ifPresent(warnings::add);
    }
    Reading reading = new Reading(partner.charset().orElse(guess.charset()), Map.of());
    return new Inspection.Ready(reading, records, warnings);
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading)
      throws IOException {
    return new PersonCutter(Utf16.asUtf8(content), partner.limits().recordBytes());
  }

  @Override
  public RecordDecoder<LabReport> decoder(Partner partner, Reading reading) {
    return new ReportDecoder(environment, partner, reading);
  }
}
