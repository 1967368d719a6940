package dev.signalbox.aws;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The settings of one function: its environment variables. The one seam through which functions
/// read configuration, so that all of them can share a JVM on a developer's machine, where
/// `System.getenv` cannot differ from function to function.
public final class Environment {

  private static final ScopedValue<Environment> SCOPE = ScopedValue.newInstance();

  private final Map<String, String> variables;
  private final Consumer<String> asked;

  public Environment(Map<String, String> variables) {
    this(variables, _ -> {});
  }

  /// @param asked hears the name of every setting that is read, present or not, so that a test can
  ///   hold the template against what the code needs
  public Environment(Map<String, String> variables, Consumer<String> asked) {
    this.variables = Map.copyOf(variables);
    this.asked = asked;
  }

  /// The environment of the function that is being built on this thread, else that of the process.
  public static Environment current() {
    return SCOPE.isBound() ? SCOPE.get() : new Environment(System.getenv());
  }

  /// Builds something, a function's handler for one, that shall see these settings.
  public static <T> T building(Environment environment, Callable<T> build) throws Exception {
    return ScopedValue.where(SCOPE, environment).call(build::call);
  }

  /// A setting without which the function cannot work.
  ///
  /// @throws MissingSetting naming the variable
  public String get(String name) {
    return find(name).orElseThrow(() -> new MissingSetting(name));
  }

  /// A setting, or empty when it is absent or blank.
  public Optional<String> find(String name) {
    asked.accept(name);
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /// A function was deployed without one of its environment variables.
  public static final class MissingSetting extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    MissingSetting(String name) {
      super("The environment variable " + name + " is not set; template.yaml has to give it.");
    }
  }
}
