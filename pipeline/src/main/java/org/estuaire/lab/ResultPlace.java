package org.estuaire.lab;

/**
 * Where a result stands in its report.
 *
 * @param order rank of the order, counted from 1
 * @param result rank of the result in its order, counted from 1
 */
record ResultPlace(int order, int result) {

  /** Names a field of the result as the sender finds it. */
  String field(int number) {
    return "OBR[" + order + "]/OBX[" + result + "]-" + number;
  }
}
