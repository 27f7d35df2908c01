package org.estuaire.jobs.logging;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.estuaire.bytes.ControlCharacters;

/** Writes messages on one line, in which nothing commands the terminal of whoever reads the log. */
public final class SafeMessage extends MessageConverter {

  @Override
  public String convert(ILoggingEvent event) {
    return ControlCharacters.shown(super.convert(event));
  }
}
