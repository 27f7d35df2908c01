package org.estuaire.config;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.MllpAccess;
import org.estuaire.installation.InstallationCode;
import org.estuaire.installation.Spot;
import org.estuaire.yaml.Mistakes;

/** What the partners' MLLP sections must be to each other and to the listener. */
final class ConnectionRules {

  private final Optional<Configuration.Mllp> listener;
  private final Mistakes mistakes;

  ConnectionRules(Optional<Configuration.Mllp> listener, Mistakes mistakes) {
    this.listener = listener;
    this.mistakes = mistakes;
  }

  void report(List<PartnerDraft> drafts) {
    for (PartnerDraft draft : drafts) {
      access(draft).ifPresent(mine -> report(draft, mine, drafts));
    }
  }

  private void report(PartnerDraft draft, MllpAccess mine, List<PartnerDraft> drafts) {
    Spot at = draft.mllp();
    if (listener.isEmpty()) {
      mistakes.add(at, ConnectionCode.NO_LISTENER, "mllp");
    } else if (!mine.certificates().isEmpty()
        && listener.get().tls().flatMap(Configuration.Tls::clientAuthorities).isEmpty()) {
      mistakes.add(at, ConnectionCode.NO_CLIENT_AUTHORITIES, "certificates");
    }
    for (PartnerDraft other : drafts) {
      if (!other.file().equals(draft.file())) {
        access(other).stream()
            .flatMap(theirs -> theirs.senders().stream())
            .filter(mine.senders()::contains)
            .forEach(shared -> mistakes.add(at, ConnectionCode.SHARED_SENDER, shared, name(other)));
        access(other)
            .filter(theirs -> canPassFor(theirs, mine))
            .ifPresent(theirs -> mistakes.add(at, InstallationCode.NOT_TOLD_APART, name(other)));
      }
    }
  }

  /** Whether one partner's connections prove what another's should: MSH can be copied. */
  private static boolean canPassFor(MllpAccess theirs, MllpAccess mine) {
    return mayComeFromWhere(theirs, mine)
        && (mine.certificates().isEmpty()
            || theirs.certificates().stream().anyMatch(mine.certificates()::contains));
  }

  private static boolean mayComeFromWhere(MllpAccess theirs, MllpAccess mine) {
    return mine.networks().isEmpty()
        || theirs.networks().stream()
            .anyMatch(
                their -> mine.networks().stream().anyMatch(own -> Network.overlap(their, own)));
  }

  private static Optional<MllpAccess> access(PartnerDraft draft) {
    return draft.partner().flatMap(partner -> partner.access().mllp());
  }

  private static String name(PartnerDraft draft) {
    return draft.file().getFileName().toString();
  }
}
