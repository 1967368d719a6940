package dev.signalbox.local.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.local.cloud.AwsService;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

@OnCloud
@Needs(AwsService.SECRETS)
// The builders of the SDK take their parts as generic varargs.
@SuppressWarnings("unchecked")
class SecretsContract {

  private final SecretsManagerClient secrets;
  private final String name = "signalbox/test/" + UUID.randomUUID();

  SecretsContract(Cloud cloud) {
    secrets = cloud.client(AwsService.SECRETS, SecretsManagerClient.builder());
  }

  @Test
  void aSecretIsReadByNameAndByArn() {
    String arn = create("one");

    assertThat(current(name)).isEqualTo("one");
    assertThat(current(arn)).isEqualTo("one");
    assertThat(arn).matches("arn:aws:secretsmanager:.*:secret:" + name + "-[A-Za-z0-9]{6}");
  }

  @Test
  void aMissingSecretIsATypedFault() {
    assertThatThrownBy(() -> current(name)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> put("x", UUID.randomUUID().toString()))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aNameIsTakenOnce() {
    create("one");

    assertThatThrownBy(() -> create("two")).isInstanceOf(ResourceExistsException.class);
    assertThat(current(name)).isEqualTo("one");
  }

  @Test
  void creatingAgainWithTheSameTokenIsTheSameCreation() {
    String token = UUID.randomUUID().toString();
    var first =
        secrets.createSecret(r -> r.name(name).secretString("one").clientRequestToken(token));
    var again =
        secrets.createSecret(r -> r.name(name).secretString("one").clientRequestToken(token));

    assertThat(again.versionId()).isEqualTo(first.versionId()).isEqualTo(token);
  }

  @Test
  void aNewValueLeavesTheOldOneAsPrevious() {
    create("one");
    put("two", UUID.randomUUID().toString());

    assertThat(current(name)).isEqualTo("two");
    assertThat(stage("AWSPREVIOUS")).isEqualTo("one");

    put("three", UUID.randomUUID().toString());
    assertThat(stage("AWSPREVIOUS")).isEqualTo("two");
  }

  @Test
  void theTokenMakesPutsIdempotent() {
    create("one");
    String token = UUID.randomUUID().toString();
    put("two", token);
    put("two", token);

    assertThat(stage("AWSPREVIOUS")).isEqualTo("one");
    assertThatThrownBy(() -> put("three", token)).isInstanceOf(ResourceExistsException.class);
    assertThat(current(name)).isEqualTo("two");
  }

  @Test
  void aVersionIsReadByItsId() {
    create("one");
    String token = UUID.randomUUID().toString();
    put("two", token);

    assertThat(secrets.getSecretValue(r -> r.secretId(name).versionId(token)).secretString())
        .isEqualTo("two");
    assertThatThrownBy(() ->
            secrets.getSecretValue(r -> r.secretId(name).versionId(UUID.randomUUID().toString())))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void updateKeepsTheValueWhenItBringsNone() {
    create("one");
    secrets.updateSecret(r -> r.secretId(name).description("for the desk"));
    assertThat(current(name)).isEqualTo("one");

    secrets.updateSecret(r -> r.secretId(name).secretString("two"));
    assertThat(current(name)).isEqualTo("two");
    assertThat(secrets.describeSecret(r -> r.secretId(name)).description())
        .isEqualTo("for the desk");
  }

  @Test
  void describeTellsTheVersionsAndNoValue() {
    create("one");
    String token = UUID.randomUUID().toString();
    put("two", token);

    var described = secrets.describeSecret(r -> r.secretId(name));
    assertThat(described.versionIdsToStages().get(token)).containsExactly("AWSCURRENT");
    assertThat(described.versionIdsToStages()).hasSize(2);
  }

  @Test
  void aSecretThatAwaitsDeletionIsNotReadButCanComeBack() {
    create("one");
    secrets.deleteSecret(r -> r.secretId(name).recoveryWindowInDays(7L));

    assertThatThrownBy(() -> current(name)).isInstanceOf(InvalidRequestException.class);

    secrets.restoreSecret(r -> r.secretId(name));
    assertThat(current(name)).isEqualTo("one");
  }

  @Test
  @KnownGap(value = "moto", because = "it answers ResourceExistsException")
  void aNameThatAwaitsDeletionCannotBeTaken() {
    create("one");
    secrets.deleteSecret(r -> r.secretId(name).recoveryWindowInDays(7L));

    assertThatThrownBy(() -> create("two")).isInstanceOf(InvalidRequestException.class);
  }

  @Test
  void aForcedDeletionFreesTheName() {
    create("one");
    secrets.deleteSecret(r -> r.secretId(name).forceDeleteWithoutRecovery(true));

    assertThatThrownBy(() -> current(name)).isInstanceOf(ResourceNotFoundException.class);
    create("two");
    assertThat(current(name)).isEqualTo("two");
  }

  @Test
  void listingIsPagedAndFilteredByName() {
    String prefix = "signalbox/list/" + UUID.randomUUID();
    for (int i = 0; i < 5; i++) {
      String one = prefix + "/" + i;
      secrets.createSecret(r -> r.name(one).secretString("x"));
    }

    List<String> names =
        secrets
            .listSecretsPaginator(r -> r.maxResults(2).filters(f -> f.key("name").values(prefix)))
            .stream()
            .flatMap(page -> page.secretList().stream())
            .map(secret -> secret.name())
            .toList();

    assertThat(names)
        .containsExactlyInAnyOrder(
            prefix + "/0", prefix + "/1", prefix + "/2", prefix + "/3", prefix + "/4");
  }

  private String create(String value) {
    return secrets.createSecret(r -> r.name(name).secretString(value)).arn();
  }

  private void put(String value, String token) {
    secrets.putSecretValue(r -> r.secretId(name).secretString(value).clientRequestToken(token));
  }

  private String current(String id) {
    return secrets.getSecretValue(r -> r.secretId(id)).secretString();
  }

  private String stage(String stage) {
    return secrets.getSecretValue(r -> r.secretId(name).versionStage(stage)).secretString();
  }
}
