package org.estuaire.person;

/**
 * A matricule INS: 13 characters and the authority that issued it. The key is checked where the
 * number is read.
 *
 * @param number 13 characters, digits but for the Corsican {@code 2A}/{@code 2B}
 */
public record InsMatricule(String number, Authority authority) {

  /** The four INS authorities (IHE France constraints 1.8.1). */
  public enum Authority {
    NIR("1.2.250.1.213.1.4.8", false),
    NIA("1.2.250.1.213.1.4.9", false),
    NIR_TEST("1.2.250.1.213.1.4.10", true),
    NIR_DEMO("1.2.250.1.213.1.4.11", true);

    private final String oid;
    private final boolean test;

    Authority(String oid, boolean test) {
      this.oid = oid;
      this.test = test;
    }

    public String oid() {
      return oid;
    }

    /** Test and demonstration authorities never reach production identities. */
    public boolean isTest() {
      return test;
    }
  }

  /** Says nothing: the number identifies a person. */
  @Override
  public String toString() {
    return "InsMatricule[" + authority + "]";
  }
}
