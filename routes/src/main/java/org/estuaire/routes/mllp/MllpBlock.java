package org.estuaire.routes.mllp;

/** What stood between the two marks of an MLLP block. */
sealed interface MllpBlock {

  /** Of the message, or of its beginning. */
  byte[] bytes();

  record Whole(byte[] bytes) implements MllpBlock {
    /** Without the content. */
    @Override
    public String toString() {
      return "Whole[" + bytes.length + " bytes]";
    }
  }

  /** The rest was read and thrown away. */
  record TooLong(byte[] bytes) implements MllpBlock {
    /** Without the content. */
    @Override
    public String toString() {
      return "TooLong[]";
    }
  }
}
