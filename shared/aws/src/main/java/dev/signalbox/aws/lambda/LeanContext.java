package dev.signalbox.aws.lambda;

import dev.signalbox.aws.Environment;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.DefaultApplicationContextBuilder;
import io.micronaut.core.io.service.MicronautMetaServiceLoaderUtils;
import io.micronaut.inject.BeanDefinitionReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A Micronaut context that does dependency injection, serde where it is wanted, and nothing else:
/// it guesses no environment, reads no property file and starts no bean before it is asked for.
///
/// Only beans of Micronaut's injection, of this package, of the function itself and of what the
/// function asks for are in it: on a developer's machine all functions share one class path.
@SuppressWarnings("overrides")
final class LeanContext extends DefaultApplicationContext {

  /// Reads and writes what Lambda sends; only its definitions are a twentieth of a cold start.
  static final String SERDE = "io.micronaut.serde.";

  private final List<String> packages;

  @SuppressWarnings("rawtypes")
  private List<BeanDefinitionReference> definitions = List.of();

  private LeanContext(DefaultApplicationContextBuilder settings, List<String> packages) {
    super(settings);
    this.packages = packages;
  }

  /// A started context with the function's settings as a bean.
  ///
  /// @param function the package of the function, whose factories make up its `Wiring`
  /// @param parts packages of further beans, each with a dot at its end
  static ApplicationContext start(String function, Environment environment, List<String> parts) {
    Stream<String> always =
        Stream.of(
            "io.micronaut.inject.provider.BeanProvider",
            "io.micronaut.inject.provider.Jakarta",
            "io.micronaut.context.event.",
            LeanContext.class.getPackageName() + ".",
            function + ".");
    var context = new LeanContext(settings(), Stream.concat(always, parts.stream()).toList());
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

  /// Chosen by name before they are loaded: Micronaut's own method loads all definitions that are
  /// on the class path, and most of them serve HTTP and schedulers that we do not have.
  @Override
  @SuppressWarnings("rawtypes")
  protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
    if (definitions.isEmpty()) {
      definitions =
          names().stream().filter(this::belongs).<BeanDefinitionReference>map(this::load).toList();
    }
    return definitions;
  }

  private Set<String> names() {
    try {
      return MicronautMetaServiceLoaderUtils.findMicronautMetaServiceEntries(
          getClassLoader(), BeanDefinitionReference.class.getName());
    } catch (IOException fault) {
      throw new UncheckedIOException("The class path cannot be read.", fault);
    }
  }

  private boolean belongs(String definition) {
    return packages.stream().anyMatch(definition::startsWith);
  }

  private BeanDefinitionReference<?> load(String definition) {
    try {
      Class<?> type = Class.forName(definition, true, getClassLoader());
      return (BeanDefinitionReference<?>) type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException("Not a bean definition: " + definition, fault);
    }
  }
}
