package dev.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.regions.Region;

class AwsClientsTest {

  @Test
  void clientsAreOfTheRegionOfTheFunctionAndMadeOnce() {
    AwsClients clients =
        new AwsClients(new Environment(Map.of("AWS_REGION", "eu-central-1")), CallLimits.WORKER);
    assertThat(clients.dynamo().serviceClientConfiguration().region())
        .isEqualTo(Region.EU_CENTRAL_1);
    assertThat(clients.dynamo()).isSameAs(clients.dynamo());
    assertThat(clients.sqs()).isSameAs(clients.sqs());
  }
}
