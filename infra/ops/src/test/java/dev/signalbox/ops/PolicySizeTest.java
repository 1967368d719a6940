package dev.signalbox.ops;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.json.Json;
import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// IAM refuses policies that grow too large; 15 kB leaves room.
final class PolicySizeTest {

  private static final int LIMIT = 15_000;

  /// How much an id, an ARN or a `Sub` may grow when its values are filled in.
  private static final int GROWTH = 2;

  @Test
  void eachRolesPolicyIsSmall() throws IOException {
    Translated.template()
        .all("AWS::IAM::Role")
        .forEach((name, role) ->
            assertThat(GROWTH * size(Json.array(role.list("Policies"))))
                .as(name)
                .isLessThan(LIMIT));
  }

  /// One statement a permission: a permission per route would overflow it.
  @Test
  void eachFunctionsPermissionPolicyIsSmall() throws IOException {
    var permissions = Translated.template().all("AWS::Lambda::Permission");
    assertThat(permissions).isNotEmpty();
    var byFunction =
        permissions.values().stream()
            .collect(
                Collectors.groupingBy(
                    permission -> permission.find("FunctionName").orElseThrow().write(),
                    Collectors.summingInt(permission -> GROWTH * size(permission))));
    assertThat(byFunction.values()).allMatch(size -> size < LIMIT);
  }

  private static int size(Json value) {
    return value.write().getBytes(UTF_8).length;
  }
}
