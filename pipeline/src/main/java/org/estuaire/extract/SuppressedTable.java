package org.estuaire.extract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A table of counts with its margins, in which small counts are hidden, and with them as many
 * others as it takes so that no hidden count follows from the shown ones.
 *
 * <p>Rows and columns, margins included, are the nodes of a graph, and hidden cells its edges. The
 * equations "a line adds up to its margin" determine a hidden count exactly when its edge lies on
 * no cycle of hidden edges. So each hidden edge is closed to a cycle, along the path that hides the
 * fewest counted persons. Zero is shown: it tells of nobody, and would protect nobody.
 */
public final class SuppressedTable {

  /** What stands for a hidden count (non significatif). */
  public static final String HIDDEN = "NS";

  private final long[][] counts;
  private final boolean[][] hidden;
  private final int rows;
  private final int columns;

  private SuppressedTable(long[][] counts) {
    this.counts = counts;
    this.rows = counts.length;
    this.columns = counts[0].length;
    this.hidden = new boolean[rows][columns];
  }

  /**
   * @param cells counts without margins; at least one row and one column, all rows equally long
   * @param threshold counts from 1 to below it are hidden
   */
  public static SuppressedTable of(long[][] cells, int threshold) {
    SuppressedTable table = new SuppressedTable(withMargins(cells));
    table.hideSmall(threshold);
    table.hideWhatWouldGiveThemBack();
    return table;
  }

  /**
   * @param row from 0; the number of rows given stands for the margin
   * @param column likewise
   */
  public boolean isHidden(int row, int column) {
    return hidden[row][column];
  }

  /** The count, or {@link #HIDDEN}. */
  public String shown(int row, int column) {
    return hidden[row][column] ? HIDDEN : Long.toString(counts[row][column]);
  }

  private static long[][] withMargins(long[][] cells) {
    int width = cells[0].length;
    long[][] all = new long[cells.length + 1][width + 1];
    for (int r = 0; r < cells.length; r++) {
      for (int c = 0; c < width; c++) {
        long count = cells[r][c];
        all[r][c] = count;
        all[r][width] += count;
        all[cells.length][c] += count;
        all[cells.length][width] += count;
      }
    }
    return all;
  }

  private void hideSmall(int threshold) {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        hidden[r][c] = counts[r][c] > 0 && counts[r][c] < threshold;
      }
    }
  }

  private void hideWhatWouldGiveThemBack() {
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (hidden[r][c]) {
          cheapestPath(r, c).forEach(cell -> hidden[cell.row][cell.column] = true);
        }
      }
    }
  }

  private record Cell(int row, int column) {}

  private record Reached(int node, long cost) {}

  /**
   * The cells that close a cycle with this one: a path from its row to its column that does not use
   * it. There is always one, through the margins, as a count is never larger than its margins.
   */
  private List<Cell> cheapestPath(int row, int column) {
    int nodes = rows + columns;
    long[] costs = new long[nodes];
    Arrays.fill(costs, Long.MAX_VALUE);
    int[] from = new int[nodes];
    Arrays.fill(from, -1);
    PriorityQueue<Reached> open =
        new PriorityQueue<>(
            Comparator.comparingLong(Reached::cost).thenComparingInt(Reached::node));
    costs[row] = 0;
    open.add(new Reached(row, 0));
    while (!open.isEmpty()) {
      Reached next = open.poll();
      if (next.cost == costs[next.node]) {
        extend(next, new Cell(row, column), costs, from, open);
      }
    }
    return path(row, rows + column, from);
  }

  private void extend(
      Reached here, Cell without, long[] costs, int[] from, PriorityQueue<Reached> open) {
    boolean isRow = here.node < rows;
    for (int other = isRow ? rows : 0; other < (isRow ? rows + columns : rows); other++) {
      Cell cell = cell(here.node, other);
      long count = counts[cell.row][cell.column];
      if (count == 0 || cell.equals(without)) {
        continue;
      }
      long cost = here.cost + (hidden[cell.row][cell.column] ? 0 : count);
      if (cost < costs[other]) {
        costs[other] = cost;
        from[other] = here.node;
        open.add(new Reached(other, cost));
      }
    }
  }

  private Cell cell(int one, int other) {
    return one < rows ? new Cell(one, other - rows) : new Cell(other, one - rows);
  }

  private List<Cell> path(int start, int end, int[] from) {
    Deque<Cell> cells = new ArrayDeque<>();
    for (int node = end; node != start; node = from[node]) {
      cells.push(cell(from[node], node));
    }
    return Collections.unmodifiableList(new ArrayList<>(cells));
  }
}
