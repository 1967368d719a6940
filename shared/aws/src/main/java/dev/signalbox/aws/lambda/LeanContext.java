package dev.signalbox.aws.lambda;

import dev.signalbox.aws.Environment;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;

/// A Micronaut context that does dependency injection and serde, and nothing else: it guesses no
/// environment, reads no property file and starts no bean before it is asked for.
///
/// Only beans of Micronaut, of this package and of the function itself are in it. In a function's
/// zip nothing else is there; on a developer's machine all functions share one class path.
@SuppressWarnings("overrides")
final class LeanContext extends DefaultApplicationContext {

  private final List<String> packages;

  private LeanContext(DefaultApplicationContextBuilder settings, List<String> packages) {
    super(settings);
    this.packages = packages;
  }

  /// A started context with the function's settings as a bean.
  ///
  /// @param function the package of the function, whose factories make up its `Wiring`
  static ApplicationContext start(String function, Environment environment) {
    var context =
        new LeanContext(
            settings(),
            List.of("io.micronaut.", LeanContext.class.getPackageName() + ".", function + "."));
    context.start();
    return context.registerSingleton(Environment.class, environment, null, false);
  }

  private static DefaultApplicationContextBuilder settings() {
    var settings = new Settings();
    settings
        .environments("lambda")
        .deduceEnvironment(false)
        .deduceCloudEnvironment(false)
        .bootstrapEnvironment(false)
        .enableDefaultPropertySources(false)
        .environmentPropertySource(false)
        .eagerInitSingletons(false)
        .eagerInitConfiguration(false)
        .banner(false);
    return settings;
  }

  /// Micronaut's settings, which only a subclass may make without its own guesses.
  private static final class Settings extends DefaultApplicationContextBuilder {}

  @Override
  @SuppressWarnings("rawtypes")
  protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
    return super.resolveBeanDefinitionReferences().stream().filter(this::belongs).toList();
  }

  private boolean belongs(BeanDefinitionReference<?> bean) {
    return packages.stream().anyMatch(bean.getBeanDefinitionName()::startsWith);
  }
}
