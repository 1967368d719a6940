package dev.signalbox.config;

import dev.signalbox.aws.lambda.ProblemType;

/// Every way in which this API refuses. The type of a problem is stable: clients decide by it.
enum ErrorType implements ProblemType {
  MALFORMED_JSON(400, "The body is not valid JSON.", "Send one JSON object in UTF-8."),
  INVALID_INPUT(
      422, "Something in the request is not valid.", "Correct the fields named in errors."),
  NOT_SIGNED_IN(
      401,
      "You are not signed in, or your session is over.",
      "Sign in with POST /v1/auth/code and POST /v1/auth/token, or refresh your token."),
  CODE_REFUSED(
      401,
      "This code is not accepted.",
      "Use the latest code within five minutes of asking for it, or ask for a new one."),
  TOO_MANY_CODES(
      429, "Too many sign-in codes were asked for.", "Wait an hour, then ask for a new code."),
  CHOOSE_TENANT(
      409,
      "This address belongs to several tenants.",
      "Send the same code again with the id of one of them as tenant."),
  MISSING_ROLE(403, "Your role does not allow this.", "Ask an administrator of your tenant."),
  NOT_FOUND(404, "There is nothing here.", "Check the address and the ids in it."),
  METHOD_NOT_ALLOWED(
      405, "This address does not take this method.", "Use one of the methods named in allow."),
  BODY_TOO_LARGE(413, "The body is too large.", "Send at most 1 MB."),
  NAME_TAKEN(409, "There is one of that name already.", "Choose another name."),
  OUTDATED(
      412,
      "Somebody else changed this since you read it.",
      "Read it again, then send your change with the new ETag in If-Match."),
  IDEMPOTENCY_KEY_USED(
      422,
      "This Idempotency-Key stands for another request.",
      "Send the same body as the first time, or choose a new key."),
  REQUEST_UNDERWAY(
      409,
      "The same request is being worked on.",
      "Send it again after the seconds in Retry-After; it is then answered as the first one."),
  SETUP_REQUIRED(
      409,
      "The connection does not work at the moment.",
      "Test the connection and follow what it says."),
  CONNECTION_PAUSED(
      409,
      "The connection is paused.",
      "Let it go on with PATCH {\"paused\":false}, then try again."),
  CONNECTION_DISABLED(
      409, "The connection is being deleted.", "Connect the PSA again under another name."),
  NO_QUEUES(409, "No queue is selected, so there is no ticket to sync.", "Choose queues first."),
  ROTATION_UNDER_WAY(
      409,
      "The key of these webhooks was changed a moment ago.",
      "Wait a quarter of an hour, then change it again."),
  NOTHING_TO_PULL(
      422,
      "This entry names no record that is synced.",
      "Start a quick sync: it reads whatever changed."),
  CONFIRMATION_NEEDED(
      422,
      "This removes data, so it has to be confirmed.",
      "Read what would go, then send confirm with the name of the connection."),
  SYNC_NOT_HELD(409, "This sync is not held.", "Read its state; only a held sync can be released."),
  PSA_CREDENTIALS_REFUSED(
      422,
      "The PSA does not accept these credentials.",
      "Check user name, secret and integration code, and that the API user is active."),
  PSA_ZONE_UNKNOWN(
      422,
      "No PSA was found for this user name.",
      "Check the user name and that the API user is active, or choose the zone by hand."),
  PSA_PERMISSION_MISSING(
      422,
      "The PSA's API user lacks a permission.",
      "Give its security level the right that the PSA names in psaErrors."),
  PSA_REJECTED(422, "The PSA declined this.", "See psaErrors for the PSA's own reason."),
  PSA_BUSY(
      503,
      "The PSA has taken all the calls that it allows for now.",
      "Try again after the seconds in Retry-After."),
  PSA_UNAVAILABLE(502, "The PSA did not answer.", "Try again in a minute."),
  LAST_ADMIN(
      409,
      "A tenant needs at least one active administrator.",
      "Make somebody else an administrator first."),
  KEY_UNREADABLE(
      503,
      "This deployment cannot read its key.",
      "Ask whoever runs it to look at the secret that DEPLOYMENT_SECRET names, and at the"
          + " function's right to read it; then try again."),
  BUSY(503, "Something this needs did not answer in time.", "Try again in a moment."),
  INTERNAL(
      500,
      "Something unexpected went wrong here.",
      "Try again; if it stays, look for this request in the function's log.");

  private final int status;
  private final String title;
  private final String nextStep;

  ErrorType(int status, String title, String nextStep) {
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
