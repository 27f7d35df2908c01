package org.estuaire.lab.distribution;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Versions that are being written by other threads, some ahead of whoever takes them: what is
 * written and not yet taken is held in memory.
 */
final class Rendering {

  /** Bytes of results that are written together; a file may have some times as many. */
  private static final int TOGETHER = 1 << 20;

  /** How many times that is written ahead. */
  private static final int AHEAD = 4;

  private final Drafts drafts;
  private final Workers workers;
  private final Deque<List<Drafts.Outline>> waiting;
  private final Deque<Workers.Begun<Sendings.Draft>> begun = new ArrayDeque<>();

  private Rendering(Drafts drafts, Workers workers, Deque<List<Drafts.Outline>> waiting) {
    this.drafts = drafts;
    this.workers = workers;
    this.waiting = waiting;
  }

  /** Begins to write versions. */
  static Rendering begin(Drafts drafts, Workers workers, List<Drafts.Outline> outlines) {
    Rendering rendering = new Rendering(drafts, workers, portions(outlines));
    rendering.goAhead();
    return rendering;
  }

  private static Deque<List<Drafts.Outline>> portions(List<Drafts.Outline> outlines) {
    Deque<List<Drafts.Outline>> portions = new ArrayDeque<>();
    List<Drafts.Outline> portion = new ArrayList<>();
    long bytes = 0;
    for (Drafts.Outline one : outlines) {
      portion.add(one);
      bytes += one.bytes();
      if (bytes >= TOGETHER) {
        portions.add(portion);
        portion = new ArrayList<>();
        bytes = 0;
      }
    }
    if (!portion.isEmpty()) {
      portions.add(portion);
    }
    return portions;
  }

  private void goAhead() {
    while (begun.size() < AHEAD && !waiting.isEmpty()) {
      begun.add(workers.begin(waiting.remove(), drafts::write));
    }
  }

  /** The next of them, in their order, when they are written; none when all were taken. */
  List<Sendings.Draft> next() throws IOException {
    if (begun.isEmpty()) {
      return List.of();
    }
    List<Sendings.Draft> written = begun.remove().results();
    goAhead();
    return written;
  }
}
