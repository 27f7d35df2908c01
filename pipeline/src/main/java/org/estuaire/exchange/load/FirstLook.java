package org.estuaire.exchange.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.DeliveryRefused;
import org.estuaire.exchange.Inspection;
import org.estuaire.exchange.OfficePackage;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.landing.ArchiveKind;

/** The first look into the bytes of a delivery: what it is, and how it is to be read. */
final class FirstLook {

  private final RecordTypes types;

  FirstLook(RecordTypes types) {
    this.types = types;
  }

  /**
   * @param bytes how many there are
   * @param content opened once or several times
   */
  Look at(Partner partner, long bytes, RecordFormat.Content content) throws IOException {
    if (bytes == 0) {
      return new Look.Found(Optional.empty(), unrecognised(partner, new byte[0]));
    }
    try (PushbackInputStream whole =
        new PushbackInputStream(content.open(), RecordFormat.HEAD_BYTES)) {
      byte[] head = whole.readNBytes(RecordFormat.HEAD_BYTES);
      Optional<ArchiveKind> kind = ArchiveKind.of(head);
      if (kind.isPresent() && OfficePackage.of(head) == OfficePackage.NONE) {
        return new Look.Packed(kind.get());
      }
      whole.unread(head);
      Optional<RecordTypes.Match> match = types.recognise(head, content, partner);
      Inspection inspection =
          match.isPresent()
              ? inspect(whole, match.get().format(), partner)
              : unrecognised(partner, head);
      return new Look.Found(match, inspection);
    }
  }

  private static Inspection inspect(InputStream content, RecordFormat<?> format, Partner partner)
      throws IOException {
    try {
      return format.inspect(content, partner);
    } catch (DeliveryRefused refused) {
      return new Inspection.Refused(List.of(refused.finding()));
    }
  }

  private Inspection unrecognised(Partner partner, byte[] head) {
    return new Inspection.Refused(List.of(UnexpectedContent.of(head, types.formatsOf(partner))));
  }
}
