package org.estuaire.hl7v2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.exchange.Environment;
import org.estuaire.identity.InsKey;
import org.estuaire.identity.InsMatricule;
import org.estuaire.identity.InsMatricule.Authority;

/**
 * The identifiers of PID-3 in the French profile (IHE France constraints 1.8.1). The INS and the
 * billing NIR come under the same authority: only the type (CX-5) tells them apart.
 */
public final class Identifiers {

  private static final int FIELD = 3;
  private static final int VALUE = 1;
  private static final int AUTHORITY = 4;
  private static final int TYPE = 5;
  private static final int WITH_KEY = 15;

  private final Environment environment;
  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  public Identifiers(Environment environment, String domain) {
    this.environment = environment;
    this.domain = domain;
  }

  /**
   * What PID-3 says.
   *
   * @param localId empty when the message names the person by no identifier of the sender
   */
  public record Found(String localId, Optional<InsMatricule> ins, String nir) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Found[…]";
    }
  }

  /**
   * @param qualified the sender has qualified the identity (PID-32 holds VALI and nothing against
   *     it): only then may the INS be used
   */
  public Found read(Segment pid, boolean qualified, Remarks remarks) {
    List<Repetition> all = pid.repetitions(FIELD);
    return new Found(
        localId(all, pid, FIELD, remarks),
        ins(all, qualified, pid, remarks),
        nir(all, pid, remarks));
  }

  /**
   * The local identifier that another field than PID-3 names, empty when it names none.
   *
   * @param field for example 1 of MRG
   */
  public String localId(Segment segment, int field, Remarks remarks) {
    return localId(segment.repetitions(field), segment, field, remarks);
  }

  /** The numbers of INS that a field names, as sent, key included. */
  public static List<String> insNumbers(Segment segment, int field) {
    return segment.repetitions(field).stream()
        .filter(cx -> cx.component(TYPE).equalsIgnoreCase("INS"))
        .map(Identifiers::compact)
        .filter(number -> !number.isEmpty())
        .toList();
  }

  private String localId(List<Repetition> all, Segment pid, int field, Remarks remarks) {
    Optional<Repetition> best =
        all.stream()
            .filter(cx -> !cx.component(VALUE).isEmpty() && preference(cx) < Integer.MAX_VALUE)
            .min(Comparator.comparingInt(this::preference));
    if (best.isEmpty()) {
      remarks.add(Hl7Finding.NO_LOCAL_IDENTIFIER, pid, field, "");
      return "";
    }
    Repetition cx = best.get();
    String authority = authority(cx);
    String value = remarks.bounded(pid, field, cx.component(VALUE));
    if (authority.isEmpty() || ofDomain(cx)) {
      return value;
    }
    // Two authorities may give the same number to two persons: the number alone would mix them.
    remarks.add(Hl7Finding.FOREIGN_DOMAIN, pid, field, authority, domain);
    return value + "@" + remarks.bounded(pid, field, authority);
  }

  /** Smaller is better: the partner's own permanent identifier first. */
  private int preference(Repetition cx) {
    String type = cx.component(TYPE).toUpperCase(Locale.ROOT);
    boolean permanent = type.equals("PI");
    if (ofDomain(cx) && (permanent || type.isEmpty() || type.equals("MR"))) {
      return permanent ? 0 : 1;
    }
    if (permanent) {
      return authority(cx).isEmpty() ? 2 : 3;
    }
    if (type.equals("MR") || type.equals("PT")) {
      return 4;
    }
    return type.isEmpty() && insAuthority(cx).isEmpty() ? 5 : Integer.MAX_VALUE;
  }

  private boolean ofDomain(Repetition cx) {
    return domain.equals(cx.component(AUTHORITY, 2)) || domain.equals(cx.component(AUTHORITY, 1));
  }

  private static String authority(Repetition cx) {
    String oid = cx.component(AUTHORITY, 2);
    return oid.isEmpty() ? cx.component(AUTHORITY, 1) : oid;
  }

  private static Optional<Authority> insAuthority(Repetition cx) {
    for (Authority authority : Authority.values()) {
      if (authority.oid().equals(authority(cx))) {
        return Optional.of(authority);
      }
    }
    return Optional.empty();
  }

  private Optional<InsMatricule> ins(
      List<Repetition> all, boolean qualified, Segment pid, Remarks remarks) {
    List<InsMatricule> found = new ArrayList<>();
    for (Repetition cx : all) {
      if (cx.component(TYPE).equalsIgnoreCase("INS") && !cx.component(VALUE).isEmpty()) {
        usable(cx, qualified, pid, remarks).filter(i -> !found.contains(i)).ifPresent(found::add);
      }
    }
    return one(found, pid, remarks);
  }

  private Optional<InsMatricule> usable(
      Repetition cx, boolean qualified, Segment pid, Remarks remarks) {
    String number = compact(cx);
    Optional<Authority> authority = insAuthority(cx);
    if (authority.isEmpty()) {
      remarks.add(Hl7Finding.INS_AUTHORITY_UNKNOWN, pid, FIELD, authority(cx));
    } else if (!qualified) {
      remarks.add(Hl7Finding.INS_NOT_QUALIFIED, pid, FIELD, "");
    } else if (authority.get().isTest() && !environment.acceptsTestAuthorities()) {
      remarks.add(Hl7Finding.INS_OF_TEST, pid, FIELD, authority(cx));
    } else if (!InsKey.matches(number)) {
      remarks.add(Hl7Finding.INS_KEY_WRONG, pid, FIELD, number);
    } else {
      return Optional.of(new InsMatricule(number.substring(0, 13), authority.get()));
    }
    return Optional.empty();
  }

  /** A NIR prevails over the waiting number (NIA); two of a kind contradict each other. */
  private static Optional<InsMatricule> one(
      List<InsMatricule> found, Segment pid, Remarks remarks) {
    if (found.size() <= 1) {
      return found.stream().findFirst();
    }
    List<InsMatricule> nirs =
        found.stream().filter(ins -> ins.authority() != Authority.NIA).toList();
    if (nirs.size() == 1) {
      return Optional.of(nirs.get(0));
    }
    remarks.add(Hl7Finding.INS_SEVERAL, pid, FIELD, "");
    return Optional.empty();
  }

  /** The billing number (type NH), without its key; possibly of a parent or spouse. */
  private static String nir(List<Repetition> all, Segment pid, Remarks remarks) {
    for (Repetition cx : all) {
      if (cx.component(TYPE).equalsIgnoreCase("NH") && !cx.component(VALUE).isEmpty()) {
        String number = compact(cx);
        if (InsKey.matches(number)) {
          return number.substring(0, 13);
        }
        remarks.add(Hl7Finding.NIR_KEY_WRONG, pid, FIELD, number);
      }
    }
    return "";
  }

  /** Some senders set the number in groups, or its key apart in CX-2. */
  private static String compact(Repetition cx) {
    String number = cx.component(VALUE).replace(" ", "").toUpperCase(Locale.ROOT);
    return number.length() < WITH_KEY ? number + cx.component(2) : number;
  }
}
