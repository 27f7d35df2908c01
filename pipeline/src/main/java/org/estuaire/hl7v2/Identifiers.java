package org.estuaire.hl7v2;

import java.util.List;
import java.util.Optional;
import org.estuaire.exchange.Remarks;
import org.estuaire.person.InsKey;
import org.estuaire.person.LocalIdRule;
import org.estuaire.person.StatedIdentifier;
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

  private final LocalIdRule locals;
  private final String domain;

  /**
   * @param domain the identification domain of the partner
   */
  public Identifiers(String domain) {
    this.locals = new LocalIdRule(domain);
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
    Optional<StatedIdentifier> best = locals.best(all.stream().map(this::stated).toList());
    if (best.isEmpty()) {
      remarks.add(Hl7Finding.NO_LOCAL_IDENTIFIER, pid, field, "");
      return "";
    }
    remarks.bounded(pid, field, best.get().value());
    if (locals.isForeign(best.get())) {
      String authority = remarks.bounded(pid, field, best.get().authority());
      remarks.add(Hl7Finding.FOREIGN_DOMAIN, pid, field, authority, domain);
    }
    return locals.localId(best.get()).value();
  }

  /** An authority may bear the name of the domain beside another OID. */
  private StatedIdentifier stated(Repetition cx) {
    boolean own = domain.equals(cx.component(AUTHORITY, 1));
    return new StatedIdentifier(
        cx.component(VALUE), own ? domain : authority(cx), cx.component(TYPE));
  }

  private static String authority(Repetition cx) {
    String oid = cx.component(AUTHORITY, 2);
    return oid.isEmpty() ? cx.component(AUTHORITY, 1) : oid;
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
        Optional<String> number = InsKey.numberOf(compact(cx));
        if (number.isPresent()) {
          return number.get();
        }
        remarks.add(Hl7Finding.NIR_KEY_WRONG, pid, FIELD, compact(cx));
      }
    }
    return "";
  }

  /** Some senders set the number in groups, or its key apart in CX-2. */
  private static String compact(Repetition cx) {
    String number = InsKey.compact(cx.component(VALUE));
    return number.length() < WITH_KEY ? number + cx.component(2) : number;
  }
}
