package dev.signalbox.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.signalbox.aws.Environment;
import dev.signalbox.aws.sample.SampleWiring;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.NoSuchBeanException;
import io.micronaut.function.aws.MicronautRequestStreamHandler;
import io.micronaut.http.MediaType;
import io.micronaut.serde.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LeanStreamHandlerTest {

  private static final int CALLS = 10_000;

  @Test
  void contextIsMadeOnceAndTenThousandCallsRegisterNothing() throws Exception {
    try (var handler = new ApiHandlerTest.Recording()) {
      byte[] event = SampleEvents.bytes("http-bare.json");
      SampleEvents.call(handler, event);
      var context = handler.getApplicationContext();
      int before = context.getBeanDefinitions(Object.class).size();
      for (int call = 0; call < CALLS; call++) {
        SampleEvents.call(handler, event);
      }
      assertThat(handler.getApplicationContext()).isSameAs(context);
      assertThat(context.getBeanDefinitions(Object.class)).hasSize(before);
      assertThat(context.containsBean(Context.class)).isFalse();
    }
  }

  /// The control: Micronaut's own method on its own context does what ours is there to prevent.
  @Test
  void micronautsOwnMethodRegistersTheContextOnEveryCall() throws Exception {
    try (var handler = new Stock(ApplicationContext.builder().banner(false).start())) {
      for (int call = 0; call < 3; call++) {
        handler.handleRequest(
            new ByteArrayInputStream(new byte[0]),
            new ByteArrayOutputStream(),
            SampleEvents.context());
      }
      assertThat(handler.getApplicationContext().getBeansOfType(Context.class)).hasSize(3);
    }
  }

  @Test
  void handlerSeesTheEnvironmentItWasBuiltIn() throws Exception {
    var environment = new Environment(Map.of("TABLE_NAME", "state"));
    try (var handler = Environment.building(environment, ApiHandlerTest.Recording::new)) {
      assertThat(handler.getApplicationContext().getBean(Environment.class)).isSameAs(environment);
    }
  }

  @Test
  void beansOfOtherFunctionsAreNotInTheContext() {
    var environment = new Environment(Map.of("TABLE_NAME", "state"));
    try (var own = LeanContext.start(SampleWiring.class.getPackageName(), environment, List.of());
        var other = LeanContext.start("dev.signalbox.other", environment, List.of())) {
      assertThat(own.getBean(SampleWiring.Table.class).name()).isEqualTo("state");
      assertThatThrownBy(() -> other.getBean(SampleWiring.Table.class))
          .isInstanceOf(NoSuchBeanException.class);
    }
  }

  @Test
  void serdeIsOnlyWhereItIsAskedFor() {
    var environment = new Environment(Map.of());
    try (var without = LeanContext.start("none", environment, List.of());
        var with = LeanContext.start("none", environment, List.of(LeanContext.SERDE))) {
      assertThat(without.containsBean(ObjectMapper.class)).isFalse();
      assertThat(with.containsBean(ObjectMapper.class)).isTrue();
    }
  }

  @Test
  void nothingIsStartedBeforeItIsAskedFor() {
    try (var context = LeanContext.start("none", new Environment(Map.of()), List.of())) {
      assertThat(context.getActiveBeanRegistrations(MediaType.class)).isEmpty();
      assertThat(context.getEnvironment().getActiveNames()).containsExactly("lambda");
      assertThat(context.getEnvironment().getPropertySources()).isEmpty();
    }
  }

  private static final class Stock extends MicronautRequestStreamHandler {
    Stock(ApplicationContext context) {
      super(context);
    }

    @Override
    protected void execute(InputStream in, OutputStream out, Context context) {}
  }
}
