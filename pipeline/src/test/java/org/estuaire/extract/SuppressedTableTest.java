package org.estuaire.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class SuppressedTableTest {

  private static final int THRESHOLD = 11;

  @Example
  void aTableWithoutSmallCountsShowsThemAll() {
    SuppressedTable table = SuppressedTable.of(new long[][] {{11, 0}, {40, 12}}, THRESHOLD);

    assertThat(grid(table, 2, 2)).isEqualTo("11 0 11\n40 12 52\n51 12 63\n");
  }

  @Example
  void aSmallCountTakesTheNextSmallestOfItsLinesAlong() {
    SuppressedTable table =
        SuppressedTable.of(new long[][] {{5, 30, 70}, {40, 12, 80}, {60, 50, 90}}, THRESHOLD);

    assertThat(grid(table, 3, 3))
        .isEqualTo("NS NS 70 105\nNS NS 80 132\n60 50 90 200\n105 92 240 437\n");
  }

  @Property
  void everySmallCountIsHidden(@ForAll("tables") long[][] cells) {
    SuppressedTable table = SuppressedTable.of(cells, THRESHOLD);

    for (int r = 0; r < cells.length; r++) {
      for (int c = 0; c < cells[0].length; c++) {
        if (cells[r][c] > 0 && cells[r][c] < THRESHOLD) {
          assertThat(table.shown(r, c)).isEqualTo("NS");
        }
      }
    }
  }

  /**
   * An attacker knows the shown counts and that lines add up. A hidden count is safe when the
   * equations leave it free: their matrix, with the hidden counts as unknowns, keeps its rank when
   * this unknown's column is taken away.
   */
  @Property
  void noHiddenCountFollowsFromTheShownOnes(@ForAll("tables") long[][] cells) {
    SuppressedTable table = SuppressedTable.of(cells, THRESHOLD);
    int rows = cells.length + 1;
    int columns = cells[0].length + 1;
    List<int[]> unknowns = unknowns(table, rows, columns);
    long[][] equations = new long[rows + columns][unknowns.size()];
    for (int i = 0; i < unknowns.size(); i++) {
      int r = unknowns.get(i)[0];
      int c = unknowns.get(i)[1];
      equations[r][i] = c == columns - 1 ? -1 : 1;
      equations[rows + c][i] = r == rows - 1 ? -1 : 1;
    }
    int rank = rank(equations, -1);

    for (int i = 0; i < unknowns.size(); i++) {
      assertThat(rank(equations, i)).as("unknown %d", i).isEqualTo(rank);
    }
  }

  @Provide
  Arbitrary<long[][]> tables() {
    Arbitrary<Long> counts =
        Arbitraries.frequencyOf(
            Tuple.of(2, Arbitraries.just(0L)),
            Tuple.of(3, Arbitraries.longs().between(1, 10)),
            Tuple.of(5, Arbitraries.longs().between(11, 500)));
    Arbitrary<Integer> sizes = Arbitraries.integers().between(1, 6);
    return Combinators.combine(sizes, sizes)
        .flatAs(
            (rows, columns) ->
                counts.array(long[].class).ofSize(columns).array(long[][].class).ofSize(rows));
  }

  private static List<int[]> unknowns(SuppressedTable table, int rows, int columns) {
    List<int[]> unknowns = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (table.isHidden(r, c)) {
          unknowns.add(new int[] {r, c});
        }
      }
    }
    return unknowns;
  }

  /** Fraction-free elimination, exact. */
  private static int rank(long[][] matrix, int without) {
    BigInteger[][] m = copy(matrix, without);
    int rank = 0;
    for (int c = 0; m.length > 0 && c < m[0].length && rank < m.length; c++) {
      int pivot = rank;
      while (pivot < m.length && m[pivot][c].signum() == 0) {
        pivot++;
      }
      if (pivot == m.length) {
        continue;
      }
      BigInteger[] swap = m[pivot];
      m[pivot] = m[rank];
      m[rank] = swap;
      eliminate(m, rank, c);
      rank++;
    }
    return rank;
  }

  private static void eliminate(BigInteger[][] m, int pivot, int column) {
    for (int r = pivot + 1; r < m.length; r++) {
      BigInteger factor = m[r][column];
      for (int c = 0; c < m[r].length; c++) {
        m[r][c] = m[r][c].multiply(m[pivot][column]).subtract(m[pivot][c].multiply(factor));
      }
    }
  }

  private static BigInteger[][] copy(long[][] matrix, int without) {
    BigInteger[][] copy = new BigInteger[matrix.length][];
    for (int r = 0; r < matrix.length; r++) {
      List<BigInteger> row = new ArrayList<>();
      for (int c = 0; c < matrix[r].length; c++) {
        if (c != without) {
          row.add(BigInteger.valueOf(matrix[r][c]));
        }
      }
      copy[r] = row.toArray(BigInteger[]::new);
    }
    return copy;
  }

  private static String grid(SuppressedTable table, int rows, int columns) {
    StringBuilder grid = new StringBuilder();
    for (int r = 0; r <= rows; r++) {
      List<String> line = new ArrayList<>();
      for (int c = 0; c <= columns; c++) {
        line.add(table.shown(r, c));
      }
      grid.append(String.join(" ", line)).append('\n');
    }
    return grid.toString();
  }
}
