package org.estuaire.jobs;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.estuaire.exchange.CrashPoint;

/**
 * Halts the process at a crash point: {@code -Destuaire.crash=CHUNK_BEFORE_COMMIT:2} at the second
 * time that it is reached. {@code CHUNK_BEFORE_COMMIT:2:memory} lets memory run out there instead,
 * from that time on, {@code :full} fills the heap without end, {@code :hang} does nothing any more.
 * On the class path of tests only.
 */
public final class HaltingWatch implements CrashPoint.Watch {

  /** Exit code of a process that was halted on purpose. */
  static final int HALTED = 97;

  private final String[] wish = System.getProperty("estuaire.crash", "").split(":");
  private final AtomicInteger left =
      new AtomicInteger(wish.length > 1 ? Integer.parseInt(wish[1]) : 0);

  @Override
  public void reached(CrashPoint point) {
    if (wish.length < 2 || !point.name().equals(wish[0]) || left.decrementAndGet() > 0) {
      return;
    }
    if (wish.length > 2 && wish[2].equals("hang")) {
      hang();
    }
    if (wish.length > 2 && wish[2].equals("full")) {
      fillHeap();
    }
    if (wish.length > 2) {
      throw new OutOfMemoryError("on purpose");
    }
    if (left.get() == 0) {
      Runtime.getRuntime().halt(HALTED);
    }
  }

  /** As something does that survives its own want of memory: what it drops, it takes again. */
  private static void fillHeap() {
    System.err.println("fills the heap");
    Object[] kept = null;
    while (true) {
      try {
        kept = new Object[] {kept, new byte[80]};
      } catch (OutOfMemoryError full) {
        for (int i = 0; i < 1_000; i++) {
          kept = (Object[]) kept[0];
        }
      }
    }
  }

  private static void hang() {
    System.err.println("hangs");
    while (true) {
      LockSupport.park();
    }
  }
}
