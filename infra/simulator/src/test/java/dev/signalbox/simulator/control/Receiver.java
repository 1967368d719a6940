package dev.signalbox.simulator.control;

import dev.signalbox.json.Json;
import dev.signalbox.simulator.hooks.HookSignature;
import dev.signalbox.simulator.http.LoopbackServer;
import dev.signalbox.simulator.http.Reply;
import dev.signalbox.simulator.http.Request;
import dev.signalbox.simulator.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;

/// Somebody who listens to webhooks and answers as told.
final class Receiver implements AutoCloseable {

  static final String KEY = "0123456789abcdef0123456789ABCDEF";

  record Got(String path, String raw, String signature, Json.Obj body) {
    boolean signed() {
      return HookSignature.of(raw.getBytes(StandardCharsets.UTF_8), KEY).equals(signature);
    }

    String action() {
      return body.text("Action").orElseThrow();
    }

    long id() {
      return body.number("Id").orElseThrow();
    }

    long sequence() {
      return body.number("SequenceNumber").orElseThrow();
    }
  }

  private final LoopbackServer server = LoopbackServer.start(0, InstantSource.system());
  private final List<Got> got = new CopyOnWriteArrayList<>();
  private final IntUnaryOperator statusOfCall;

  /// @param statusOfCall what to answer to the nth call on `/hook`, counted from 1
  Receiver(IntUnaryOperator statusOfCall) {
    this.statusOfCall = statusOfCall;
    server.route("/", this::receive);
  }

  private Reply receive(Request request) {
    String raw = request.body().text();
    got.add(
        new Got(
            request.path(),
            raw,
            request.header(HookSignature.HEADER).orElse(""),
            Json.parseObject(raw)));
    int status = request.path().equals("/hook") ? statusOfCall.applyAsInt(hooked().size()) : 200;
    return Response.text(status, "text/plain", "answer " + status);
  }

  String url(String path) {
    return server.origin() + path;
  }

  List<Got> hooked() {
    return on("/hook");
  }

  List<Got> on(String path) {
    return got.stream().filter(one -> one.path().equals(path)).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
