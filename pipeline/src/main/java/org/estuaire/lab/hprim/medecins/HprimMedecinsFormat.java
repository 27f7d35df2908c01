package org.estuaire.lab.hprim.medecins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.estuaire.bytes.Charsets;
import org.estuaire.bytes.EncodingCensus;
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
 * HPRIM Médecins files: one or several dossiers, each a report about one person. One dossier is one
 * record.
 */
public final class HprimMedecinsFormat implements RecordFormat<LabReport> {

  /** Name of the format in configuration and reports. */
  public static final String CODE = "hprim-medecins";

  @Override
  public String code() {
    return CODE;
  }

  @Override
  public List<FindingCode> findings() {
    return List.of(MedecinsFinding.values());
  }

  @Override
  public boolean recognises(byte[] head, Partner partner) {
    return Recognition.recognises(head);
  }

  /**
   * Counts dossiers and finds the charset: byte order mark, strict UTF-8, what the partner's file
   * says, what the accented letters say. A file that isn't closed is read: many senders never do.
   */
  @Override
  public Inspection inspect(InputStream content, Partner partner) throws IOException {
    EncodingCensus census = new EncodingCensus(content);
    int records = 0;
    boolean closed;
    Charset charset;
    try (DossierCutter dossiers = new DossierCutter(census, 0)) {
      while (dossiers.next().isPresent()) {
        records++;
      }
      closed = dossiers.closed();
      charset = dossiers.units().marked().orElseGet(() -> charset(census, partner));
    }
    if (records == 0) {
      return new Inspection.Refused(List.of(Finding.of(MedecinsFinding.NO_DOSSIER)));
    }
    List<Finding> warnings = new ArrayList<>();
    if (!closed) {
      warnings.add(Finding.of(MedecinsFinding.FILE_NOT_CLOSED));
    }
    if (charset.equals(Charsets.MS_DOS) || charset.equals(Charsets.MACINTOSH)) {
      warnings.add(Finding.of(MedecinsFinding.CHARSET_GUESSED, charset.name()));
    }
    return new Inspection.Ready(new Reading(charset, Map.of()), records, warnings);
  }

  private static Charset charset(EncodingCensus census, Partner partner) {
    Charset found = census.found();
    return found.equals(StandardCharsets.UTF_8) ? found : partner.charset().orElse(found);
  }

  @Override
  public RecordSplitter split(InputStream content, Partner partner, Reading reading)
      throws IOException {
    return new DossierCutter(content, partner.limits().recordBytes());
  }

  @Override
  public RecordDecoder<LabReport> decoder(Partner partner, Reading reading) {
    return new DossierDecoder(partner, reading);
  }
}
