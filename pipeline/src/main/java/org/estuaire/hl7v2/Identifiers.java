package org.estuaire.hl7v2;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.estuaire.person.InsKey;
import org.estuaire.person.InsMatricule.Authority;
import org.estuaire.person.trust.StatedIns;

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

  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  public Identifiers(String domain) {
    this.domain = domain;
  }

  /**
   * What PID-3 says.
   *
   * @param localId empty when the message names the person by no identifier of the sender
   * @param ins all that are called an INS
   */
  public record Found(String localId, List<StatedIns> ins, String nir) {
    /** Without the content: it concerns a patient. */
    @Override
    public String toString() {
      return "Found[…]";
    }
  }

  public Found read(Segment pid, Remarks remarks) {
    List<Repetition> all = pid.repetitions(FIELD);
    return new Found(localId(all, pid, FIELD, remarks), ins(all), nir(all, pid, remarks));
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

  private static List<StatedIns> ins(List<Repetition> all) {
    return all.stream()
        .filter(cx -> cx.component(TYPE).equalsIgnoreCase("INS"))
        .filter(cx -> !cx.component(VALUE).isEmpty())
        .map(cx -> new StatedIns(compact(cx), authority(cx)))
        .toList();
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
