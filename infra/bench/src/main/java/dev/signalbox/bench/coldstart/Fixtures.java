package dev.signalbox.bench.coldstart;

import dev.signalbox.aws.Machine;
import dev.signalbox.aws.dynamo.DynamoSessionStore;
import dev.signalbox.aws.dynamo.DynamoSignalStore;
import dev.signalbox.aws.dynamo.DynamoTenantStore;
import dev.signalbox.aws.dynamo.Table;
import dev.signalbox.bench.desk.Customers;
import dev.signalbox.bench.desk.Desk;
import dev.signalbox.bench.desk.Waiting;
import dev.signalbox.core.account.Session;
import dev.signalbox.core.account.Token;
import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.TicketId;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.core.tenant.Role;
import dev.signalbox.core.tenant.TenantId;
import dev.signalbox.core.tenant.User;
import dev.signalbox.core.tenant.UserId;
import dev.signalbox.json.Json;
import dev.signalbox.simulator.demo.DemoPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/// Makes the fixtures with the product itself: a PSA is connected, a ticket arrives, its webhook is
/// kept as it was signed, the ticket is stored and waits to be judged, and somebody signs in.
final class Fixtures {

  private static final DemoPlan SMALL = new DemoPlan(1, 12, 2, 0, 0, 0.5);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration HOURS = Duration.ofHours(8);

  private final Desk desk;
  private final Table table;

  private Fixtures(Desk desk) {
    this.desk = desk;
    this.table = desk.table();
  }

  /// By the names of the functions. Everything that was started has ended when this returns.
  static Map<String, Fixture> make() throws Exception {
    try (Desk desk = Desk.open(SMALL, false);
        Recorder webhooks = new Recorder(desk.apiUrl())) {
      return new Fixtures(desk).make(webhooks);
    }
  }

  private Map<String, Fixture> make(Recorder webhooks) throws Exception {
    ConnectionRef ref = desk.connect(webhooks.url());
    String number = ticket(ref);
    Json.Obj delivery = webhooks.event(PATIENCE);
    Json.Obj batch = batch(waiting());
    Json.Obj request = request(signIn(ref.tenant()));
    Contents contents = Contents.of(desk);
    return Map.of(
        "webhook",
        new Fixture(delivery.write(), contents, "\"statusCode\":202", "SendMessageBatch"),
        "config",
        new Fixture(request.write(), contents, number, "Query"),
        "triage",
        new Fixture(batch.write(), contents, "\"batchItemFailures\":[]", "PutItem"));
  }

  /// A ticket that has arrived and is owed a judgement; its number.
  private String ticket(ConnectionRef ref) throws Exception {
    DynamoSignalStore signals = new DynamoSignalStore(table);
    try (Customers customers = desk.customers()) {
      TicketId ticket = customers.sendTicket();
      Waiting.until(
          "a new ticket owes a judgement", PATIENCE, () -> !signals.owed(ref, ticket).isEmpty());
      return signals.find(ref, ticket).orElseThrow().ticket().number();
    }
  }

  private Message waiting() {
    return desk.clients()
        .sqs()
        .receiveMessage(receive ->
            receive
                .queueUrl(desk.queues().get("TriageQueue"))
                .maxNumberOfMessages(1)
                .waitTimeSeconds(20))
        .messages()
        .getFirst();
  }

  private static Json.Obj batch(Message message) {
    var record =
        Json.object()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body())
            .put("attributes", Json.object().put("ApproximateReceiveCount", "1"))
            .put("messageAttributes", Json.object())
            .put("md5OfBody", message.md5OfBody())
            .put("eventSource", "aws:sqs")
            .put("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:signalbox-TriageQueue")
            .put("awsRegion", "us-east-1");
    return Json.object().put("Records", Json.array(record.build())).build();
  }

  private Token signIn(TenantId tenant) {
    Instant now = Instant.now();
    UserId id = new UserId(Machine.ids().next());
    EmailAddress email = new EmailAddress("admin@bench.test");
    new DynamoTenantStore(table)
        .createUser(new User(tenant, id, email, "Admin", Role.ADMIN, true, now));
    Token access = Token.make(Machine.randomness());
    new DynamoSessionStore(table)
        .open(
            new Session(
                Machine.ids().next(),
                tenant,
                id,
                email,
                now,
                now.plus(HOURS),
                now.plus(HOURS),
                "bench"),
            access.hash(),
            now.plus(HOURS),
            Token.make(Machine.randomness()).hash());
    return access;
  }

  private static Json.Obj request(Token access) {
    return GatewayEvent.of(
        "GET", "/v1/signals", Json.object().put("authorization", "Bearer " + access.value()), "");
  }
}
