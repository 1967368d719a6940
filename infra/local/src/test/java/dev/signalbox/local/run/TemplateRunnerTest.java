package dev.signalbox.local.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.json.Json;
import dev.signalbox.local.cloud.Ports;
import dev.signalbox.local.template.BadTemplate;
import dev.signalbox.local.template.Template;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// What functions find in a deployment that was started from a template, and what stops a start.
class TemplateRunnerTest extends WithARunner {

  @Test
  void aFunctionHasTheEnvironmentOfTheTemplate() throws Exception {
    var environment = runner.functionEnvironments().get("EchoFunction");

    assertThat(environment)
        .containsEntry("GREETING", "hello dev")
        .containsEntry("TABLE_NAME", runner.tables().get("StateTable"))
        .containsEntry("QUEUE_URL", runner.queues().get("WorkQueue"))
        .containsEntry("PUBLIC_URL", runner.apiUrl().toString())
        .doesNotContainKey("ONLY_IN_PROD");
    assertThat(Json.parseObject(send(request("/v1/x")).body()).text("greeting"))
        .hasValue("hello dev");
    assertThat(runner.usage().variablesRead().get("EchoFunction")).containsExactly("GREETING");
    assertThat(runner.output("Url")).isEqualTo(runner.apiUrl() + "/v1");
  }

  @Test
  void unmodifiedClientsOfTheSdkFindTheResources() {
    try (var dynamo = DynamoDbClient.create();
        var secrets = SecretsManagerClient.create()) {
      String table = runner.tables().get("StateTable");
      assertThat(dynamo.describeTable(r -> r.tableName(table)).table().keySchema()).hasSize(2);
      assertThat(
              dynamo
                  .describeTimeToLive(r -> r.tableName(table))
                  .timeToLiveDescription()
                  .attributeName())
          .isEqualTo("expiresAt");
      String key =
          secrets.getSecretValue(r -> r.secretId(runner.secrets().get("Key"))).secretString();
      assertThat(Json.parseObject(key).text("key").orElseThrow()).hasSize(64).isAlphanumeric();
      assertThat(Json.parseObject(key).number("v")).hasValue(1);
    }
  }

  @Test
  void whatIsNotEmulatedIsSaid() {
    assertThat(runner.notEmulated())
        .containsExactly("ApiLog (AWS::Logs::LogGroup)", "Alarm (AWS::CloudWatch::Alarm)");
    synchronized (LOG) {
      assertThat(LOG).contains("not emulated: Alarm (AWS::CloudWatch::Alarm)");
    }
    assertThat(runner.queues()).doesNotContainKey("ProdOnly");
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() {
    int taken = runner.apiUrl().getPort();

    assertThatThrownBy(
            () -> TemplateRunner.start(SAMPLE, cloud, RunnerOptions.forTests().withApiPort(taken)))
        .isInstanceOf(Ports.PortTaken.class)
        .hasMessageContaining("Port " + taken)
        .hasMessageContaining("API_PORT");
  }

  @Test
  void aHandlerThatIsNotThereStopsTheStart() {
    String yaml =
        """
        Resources:
          Lost:
            Type: AWS::Serverless::Function
            Properties: {Handler: com.example.Nowhere}
        """;

    assertThatThrownBy(() ->
            TemplateRunner.start(
                Template.parse(yaml, Path.of(".")), cloud.endpoints(), RunnerOptions.forTests()))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("Lost")
        .hasMessageContaining("com.example.Nowhere");
  }
}
