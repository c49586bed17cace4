// SPDX-License-Identifier: Apache-2.0
package com.runlayer.aiwatch.log;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;

/// Takes what libraries warn of into the log, and nowhere else: what they would print themselves
/// has not passed the redactor.
public final class LibraryLog implements AutoCloseable {
  private final Logger root;
  private final Handler handler;
  private final Map<Handler, Level> silenced = new LinkedHashMap<>();

  private LibraryLog(Logger root, Handler handler) {
    this.root = root;
    this.handler = handler;
    for (Handler other : root.getHandlers()) {
      silenced.put(other, other.getLevel());
      other.setLevel(Level.OFF);
    }
    root.addHandler(handler);
  }

  /// Listens from now on. To be called once the container is there, because the first use of
  /// `java.util.logging` chooses the log manager of the whole process.
  public static LibraryLog attach(EventLog log) {
    Logger root = Logger.getLogger("");
    Handler handler = new Forwarder(log);
    handler.setLevel(Level.WARNING);
    return new LibraryLog(root, handler);
  }

  /// Listens no more, and lets others speak again.
  @Override
  public void close() {
    root.removeHandler(handler);
    silenced.forEach(Handler::setLevel);
  }

  private static final class Forwarder extends Handler {
    private final EventLog log;
    private final PatternFormatter text = new PatternFormatter("%s");

    Forwarder(EventLog log) {
      this.log = log;
    }

    @Override
    public void publish(LogRecord event) {
      if (!isLoggable(event)) {
        return;
      }
      String message = event.getLoggerName() + ": " + message(event);
      if (event.getLevel().intValue() >= Level.SEVERE.intValue()) {
        log.error(message);
      } else {
        log.warn(message);
      }
    }

    private String message(LogRecord event) {
      String said = text.format(event);
      Throwable cause = event.getThrown();
      return cause == null
          ? said
          : said + " (" + cause.getClass().getSimpleName() + ": " + cause.getMessage() + ")";
    }

    @Override
    public void flush() {
      // every line is written at once
    }

    @Override
    public void close() {
      // the log belongs to the run
    }
  }
}
