package org.estuaire.fhir;

/** Text that can't be read as elements. Expected on any input, so without a stack trace. */
public final class BrokenFhir extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What is wrong with it. Each format has its own words for it. */
  public enum Fault {
    MALFORMED,
    /** It ends too early. */
    TRUNCATED,
    /** Deeper, longer or wider than any resource. */
    BEYOND_BOUNDS,
    /** Of two values nobody knows which one counts. */
    PROPERTY_TWICE
  }

  private final Fault fault;
  private final long line;

  BrokenFhir(Fault fault, long line) {
    super(fault.name(), null, false, false);
    this.fault = fault;
    this.line = Math.max(line, 0);
  }

  public Fault fault() {
    return fault;
  }

  /** Counted from 1; 0 when it isn't known. */
  public long line() {
    return line;
  }
}
