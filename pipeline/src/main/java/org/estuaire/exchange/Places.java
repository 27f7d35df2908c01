package org.estuaire.exchange;

/**
 * Where the parts of a record stand in what its sender wrote. Rules speak of a value or a date;
 * each format knows what its senders call them: {@code OBX[3]-6}, {@code RES-6}, {@code
 * observation[3]/value}. Readers of a format speak of its own fields, by number or path.
 *
 * @param <F> the parts
 */
public interface Places<F> {

  /** What the sender calls it; empty where the format has no name for it. */
  String name(F field);

  /** Line of the delivery, counted from 1; 0 when it is not known. */
  long line(F field);

  /** The same, but for one part that stands elsewhere. */
  default Places<F> but(F part, Places<F> elsewhere) {
    return new But<>(this, part, elsewhere);
  }

  /** For what no sender wrote, or what is read back from the repository. */
  static <F> Places<F> unknown() {
    return new Unknown<>();
  }

  /** Says nothing; equal to any of its kind. */
  record Unknown<F>() implements Places<F> {
    @Override
    public String name(F field) {
      return "";
    }

    @Override
    public long line(F field) {
      return 0;
    }
  }

  /** Places of which one lies elsewhere. */
  record But<F>(Places<F> most, F part, Places<F> elsewhere) implements Places<F> {
    @Override
    public String name(F field) {
      return of(field).name(field);
    }

    @Override
    public long line(F field) {
      return of(field).line(field);
    }

    private Places<F> of(F field) {
      return field.equals(part) ? elsewhere : most;
    }

    /** Without the content: it came with a patient. */
    @Override
    public String toString() {
      return "But[…]";
    }
  }
}
