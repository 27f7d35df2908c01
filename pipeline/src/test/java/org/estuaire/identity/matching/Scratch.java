package org.estuaire.identity.matching;

import java.nio.file.*;
import java.time.*;
import java.util.*;

public class Scratch {
  public static void main(String[] x) throws Exception {
    boolean num = x.length > 1 && x[1].equals("n");
    boolean one = x[0].equals("1");
    Path c = Path.of("/work/shared/corpus/identity-febrl");
    MatchSettings st = MatchSettings.on(LocalDate.of(2026, 1, 1)).proposingFrom(-30);
    Reconciliation r = one ? Reconciliation.within(st) : Reconciliation.between(st);
    Febrl a = Febrl.read(c.resolve(one ? "dataset1.csv" : "dataset4a.csv"), num),
        b = one ? a : Febrl.read(c.resolve("dataset4b.csv"), num);
    List<String> la =
        Files.readAllLines(c.resolve(one ? "dataset1.csv" : "dataset4a.csv")).stream()
            .filter(s -> s.startsWith("rec-"))
            .toList();
    List<String> lb =
        one
            ? la
            : Files.readAllLines(c.resolve("dataset4b.csv")).stream()
                .filter(s -> s.startsWith("rec-"))
                .toList();
    for (var e : a.entries()) r.addLeft(e);
    if (!one) for (var e : b.entries()) r.addRight(e);
    System.out.println(Locale.getDefault());
    for (var k : r.plan().counts()) System.out.println(k);
    MatchModel m = r.fit();
    for (Field f : Field.values()) {
      System.out.print(f + " ");
      for (Level l : Level.values())
        if (l != Level.MISSING)
          System.out.printf(
              " %s %.4f/%.2e", l, m.m()[f.ordinal()][l.ordinal()], m.u()[f.ordinal()][l.ordinal()]);
      System.out.println();
    }
    for (PairKind k : PairKind.values()) System.out.printf("%s %.3e%n", k, m.kinds()[k.ordinal()]);
    Outcome o = r.run(m);
    System.out.println("candidates " + o.candidates());
    int total = one ? 500 : 5000;
    // threshold sweep
    for (double t = -16; t <= 14; t += 2) {
      int right = 0, wrong = 0;
      double exp = 0;
      for (PairFound p : o.pairs())
        if (p.score() >= t) {
          exp += p.probability();
          if (a.persons().get((int) p.left()).equals(b.persons().get((int) p.right()))) right++;
          else wrong++;
        }
      System.out.printf(
          "t=%5.1f P %.4f R %.4f F1 %.4f wrong %d expectedP %.4f%n",
          t,
          right / (double) (right + wrong),
          right / (double) total,
          2.0 * right / (right + wrong + total),
          wrong,
          exp / (right + wrong));
    }
    int n = 0;
    Set<Integer> found = new HashSet<>();
    for (PairFound p : o.pairs()) {
      boolean ok = a.persons().get((int) p.left()).equals(b.persons().get((int) p.right()));
      if (ok) found.add(a.persons().get((int) p.left()));
      if ((ok && p.score() < 4 || !ok && p.score() > 0) && n++ < 40)
        System.out.println(
            (ok ? "LOW " : "WRONG ")
                + p.score()
                + "\n   "
                + la.get((int) p.left())
                + "\n   "
                + lb.get((int) p.right()));
    }
    System.out.println("found at any score " + found.size());
    n = 0;
    for (int i = 0; i < a.entries().size(); i++)
      if (!found.contains(a.persons().get(i)) && n++ < 20) {
        System.out.println("MISSED\n  " + la.get(i));
        int pp = a.persons().get(i);
        for (int j = 0; j < b.persons().size(); j++)
          if (b.persons().get(j) == pp && (!one || j != i)) System.out.println("  " + lb.get(j));
      }
  }
}
