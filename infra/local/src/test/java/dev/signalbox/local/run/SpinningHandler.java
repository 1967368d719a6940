package dev.signalbox.local.run;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Computes until the test has seen enough, as one that learns does.
public final class SpinningHandler implements RequestStreamHandler {

  static final AtomicInteger SPINNING = new AtomicInteger();
  static final AtomicBoolean ENOUGH = new AtomicBoolean();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context) {
    SPINNING.incrementAndGet();
    while (!ENOUGH.get()) {
      Thread.onSpinWait();
    }
  }
}
