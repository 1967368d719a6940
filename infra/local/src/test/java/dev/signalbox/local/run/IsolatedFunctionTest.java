package dev.signalbox.local.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.json.Json;
import dev.signalbox.local.template.BadTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "Lambda's runtime client is for Linux")
class IsolatedFunctionTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  /// Less than the slow call takes.
  private static final Duration SHORT = Duration.ofSeconds(6);

  private static @TempDir Path folder;
  private final List<String> log = new CopyOnWriteArrayList<>();

  @BeforeAll
  static void zip() throws Exception {
    FunctionZip.write(folder.resolve("echo.zip"));
  }

  @Test
  void aFunctionRunsFromItsZipWithTheGivenEnvironmentOnly() throws Exception {
    try (Function function =
        start("EchoHandler", LONG, Map.of("GREETING", "hello", "TZ", ":UTC"))) {
      Json.Obj answer = invoke(function, "/v1/x");

      assertThat(answer.number("statusCode")).hasValue(201);
      Json.Obj body = Json.parseObject(answer.text("body").orElseThrow());
      assertThat(body.text("greeting")).hasValue("hello");
      assertThat(body.number("remaining").orElseThrow()).isBetween(1L, LONG.toMillis());
      assertThat(invoke(function, "/v1/y").number("statusCode")).hasValue(201);
    }
  }

  @Test
  void anErrorAndATimeoutAreReportedAndTheNextCallWorks() throws Exception {
    try (Function function = start("EchoHandler", SHORT, Map.of("GREETING", "hello"))) {
      assertThatThrownBy(() -> invoke(function, "/v1/throws"))
          .isInstanceOf(InvocationFailed.class)
          .hasMessageContaining("on purpose");
      assertThatThrownBy(() -> invoke(function, "/v1/slow")).hasMessageContaining("timed out");
      assertThat(invoke(function, "/v1/x").number("statusCode")).hasValue(201);
    }
  }

  @Test
  void aMissingSettingStopsTheStartByItsName() {
    assertThatThrownBy(() -> start("EchoHandler", LONG, Map.of()))
        .isInstanceOf(InvocationFailed.class)
        .hasMessageContaining("GREETING");
  }

  @Test
  void aHandlerThatIsNotInTheZipStopsTheStart() {
    assertThatThrownBy(() -> start("NoHandler", LONG, Map.of("GREETING", "hello")))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("NoHandler");
  }

  @Test
  void aZipThatIsNotBuiltIsNamed() {
    FunctionSpec spec = spec("EchoHandler", LONG, "absent.zip");

    assertThatThrownBy(() -> IsolatedFunction.start(spec, Map.of(), folder, log::add))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining("absent.zip")
        .hasMessageContaining("make package");
  }

  @Test
  void theRuntimeLoadsACopyOfItsLibraryThatNoOtherBuildOverwrites() throws Exception {
    try (Function function = start("EchoHandler", LONG, Map.of("GREETING", "hello"))) {
      String body = invoke(function, "/v1/libraries").text("body").orElseThrow();

      assertThat(body).contains("/signalbox-lambda-runtime-").doesNotContain("libaws-lambda-jni");
    }
  }

  private Function start(String handler, Duration time, Map<String, String> environment)
      throws Exception {
    return IsolatedFunction.start(spec(handler, time, "echo.zip"), environment, folder, log::add);
  }

  private static FunctionSpec spec(String handler, Duration time, String zip) {
    return new FunctionSpec(
        "Echo", "echo", "dev.signalbox.local.run." + handler, time, 256, Map.of(), zip);
  }

  private static Json.Obj invoke(Function function, String path) {
    byte[] event = Json.object().put("rawPath", path).bytes();
    return Json.parseObject(new String(function.invoke(event), UTF_8));
  }
}
