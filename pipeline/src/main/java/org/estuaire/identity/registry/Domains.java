package org.estuaire.identity.registry;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Partner;
import org.estuaire.identity.IdentityResolver.Statement;

/** Who may say what about the local identifiers of an identification domain. */
final class Domains {

  /** A partner's standing in a domain. */
  enum Standing {
    /** Keeps the identities of the domain: may correct what it said before. */
    SERVER,
    /** The only ones to use a domain without server: complete, but do not contradict themselves. */
    SENDER,
    /**
     * Uses the identifiers of a domain that has a keeper: only completes. So does the keeper itself
     * in its other lanes: a laboratory's report states less of a person than its identity feed.
     */
    GUEST
  }

  private final Map<String, Set<String>> serversOf = new HashMap<>();

  /** Partners that send the identity lane keep the domain that they send. */
  Domains(Collection<Partner> partners) {
    for (Partner partner : partners) {
      if (partner.lanes().contains(LaneName.IDENTITY)) {
        serversOf
            .computeIfAbsent(partner.identityDomain(), domain -> new HashSet<>())
            .add(partner.code());
      }
    }
  }

  boolean hasServer(String domain) {
    return serversOf.containsKey(domain);
  }

  /** In which standing a statement is made. */
  Standing standing(Statement statement) {
    String domain = statement.claim().domain();
    if (!hasServer(domain)) {
      return Standing.SENDER;
    }
    boolean keeper =
        statement.lane() == LaneName.IDENTITY
            && requireNonNull(serversOf.get(domain)).contains(statement.partner());
    return keeper ? Standing.SERVER : Standing.GUEST;
  }
}
