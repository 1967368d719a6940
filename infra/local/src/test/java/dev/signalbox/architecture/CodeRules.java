package dev.signalbox.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What code may be called and what it may ask the machine for.
record CodeRules(Places places) {

  private static final String FORBIDDEN_PACKAGE = ".*\\.(util|common|helper|dto|entities)(\\..*)?";
  private static final String FORBIDDEN_CLASS = ".*(Impl|Manager|Utils?|Helper|Service)";

  /// Whoever builds a tenant's id decides whose data is read, so only those may who have a proof:
  private static final List<String> TENANT_PROOFS =
      List.of(
          // the tenant that the stack's parameters make
          "config.FirstTenant",
          // the registry of connections and tenants, and the entry of an address
          "aws.dynamo.Registry",
          // the row behind a hook's token
          "aws.dynamo.DynamoHookRoutes",
          // the row behind an access token, for the authoriser
          "aws.dynamo.DynamoSessionStore",
          // the message of a queue that only we can send to
          "aws.queue.TaskJson");

  private static final Set<String> MACHINE =
      Set.of(
          "java.time.InstantSource.system",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.util.UUID.randomUUID",
          "java.security.SecureRandom.<init>",
          "java.security.SecureRandom.getInstanceStrong",
          "java.lang.Math.random",
          "java.util.concurrent.ThreadLocalRandom.current",
          "java.lang.Thread.sleep",
          "java.util.concurrent.TimeUnit.sleep");

  Stream<Rule> all() {
    return Stream.of(
        packages(),
        names(),
        output(),
        logging(),
        machine(),
        tenants(),
        handlers(),
        injection(),
        json());
  }

  private Rule packages() {
    return Rule.of(
        noClasses()
            .should()
            .haveNameMatching(FORBIDDEN_PACKAGE)
            .as("packages are named by what is in them")
            .because("what has no name of its own belongs beside its only user"),
        "Anything");
  }

  private Rule names() {
    return Rule.of(
        noClasses()
            // What AWS itself calls its parts.
            .that(not(places.named(List.of("local.cloud.AwsService"))))
            .should()
            .haveNameMatching(FORBIDDEN_CLASS)
            .as("classes are named by what they are or do")
            .because("a Manager, Service, Helper, Util or Impl wants a better noun or verb"),
        "ClockHelper");
  }

  private Rule output() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .and(not(places.named(List.of("aws.lambda.Log"))))
            .should()
            .accessTargetWhere(
                access(
                    "the standard streams",
                    target ->
                        target.matches("java\\.lang\\.System\\.(out|err)")
                            || target.endsWith(".printStackTrace")))
            .as("log lines are written by aws.lambda.Log")
            .because("each is one line of JSON without ticket text and secrets"),
        "PrintsOut");
  }

  private Rule logging() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..")
            .as("there is one way to log")
            .because("a second one would not hide what the first one hides"),
        "LogsElsewhere");
  }

  private Rule machine() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .and(not(places.wiring()))
            .and(not(places.named(List.of("aws.Machine"))))
            .should()
            .accessTargetWhere(access("clocks, chance and sleep", CodeRules::isMachine))
            .as("time, chance and waiting are handed in")
            .because("tests set the clock and repeat a run by its seed"),
        "LooksAtTheClock",
        "MakesUpAnId");
  }

  private static boolean isMachine(String target) {
    return MACHINE.contains(target)
        || target.matches("java\\.time\\.\\w+\\.now")
        || target.matches("java\\.time\\.Clock\\.(system|tick).*");
  }

  private Rule tenants() {
    String made = places.base() + ".core.tenant.TenantId.<init>";
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .and(not(places.named(TENANT_PROOFS)))
            .should()
            .accessTargetWhere(access("the constructor of TenantId", made::equals))
            .as("a tenant's id is built where the tenant is proved: " + TENANT_PROOFS)
            .because("an id that a request could name would open another tenant's data"),
        "MakesTenants");
  }

  private Rule handlers() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .should()
            .implement("com.amazonaws.services.lambda.runtime.RequestHandler")
            .as("handlers are stream handlers")
            .because("the runtime would read events by reflection, at the cost of the cold start"),
        "LetsTheRuntimeRead");
  }

  private Rule injection() {
    return Rule.of(
        noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(places.production())
            .should()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("io.micronaut.context.annotation.Value")
            .as("what a class needs comes through its constructor")
            .because("a use case is made by `new`, in Wiring as in tests"),
        "IsInjected");
  }

  private Rule json() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .and()
            .resideOutsideOfPackages(places.in(List.of("json", "aws.lambda")))
            // A word list of 700 kB, of our own making, read as a stream on a cold start.
            .and(not(places.named(List.of("embedded.Vocabulary"))))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson..", "tools.jackson..")
            .as("JSON is read and written by json")
            .because("one strict reader refuses what two lenient ones would read differently"),
        "ReadsJsonItself");
  }

  private static DescribedPredicate<JavaAccess<?>> access(String what, Predicate<String> target) {
    return DescribedPredicate.describe(
        what,
        access ->
            target.test(access.getTargetOwner().getName() + "." + access.getTarget().getName()));
  }
}
