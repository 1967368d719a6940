package dev.signalbox.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.connection.PsaSecret;
import dev.signalbox.json.Json;
import dev.signalbox.local.demo.JsonClient;
import dev.signalbox.local.demo.SignIn;
import dev.signalbox.local.mail.Mail;
import dev.signalbox.local.run.TemplateRunner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The secrets of the running system are in nothing that it logs, sends, stores, answers or asks a
/// model.
@Tag("P34")
class CanaryTest {

  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final String TEXT = "canary-text-7f3a of a customer";

  private static final Deployment USUAL = Deployment.usual();
  private static final Canaries SECRETS = new Canaries();
  private static final List<String> ANSWERS = new ArrayList<>();

  @BeforeAll
  static void useSecretsAndCollectThem() {
    Walk.throughAllOfIt();
    ofThePsa(Deployment.harbourline(), USUAL);
    ofThePsa(Deployment.quillback(), USUAL);
    ofThePsa(Deployment.deskJudgedByModel(), Deployment.judgedByModel());
    for (TemplateRunner functions : Walk.deployments()) {
      ofTheDeployment(functions);
    }
    ofSignIns();
    answers(Deployment.harbourline());
  }

  private static void ofThePsa(Desk desk, Deployment deployment) {
    desk.judged(desk.arrives("Canary", TEXT));
    String whose = " of " + desk.account() + " " + desk.connection();
    Json.Obj given = Desk.credentials(desk.control(), desk.account());
    SECRETS.add("the PSA secret" + whose, given.text("secret").orElseThrow());
    SECRETS.add("the integration code" + whose, given.text("integrationCode").orElseThrow());
    PsaSecret kept = deployment.secrets().find(desk.ref()).orElseThrow();
    SECRETS.add(
        "the key of webhooks" + whose, Optional.ofNullable(kept.hookSecret()).orElseThrow());
  }

  private static void ofTheDeployment(TemplateRunner functions) {
    try (var client = SecretsManagerClient.create()) {
      String id = functions.secrets().get("DeploymentKey");
      SECRETS.add(
          "the deployment key " + id,
          client.getSecretValue(get -> get.secretId(id)).secretString());
    }
  }

  /// All codes that were ever mailed, and the tokens of one more session.
  private static void ofSignIns() {
    var api = new JsonClient(USUAL.functions().apiUrl());
    SignIn signIn = USUAL.signIn();
    SignIn.Tokens first = signIn.signIn(Deployment.FIRST);
    SignIn.Tokens second = signIn.refresh(first);
    SECRETS.add("an access token", first.access()).add("a refresh token", first.refresh());
    SECRETS.add("the next access token", second.access());
    SECRETS.add("the next refresh token", second.refresh());
    ANSWERS.add(api.as(second.access()).call("GET", "/v1/sessions", null).text());
    // A token that is used again ends the session, which is logged.
    ANSWERS.add(
        api.call(
                "POST",
                "/v1/auth/refresh",
                Json.object().put("refreshToken", first.refresh()).build())
            .text());
    Deployment.sharedCloud().mail().mailbox().all().stream()
        .map(Mail::text)
        .flatMap(Optional::stream)
        .map(CODE::matcher)
        .filter(Matcher::find)
        .forEach(code -> SECRETS.add("the code " + code.group(), code.group()));
  }

  /// Everything that can be asked, and refusals of what carries secrets.
  private static void answers(Desk desk) {
    long ticket = desk.arrives("Canary", TEXT);
    desk.judged(ticket);
    desk.api().get("/v1/openapi.json").object("paths").orElseThrow().fields().entrySet().stream()
        .filter(path ->
            path.getValue() instanceof Json.Obj methods && methods.object("get").isPresent())
        .map(Map.Entry::getKey)
        .map(path ->
            path.replace("{connection}", desk.connection())
                .replace("{ticket}", String.valueOf(ticket)))
        .filter(path -> !path.contains("{"))
        .map(path -> desk.api().call("GET", path, null))
        .peek(answer -> assertThat(answer.status()).isLessThan(500))
        .forEach(answer -> ANSWERS.add(answer.headers() + answer.text()));
    Json.Obj given = Desk.credentials(desk.control(), desk.account());
    var wrong = Json.object().put("psa", "autotask").put("name", "Canary");
    wrong.put("username", given.find("username")).put("secret", "canary-wrong-secret+/=~");
    SECRETS.add("a wrong PSA secret", "canary-wrong-secret+/=~");
    ANSWERS.add(desk.api().call("POST", "/v1/connections", wrong.build()).text());
    ANSWERS.add(desk.api().call("POST", "/v1/connections", given).text());
  }

  @Test
  void thereIsEnoughToLookFor() {
    assertThat(SECRETS.size()).isGreaterThanOrEqualTo(12);
  }

  @Test
  void noneIsInALog() {
    assertThat(Deployment.log().text()).contains("\"function\"").doesNotContain(TEXT);
    assertThat(SECRETS.foundIn(Deployment.log().text())).isEmpty();
  }

  @Test
  void noneIsInAMessageOfAQueue() {
    assertThat(Sent.text()).contains("\"type\":\"refresh\"").doesNotContain(TEXT);
    assertThat(SECRETS.foundIn(Sent.text())).isEmpty();
  }

  @Test
  void noneIsInTheTable() {
    for (TemplateRunner functions : Walk.deployments()) {
      String items = items(functions);
      assertThat(items).contains(TEXT);
      assertThat(SECRETS.foundIn(items)).isEmpty();
    }
  }

  @Test
  @Tag("CON-05")
  void noneIsInAnAnswer() {
    assertThat(String.join("\n", ANSWERS)).contains("secretSet", "/errors/");
    assertThat(SECRETS.foundIn(String.join("\n", ANSWERS))).isEmpty();
    Desk desk = Deployment.harbourline();
    assertThat(desk.api().get("/v1/connections/" + desk.connection()).bool("secretSet"))
        .contains(true);
  }

  @Test
  void noneIsInAPrompt() {
    String prompts =
        Deployment.sharedCloud().model().calls().stream()
            .map(call -> call.body().write())
            .collect(Collectors.joining("\n"));
    assertThat(prompts).contains("Canary");
    assertThat(SECRETS.foundIn(prompts)).isEmpty();
  }

  /// The negative control: a secret is seen however it is spelt, also in an item of the table.
  @Test
  void oneThatGotOutWouldBeNoticed() {
    String table = String.valueOf(USUAL.functions().tables().get("StateTable"));
    String secret = SECRETS.any();
    try (var client = DynamoDbClient.create()) {
      Canaries.spellings(secret)
          .forEach((spelling, spelt) -> {
            assertThat(SECRETS.foundIn("{\"what\":\"x" + spelt + "\"}")).as(spelling).isNotEmpty();
            Map<String, AttributeValue> key =
                Map.of("pk", AttributeValue.fromS("CANARY"), "sk", AttributeValue.fromS("CANARY"));
            var item = new HashMap<>(key);
            item.put("value", AttributeValue.fromB(SdkBytes.fromUtf8String(spelt)));
            client.putItem(put -> put.tableName(table).item(item));
            List<String> found = SECRETS.foundIn(items(USUAL.functions()));
            client.deleteItem(delete -> delete.tableName(table).key(key));
            assertThat(found).as(spelling).isNotEmpty();
          });
    }
  }

  /// The whole table, as text. Tests may scan; nothing that runs may.
  private static String items(TemplateRunner functions) {
    try (var client = DynamoDbClient.create()) {
      return scan(client, String.valueOf(functions.tables().get("StateTable")));
    }
  }

  private static String scan(DynamoDbClient client, String table) {
    return ScopedValue.where(TableUse.BY_A_TEST, true)
        .call(() ->
            client.scanPaginator(ScanRequest.builder().tableName(table).build()).items().stream()
                .flatMap(item -> item.values().stream())
                .map(CanaryTest::text)
                .collect(Collectors.joining("\n")));
  }

  private static String text(AttributeValue value) {
    return value.b() == null ? value.toString() : text(value.b().asByteArray());
  }

  /// Compressed JSON is looked into.
  private static String text(byte[] bytes) {
    boolean zipped = bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
    if (!zipped) {
      return new String(bytes, ISO_8859_1);
    }
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new String(unzipped.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
