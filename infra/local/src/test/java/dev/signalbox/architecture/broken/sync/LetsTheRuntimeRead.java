package dev.signalbox.architecture.broken.sync;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

final class LetsTheRuntimeRead implements RequestHandler<String, String> {

  @Override
  public String handleRequest(String event, Context context) {
    return event;
  }
}
