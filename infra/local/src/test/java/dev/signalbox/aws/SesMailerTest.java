package dev.signalbox.aws;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.aws.mail.SesMailer;
import dev.signalbox.core.account.Mailer.MailFault;
import dev.signalbox.core.tenant.EmailAddress;
import dev.signalbox.local.cloud.AwsService;
import dev.signalbox.local.contract.Cloud;
import dev.signalbox.local.contract.Needs;
import dev.signalbox.local.contract.OnCloud;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;

@OnCloud
@Needs(AwsService.MAIL)
class SesMailerTest {

  private static final EmailAddress PAT = new EmailAddress("pat@desk.example");

  private final SesV2Client client;

  SesMailerTest(Cloud cloud) {
    client = cloud.client(AwsService.MAIL, SesV2Client.builder());
  }

  @Test
  void mailIsTaken() {
    SesMailer mailer = new SesMailer(client, "codes@signalbox.example");
    assertThatCode(() -> mailer.send(PAT, "Your code", "123456 – gültig fünf Minuten"))
        .doesNotThrowAnyException();
  }

  @Test
  void serviceThatIsNotThereIsAFaultWorthRetrying() {
    SesV2Client nowhere =
        SesV2Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:9"))
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    assertThatExceptionOfType(MailFault.class)
        .isThrownBy(
            () -> new SesMailer(nowhere, "codes@signalbox.example").send(PAT, "Code", "text"))
        .matches(MailFault::worthRetrying, "is worth retrying");
  }
}
