package org.estuaire.jobs.cli;

import java.util.ServiceLoader;
import org.estuaire.exchange.CrashPoint;

/** The watch of this process: none, unless a test puts one on the class path. */
final class CrashWatch {

  private CrashWatch() {}

  static CrashPoint.Watch chosen() {
    return ServiceLoader.load(CrashPoint.Watch.class).findFirst().orElse(CrashPoint.Watch.NONE);
  }
}
