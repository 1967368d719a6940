package dev.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.aws.lambda.Body;
import dev.signalbox.core.task.Task;
import dev.signalbox.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Deleting a connection.
class ConnectionRemovalTest extends WithADesk {

  @Test
  void whoDeletesAConnectionTypesItsName() {
    String path = desk.connect(admin, "Main");
    for (String typed : List.of("main", "Other")) {
      assertThat(delete(path, typed).fieldErrors())
          .containsExactly("confirm: This has to be the name of the connection, as it is shown.");
    }
    assertThat(admin.get(path).text("state")).isEqualTo("connected");
  }

  @Test
  void deletedConnectionIsDisabledAtOnceAndTheOtherWorksOn() {
    String path = desk.connect(admin, "Main");
    String other = desk.connect(admin, "Other");
    console.queue.take();

    Answer answer = delete(path, "Main");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("location")).contains(path);
    assertThat(answer.text("state")).isEqualTo("disabled");
    assertThat(console.queue.tasks()).singleElement().isInstanceOf(Task.Purge.class);
    for (String call : List.of("/test", "/webhooks/provision", "/syncs", "/statuses/seed")) {
      assertThat(admin.post(path + call).problem()).isEqualTo("/errors/connection-disabled");
    }
    assertThat(admin.post(other + "/test").status()).isEqualTo(200);
    assertThat(admin.get(other).text("state")).isEqualTo("connected");
  }

  private Answer delete(String path, String typed) {
    return admin.call("DELETE", path, Body.of(Json.object().put("confirm", typed).bytes()));
  }
}
