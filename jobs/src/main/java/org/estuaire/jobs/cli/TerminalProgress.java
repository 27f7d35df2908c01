package org.estuaire.jobs.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.estuaire.exchange.LaneName;
import org.estuaire.exchange.Language;
import org.estuaire.exchange.load.LoadCount;
import org.estuaire.exchange.trouble.Step;
import org.estuaire.jobs.night.NightProgress;

/**
 * Shows how a night goes: a moving bar on a terminal, plain lines in a log, nothing where JSON is
 * asked for.
 */
public final class TerminalProgress implements NightProgress, AutoCloseable {

  private static final int LINE_EVERY_RECORDS = 20_000;

  private final PrintStream out;
  private final boolean moving;
  private final boolean silent;
  private final Language language;
  private ProgressBar bar;
  private LaneName lane;
  private long records;
  private long printed;

  private TerminalProgress(PrintStream out, boolean moving, boolean silent, Language language) {
    this.out = out;
    this.moving = moving;
    this.silent = silent;
    this.language = language;
  }

  public static TerminalProgress on(CommonOptions options) {
    return new TerminalProgress(
        Output.errors(), System.console() != null, options.json(), options.language());
  }

  @Override
  public void step(String name) {
    close();
    if (!silent && !moving) {
      out.println(Step.of(name).words(language));
    }
  }

  @Override
  public void chunk(LaneName name, LoadCount count, Duration took) {
    if (silent) {
      return;
    }
    if (name != lane) {
      close();
      lane = name;
      records = 0;
      printed = 0;
    }
    records += count.total();
    if (moving) {
      show(count.total());
    } else if (records - printed >= LINE_EVERY_RECORDS) {
      tell(name);
      printed = records;
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
    if (!silent && !moving && lane != null && records > printed) {
      tell(lane);
    }
    lane = null;
  }

  private void tell(LaneName name) {
    out.println(Step.loading(name).words(language) + " " + records);
  }

  private void show(int more) {
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(lane.words(language))
              .setInitialMax(-1)
              .setStyle(ProgressBarStyle.ASCII)
              .setConsumer(new ConsoleProgressBarConsumer(out))
              .showSpeed()
              .build();
    }
    bar.stepBy(more);
  }
}
