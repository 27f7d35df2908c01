package org.estuaire.exchange;

public final class T {
  static final java.util.Map<String, Long> M = new java.util.TreeMap<>();

  public static synchronized void add(String k, long ns) {
    M.merge(k, ns, Long::sum);
  }

  public static synchronized void dump() {
    StringBuilder b = new StringBuilder("T ");
    M.forEach((k, v) -> b.append(k).append('=').append(v / 1000000).append("ms "));
    System.err.println(b);
    M.clear();
  }
}
