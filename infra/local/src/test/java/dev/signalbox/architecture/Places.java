package dev.signalbox.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Where things are, below a base package: ours, or that of the classes that break the rules.
record Places(String base) {

  static final List<String> FUNCTIONS = List.of("webhook", "config", "sync", "triage");
  static final List<String> SHARED =
      List.of("core", "json", "autotask", "bedrock", "embedded", "aws");
  static final List<String> INFRA = List.of("simulator", "simulation", "local", "bench", "ops");
  static final List<String> JDK = List.of("java..", "javax.crypto..", "org.jspecify..");

  String in(String module) {
    return base + "." + module + "..";
  }

  String[] in(List<String> modules) {
    return modules.stream().map(this::in).toArray(String[]::new);
  }

  String[] production() {
    return in(Stream.concat(SHARED.stream(), FUNCTIONS.stream()).toList());
  }

  /// Packages that a module may see: the JDK, modules of ours, libraries.
  String[] sight(List<String> modules, String... libraries) {
    return Stream.of(JDK.stream(), Arrays.stream(in(modules)), Arrays.stream(libraries))
        .flatMap(packages -> packages)
        .toArray(String[]::new);
  }

  /// Handlers and the wiring of functions, with what Micronaut generates for them.
  DescribedPredicate<JavaClass> handlersAndWiring() {
    return Predicates.resideInAnyPackage(in(FUNCTIONS))
        .and(
            DescribedPredicate.describe(
                "handler or wiring",
                (JavaClass type) ->
                    topLevel(type).endsWith("Handler")
                        || topLevel(type).equals("Wiring")
                        || topLevel(type).startsWith("$")));
  }

  DescribedPredicate<JavaClass> wiring() {
    return Predicates.resideInAnyPackage(in(FUNCTIONS))
        .and(
            DescribedPredicate.describe(
                "wiring", (JavaClass type) -> topLevel(type).equals("Wiring")));
  }

  DescribedPredicate<JavaClass> named(List<String> names) {
    return DescribedPredicate.describe(
        "one of " + names,
        type -> names.stream().anyMatch(name -> outermost(type).equals(base + "." + name)));
  }

  private static String topLevel(JavaClass type) {
    return outermost(type).substring(type.getPackageName().length() + 1);
  }

  /// Generated names begin with a dollar sign; a later one starts a nested class.
  private static String outermost(JavaClass type) {
    int start = type.getPackageName().length() + 2;
    int nested = type.getName().indexOf('$', start);
    return nested < 0 ? type.getName() : type.getName().substring(0, nested);
  }
}
