package org.estuaire.jobs.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import org.estuaire.exchange.Language;

/**
 * How this process ends when it is asked to (SIGTERM, Ctrl-C). Work that can end at a safe place is
 * asked to, and the process then ends with the exit code of its command; everything else ends at
 * once, in one sentence. What everything else stands on, such as an embedded database, is closed
 * last: hooks of a process run side by side, so there is only this one.
 */
public final class ProcessStop {

  /** The one of this process. */
  public static final ProcessStop PROCESS = new ProcessStop(Duration.ofSeconds(14));

  private final Duration grace;
  private final List<Runnable> asked = new CopyOnWriteArrayList<>();
  private final List<Runnable> grounds = new CopyOnWriteArrayList<>();
  private final List<ProcessHandle> servers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean said = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean works;
  private volatile boolean stopping;
  private volatile int exitCode;

  ProcessStop(Duration grace) {
    this.grace = grace;
  }

  /** Takes a registration back. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Work that ends soon after it was asked: from now on, a stop waits for the command's end. One
   * that begins when the process was already asked is asked at once.
   */
  public Registration work(Runnable ask) {
    works = true;
    Registration registration = register(asked, ask);
    if (stopping) {
      daemon(ask).start();
    }
    return registration;
  }

  /** Something that work stands on: closed when the process has to end before its command did. */
  public Registration ground(Runnable close) {
    return register(grounds, close);
  }

  /** A server of this command's own, which must not outlive it. */
  public Registration server(ProcessHandle process) {
    return register(servers, process);
  }

  /**
   * Asks the servers of this command to end as soon as nobody is connected any more. For a process
   * that is about to be halted; needs nothing of the heap.
   */
  public void endServers() {
    for (int i = 0; i < servers.size(); i++) {
      servers.get(i).destroy();
    }
  }

  /** What is said of a command that was stopped before it came to its end. */
  public static String stoppedWords(Language language) {
    return ProcessWord.STOPPED.words(language);
  }

  /** Whether the command came to its end on its own; the process has nothing left to do. */
  public boolean hasEnded() {
    return ended.getCount() == 0;
  }

  /** One sentence is enough: whether nobody has reported yet that the command was stopped. */
  public boolean isFirstToSaySo() {
    return !said.getAndSet(true);
  }

  private static <T> Registration register(List<T> list, T one) {
    list.add(one);
    return () -> list.remove(one);
  }

  /**
   * Runs the command of this process and gives its exit code.
   *
   * @param unfinished the exit code of a command that is stopped before its end
   * @param language of the sentence that says so
   */
  public int supervise(IntSupplier command, int unfinished, Language language) {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(unfinished, language), "estuaire-stop"));
    exitCode = command.getAsInt();
    ended.countDown();
    return exitCode;
  }

  private void stop(int unfinished, Language language) {
    if (hasEnded()) {
      return;
    }
    stopping = true;
    // Asking may take long where a server does not answer.
    asked.forEach(ask -> daemon(ask).start());
    boolean inTime = works && endsInTime();
    if (!inTime) {
      tellStopped(language);
      // What the command meets when the ground is taken from under it is nobody's trouble.
      System.setErr(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
      grounds.forEach(Runnable::run);
    }
    // Without this, the exit code would be that of the signal.
    Runtime.getRuntime().halt(inTime ? exitCode : unfinished);
  }

  private void tellStopped(Language language) {
    if (isFirstToSaySo()) {
      try {
        System.err.println(stoppedWords(language));
      } catch (OutOfMemoryError unsaid) {
        // Whoever needs no memory for it says it.
        said.set(false);
        throw unsaid;
      }
    }
  }

  private static Thread daemon(Runnable ask) {
    Thread thread = new Thread(ask, "estuaire-ask");
    thread.setDaemon(true);
    return thread;
  }

  private boolean endsInTime() {
    try {
      return ended.await(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
