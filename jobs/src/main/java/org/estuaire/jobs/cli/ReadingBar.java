package org.estuaire.jobs.cli;

import java.util.function.LongConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a long file is read: a moving bar on a terminal, nothing elsewhere. */
public final class ReadingBar implements LongConsumer, AutoCloseable {

  private static final long MEGABYTE = 1L << 20;

  private final @Nullable ProgressBar bar;

  private ReadingBar(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * @param bytes of the whole file
   */
  public static ReadingBar on(CommonOptions options, String name, long bytes) {
    if (options.json() || System.console() == null) {
      return new ReadingBar(null);
    }
    return new ReadingBar(
        new ProgressBarBuilder()
            .setTaskName(name)
            .setInitialMax(bytes)
            .setUnit(" MB", MEGABYTE)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(Output.errors()))
            .build());
  }

  /** So many bytes more. */
  @Override
  public void accept(long bytes) {
    if (bar != null) {
      bar.stepBy(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
