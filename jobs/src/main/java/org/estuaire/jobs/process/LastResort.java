package org.estuaire.jobs.process;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.estuaire.exchange.DeliveryFinding;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.trouble.MemoryExhausted;
import org.slf4j.LoggerFactory;

/**
 * What ends this process where nothing else can: memory that ran out, and a stop that is not obeyed
 * in time because the heap is full or something does not answer. Everything that it takes is made
 * beforehand: when it is needed there may be no memory for an object, not even for Java to say that
 * a signal has come. Nothing is lost by it, for what is not committed is not noted as done.
 */
public final class LastResort {

  private static final long BETWEEN_LOOKS = 500;

  /**
   * A terminal or pipe that takes no words keeps nobody from ending. Between two collections there
   * is hardly time for a sentence.
   */
  private static final long FOR_LAST_WORDS = 2_500;

  private final Watchdog watchdog;
  private final FileOutputStream errors = new FileOutputStream(FileDescriptor.err);
  private final byte[] outOfMemory;
  private final byte[] stopped;
  private final Thread lastWords = daemon(this::speak, "estuaire-last-words");
  private volatile int exitCode;

  private LastResort(Language language) {
    this.watchdog = new Watchdog(LastResort::millis, CollectionShare.ofThisProcess());
    this.stopped = line(ProcessStop.stoppedWords(language));
    // What is said of a file that took the memory is read while there is some.
    DeliveryFinding.DEADLY.sentence(language);
    this.outOfMemory = line(ProcessWord.OUT_OF_MEMORY.words(language));
  }

  /**
   * To be called once, before anything else needs memory.
   *
   * @param language of its last words
   */
  public static void install(Language language) {
    LastResort here = new LastResort(language);
    Thread.setDefaultUncaughtExceptionHandler(here::threadEnded);
    Runtime.getRuntime().addShutdownHook(new Thread(here::stopAsked, "estuaire-stop-asked"));
    here.lastWords.start();
    Thread watch = daemon(here::watch, "estuaire-watchdog");
    watch.setPriority(Thread.MAX_PRIORITY);
    watch.start();
  }

  private void stopAsked() {
    if (!ProcessStop.PROCESS.hasEnded()) {
      watchdog.stopAsked();
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  private static byte[] line(String words) {
    return (words + System.lineSeparator()).getBytes(Charset.defaultCharset());
  }

  private static long millis() {
    return System.nanoTime() / 1_000_000;
  }

  /**
   * Java would print the message of whatever ends a thread, and messages of libraries quote values.
   * A process of which a thread is missing for lack of memory is worse than none.
   */
  private void threadEnded(Thread thread, Throwable failure) {
    if (failure instanceof OutOfMemoryError || MemoryExhausted.isIn(failure)) {
      end(ExitCode.MEMORY);
    }
    LoggerFactory.getLogger(LastResort.class).error("{} ended", thread.getName(), failure);
  }

  private void watch() {
    OptionalInt verdict = OptionalInt.empty();
    while (verdict.isEmpty()) {
      try {
        Thread.sleep(BETWEEN_LOOKS);
        verdict = watchdog.look();
      } catch (InterruptedException | OutOfMemoryError nobodyKeepsItFromWatching) {
        // Look again.
      }
    }
    end(verdict.getAsInt());
  }

  private void end(int code) {
    try {
      exitCode = code;
      LockSupport.unpark(lastWords);
      lastWords.join(FOR_LAST_WORDS);
    } catch (InterruptedException | OutOfMemoryError unsaid) {
      // It ends all the same.
    } finally {
      Runtime.getRuntime().halt(code);
    }
  }

  private void speak() {
    while (exitCode == ExitCode.OK) {
      LockSupport.park(this);
    }
    ProcessStop.PROCESS.endServers();
    try {
      if (exitCode == ExitCode.MEMORY) {
        errors.write(outOfMemory);
      } else if (ProcessStop.PROCESS.isFirstToSaySo()) {
        errors.write(stopped);
      }
    } catch (IOException nobodyListens) {
      return;
    }
  }
}
