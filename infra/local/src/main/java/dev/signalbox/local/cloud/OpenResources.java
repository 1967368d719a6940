package dev.signalbox.local.cloud;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// What was opened so far; closed in the reverse order, all of it, even when one fails.
public final class OpenResources implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  public synchronized <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public synchronized void close() throws IOException {
    IOException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        failure = failure == null ? new IOException("Not everything could be closed.", e) : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
