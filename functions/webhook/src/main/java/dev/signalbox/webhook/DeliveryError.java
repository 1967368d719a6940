package dev.signalbox.webhook;

import dev.signalbox.aws.lambda.ProblemType;

/// Every way in which a delivery is refused. A PSA decides by the status whether it sends it again;
/// the words are for whoever looks into its error log. They tell a stranger nothing about whose
/// address it is.
enum DeliveryError implements ProblemType {
  SIGNATURE_REFUSED(
      401,
      "The delivery is not signed with the key of this webhook.",
      "Provision the webhooks again with POST /v1/connections/{connection}/webhooks/provision; that"
          + " renews the key."),
  NO_SUCH_WEBHOOK(
      404,
      "There is no webhook at this address, or no longer.",
      "Remove the webhook in the PSA, or provision the webhooks again."),
  DELIVERY_TOO_LARGE(
      413,
      "The delivery is larger than 256 kB.",
      "Take long fields out of the webhook; the change itself is found by the next sync."),
  DELIVERY_NOT_KEPT(
      503,
      "The delivery could not be looked up or queued.",
      "Send it again; if it stays, look for this request in the function's log.");

  private final int status;
  private final String title;
  private final String nextStep;

  DeliveryError(int status, String title, String nextStep) {
    this.status = status;
    this.title = title;
    this.nextStep = nextStep;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String nextStep() {
    return nextStep;
  }
}
