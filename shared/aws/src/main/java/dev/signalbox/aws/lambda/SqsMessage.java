package dev.signalbox.aws.lambda;

/// One message of a batch.
///
/// @param queue the name of the queue it came from
/// @param receiveCount how often it was delivered, this time included
public record SqsMessage(String id, String body, String queue, int receiveCount) {

  /// Without the body: it may end in a log.
  @Override
  public String toString() {
    return "SqsMessage[" + id + ", " + queue + ", " + receiveCount + "]";
  }
}
