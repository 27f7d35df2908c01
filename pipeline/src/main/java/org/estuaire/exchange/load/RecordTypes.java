package org.estuaire.exchange.load;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.estuaire.exchange.FindingCode;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.exchange.RecordFormat;
import org.estuaire.exchange.RecordType;

/** The record types of this installation, in the order of their lanes. */
public final class RecordTypes {

  private final List<RecordType<?>> types;

  public RecordTypes(List<? extends RecordType<?>> types) {
    this.types =
        types.stream()
            .sorted(Comparator.<RecordType<?>, LaneName>comparing(RecordType::lane))
            .collect(Collectors.toUnmodifiableList());
  }

  public List<RecordType<?>> all() {
    return types;
  }

  /** The type of a name; empty when this installation has none. */
  public Optional<RecordType<?>> find(String code) {
    return types.stream().filter(type -> type.code().equals(code)).findFirst();
  }

  /** What the rules and formats of all types can find. */
  public Stream<FindingCode> findings() {
    return types.stream().flatMap(type -> type.findings().stream());
  }

  /**
   * The type and format of a delivery that begins like this, among those of the partner.
   *
   * @param whole opened where the beginning alone could be of several
   */
  public Optional<Match> recognise(byte[] head, RecordFormat.Content whole, Partner partner)
      throws IOException {
    List<Match> matches =
        ofPartner(partner).filter(match -> match.format().recognises(head, partner)).toList();
    if (matches.size() > 1) {
      for (Match match : matches) {
        if (match.format().holds(whole, partner)) {
          return Optional.of(match);
        }
      }
    }
    return matches.stream().findFirst();
  }

  /** The formats that a partner may send, for the message that none of them was found. */
  public String formatsOf(Partner partner) {
    return ofPartner(partner).map(match -> match.format().code()).collect(Collectors.joining(", "));
  }

  private Stream<Match> ofPartner(Partner partner) {
    return types.stream()
        .filter(type -> partner.lanes().contains(type.lane()))
        .flatMap(type -> type.formats().stream().map(format -> new Match(type, format)))
        .filter(match -> match.format().isSentBy(partner));
  }

  /** A format and the record type that it is one of. */
  public record Match(RecordType<?> type, RecordFormat<?> format) {}
}
