package dev.signalbox.simulation.psa;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

/// The body of a request that was made for the JDK's client.
final class PublishedBytes implements Flow.Subscriber<ByteBuffer> {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private PublishedBytes() {}

  static byte[] of(HttpRequest request) {
    PublishedBytes body = new PublishedBytes();
    request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(body));
    return body.bytes.toByteArray();
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(ByteBuffer part) {
    byte[] piece = new byte[part.remaining()];
    part.get(piece);
    bytes.writeBytes(piece);
  }

  @Override
  public void onError(Throwable fault) {
    throw new IllegalStateException(fault);
  }

  @Override
  public void onComplete() {}
}
