package org.estuaire.synthetic;

import java.time.*;
import java.util.*;
import org.estuaire.identity.matching.*;

public class ScratchT {
  public static void main(String[] x) throws Exception {
    int size = Integer.parseInt(x[0]);
    boolean num = !(x.length > 1 && x[1].equals("nonum"));
    long seed = x.length > 2 ? Long.parseLong(x[2]) : 7;
    double from = x.length > 3 ? Double.parseDouble(x[3]) : -12;
    MatchSettings st = MatchSettings.on(SampleNight.NIGHT).proposingFrom(from);
    Reconciliation r = Reconciliation.between(st);
    TwoDomains td = TwoDomains.of(seed, size);
    Map<Long, MatchEntry> ea = size <= 200000 ? new HashMap<>() : null, eb = new HashMap<>();
    int[] n = new int[2];
    long t0 = System.nanoTime();
    td.tell(
        e -> {
          e = strip(e, num);
          n[0]++;
          if (ea != null) ea.put(e.key(), e);
          r.addLeft(e);
        },
        e -> {
          e = strip(e, num);
          n[1]++;
          if (ea != null) eb.put(e.key(), e);
          r.addRight(e);
        });
    int common = td.common();
    System.out.printf(
        "gen+encode %.1fs %d %d common %d%n", (System.nanoTime() - t0) / 1e9, n[0], n[1], common);
    for (int rep = 0; rep < (x.length > 4 ? Integer.parseInt(x[4]) : 1); rep++) {
      t0 = System.nanoTime();
      Plan p = r.plan();
      long t1 = System.nanoTime();
      if (rep == 0) for (var k : p.counts()) System.out.println(k);
      MatchModel m = r.fit();
      long t2 = System.nanoTime();
      Outcome o = r.run(m);
      long t3 = System.nanoTime();
      System.out.printf(
          "plan %.2f fit %.2f run %.2f total %.2f; candidates %d likely %d heap %d MB%n",
          (t1 - t0) / 1e9,
          (t2 - t1) / 1e9,
          (t3 - t2) / 1e9,
          (t3 - t0) / 1e9,
          o.candidates(),
          o.likely(),
          (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
      if (rep > 0) continue;
      System.out.println(o.compared());
      for (Field f : Field.values()) {
        System.out.print(f + " ");
        for (Level l : Level.values())
          if (l != Level.MISSING)
            System.out.printf(
                " %s %.4f/%.2e",
                l, m.m()[f.ordinal()][l.ordinal()], m.u()[f.ordinal()][l.ordinal()]);
        System.out.println();
      }
      for (int k = 0; k < m.kinds().length; k++)
        System.out.printf("%d %.3e%n", k, m.kinds()[k] * n[0]);
      for (double t = -12; t <= 16; t += 2) {
        int right = 0, wrong = 0;
        double exp = 0;
        for (PairFound q : o.pairs())
          if (q.score() >= t) {
            exp += q.probability();
            if (q.left() == q.right()) right++;
            else wrong++;
          }
        System.out.printf(
            "t=%5.1f P %.5f R %.4f F1 %.4f wrong %d expectedP %.5f%n",
            t,
            right / (double) (right + wrong),
            right / (double) common,
            2.0 * right / (right + wrong + common),
            wrong,
            exp / (right + wrong));
      }
      Map<Ground, int[]> g = new EnumMap<>(Ground.class);
      for (PairFound q : o.pairs())
        if (q.score() >= 0)
          g.computeIfAbsent(q.ground(), z -> new int[2])[q.left() == q.right() ? 0 : 1]++;
      if (ea != null) {
        int bothIns = 0, cons = 0, shown = 0;
        Map<Long, PairFound> byKey = new HashMap<>();
        for (PairFound q : o.pairs()) if (q.left() == q.right()) byKey.put(q.left(), q);
        for (long k : ea.keySet()) {
          MatchEntry a = ea.get(k), b = eb.get(k);
          if (b != null && !a.ins().isEmpty() && !b.ins().isEmpty()) {
            bothIns++;
            PairFound q = byKey.get(k);
            if (q == null || q.ground() != Ground.INS) {
              cons++;
              if (shown++ < 6) {
                System.out.println("NOINS " + (q == null ? null : q.score() + " " + q.ground()));
                pr(a);
                pr(b);
              }
            }
          }
        }
        System.out.println("bothIns " + bothIns + " notINS " + cons);
      }
      g.forEach((k, v) -> System.out.println(k + " right " + v[0] + " wrong " + v[1]));
      if (ea != null) {
        int c = 0;
        Set<Long> found = new HashSet<>();
        for (PairFound q : o.pairs()) {
          if (q.left() == q.right()) found.add(q.left());
          if (q.left() != q.right() && q.score() > 0 && c++ < 25) {
            System.out.println("WRONG " + q.score() + " " + q.ground());
            pr(ea.get(q.left()));
            pr(eb.get(q.right()));
          }
        }
        c = 0;
        for (long k : ea.keySet())
          if (eb.containsKey(k) && !found.contains(k) && c++ < 20) {
            System.out.println("MISSED");
            pr(ea.get(k));
            pr(eb.get(k));
          }
      }
    }
  }

  static MatchEntry strip(MatchEntry e, boolean num) {
    return num
        ? e
        : new MatchEntry(
            e.key(),
            e.traits().withNir(""),
            e.birth(),
            "",
            "",
            e.proofChecked(),
            e.distrusted(),
            e.provenHomonym());
  }

  static void pr(MatchEntry e) {
    var t = e.traits();
    System.out.println(
        "   "
            + e.key()
            + " "
            + t.birthName()
            + "|"
            + t.usedName()
            + "|"
            + t.firstGivenName()
            + "|"
            + t.givenNames()
            + "|"
            + e.birth()
            + "|"
            + t.sex()
            + "|"
            + t.birthPlace()
            + "|"
            + t.nir()
            + "|"
            + e.ins()
            + "|"
            + t.address()
            + "|"
            + t.postcode()
            + "|"
            + t.phone());
  }
}
