package dev.signalbox.local.contract;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/// Keeps one cloud for all suites of this JVM, in the store of the launcher's session, which closes
/// it at the end. The root store would not do: where a module's suites are spread over several
/// JVMs, each suite is a run of its own.
final class CloudExtension implements BeforeAllCallback, ParameterResolver, ExecutionCondition {

  private static final Namespace SPACE = Namespace.create(CloudExtension.class);

  /// A start that failed or was skipped is remembered, so that each suite tells it.
  private record Started(Cloud cloud, RuntimeException failure) implements AutoCloseable {

    static Started now(String key) {
      try {
        return new Started(CloudTarget.start(), null);
      } catch (RuntimeException e) {
        return new Started(null, e);
      } catch (Exception e) {
        return new Started(null, new IllegalStateException(e));
      }
    }

    @Override
    public void close() throws IOException {
      if (cloud != null) {
        cloud.close();
      }
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    Cloud cloud = cloud(context);
    Needs needs = context.getRequiredTestClass().getAnnotation(Needs.class);
    if (needs != null && !cloud.has(Set.of(needs.value()))) {
      throw new TestAbortedException(
          "The cloud " + cloud.kind() + " has not all of " + Arrays.toString(needs.value()));
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return context
        .getTestMethod()
        .map(method -> method.getAnnotation(KnownGap.class))
        .filter(gap -> Arrays.asList(gap.value()).contains(cloud(context).kind()))
        .map(gap -> ConditionEvaluationResult.disabled("known gap: " + gap.because()))
        .orElse(ConditionEvaluationResult.enabled("no known gap"));
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Cloud.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return cloud(context);
  }

  private static Cloud cloud(ExtensionContext context) {
    Started started =
        context
            .getStore(StoreScope.LAUNCHER_SESSION, SPACE)
            .computeIfAbsent("cloud", Started::now, Started.class);
    if (started.failure() != null) {
      throw started.failure();
    }
    return started.cloud();
  }
}
