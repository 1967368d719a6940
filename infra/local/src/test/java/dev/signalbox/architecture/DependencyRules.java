package dev.signalbox.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import java.util.List;
import java.util.stream.Stream;

/// Who may see whom.
record DependencyRules(Places places) {

  private static final String AWS_SDK = "software.amazon.awssdk..";
  private static final String JACKSON = "com.fasterxml.jackson.core..";
  private static final String[] GLUE = {
    "com.amazonaws.services.lambda..", "io.micronaut..", "jakarta.inject.."
  };

  Stream<Rule> all() {
    return Stream.of(
            Stream.of(core(), json()),
            adapters(),
            Stream.of(functions(), infra(), simulator(), glue(), sdk(), cycles()))
        .flatMap(rules -> rules);
  }

  private Rule core() {
    return sees(
        "core",
        places.sight(List.of("core")),
        "the domain is tested in milliseconds and outlives every library",
        "KnowsJson");
  }

  private Rule json() {
    return sees(
        "json",
        places.sight(List.of("json"), JACKSON),
        "a tree of JSON needs a tokenizer and nothing of ours",
        "KnowsCore");
  }

  private Stream<Rule> adapters() {
    return Stream.of(
        adapter("autotask", "KnowsBedrock"),
        adapter("bedrock", "KnowsAws", AWS_SDK),
        adapter("embedded", "KnowsAutotask", "ai.onnxruntime..", JACKSON),
        adapter(
            "aws",
            "KnowsWebhook",
            AWS_SDK,
            GLUE[0],
            GLUE[1],
            GLUE[2],
            "com.fasterxml.jackson.annotation.."));
  }

  private Rule adapter(String module, String brokenBy, String... libraries) {
    return sees(
        module,
        places.sight(List.of("core", "json", module), libraries),
        "an adapter knows the domain and its own library: no oddity of one seeps into another",
        brokenBy);
  }

  private Rule sees(String module, String[] sight, String reason, String brokenBy) {
    return Rule.of(
        classes()
            .that()
            .resideInAPackage(places.in(module))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(sight)
            .as(module + " sees " + List.of(sight))
            .because(reason),
        brokenBy);
  }

  private Rule functions() {
    return Rule.of(
        slices()
            .matching(places.base() + ".(*)..")
            .namingSlices("function $1")
            .that(
                DescribedPredicate.describe(
                    "are functions", slice -> Places.FUNCTIONS.contains(slice.getNamePart(1))))
            .should()
            .notDependOnEachOther()
            .as("functions do not see each other")
            .because("each is deployed, sized and given rights on its own; they meet in queues"),
        "KnowsSync");
  }

  private Rule infra() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(places.in(Places.INFRA))
            .as("production does not see infra")
            .because("what surrounds the product is not deployed with it"),
        "KnowsSimulator");
  }

  private Rule simulator() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAPackage(places.in("simulator"))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                Stream.of(places.production())
                    .filter(one -> !one.equals(places.in("json")))
                    .toArray(String[]::new))
            .as("the simulator shares no class with the product but JSON")
            .because("a shared class would hide the same misreading on both sides"),
        "KnowsAdapter");
  }

  private Rule glue() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .and()
            .resideOutsideOfPackage(places.in("aws.lambda"))
            .and(not(places.handlersAndWiring()))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(GLUE)
            .as("Lambda's and Micronaut's types stop at handlers, wiring and aws.lambda")
            .because("use cases take plain values and run anywhere"),
        "ReadsEvents");
  }

  private Rule sdk() {
    return Rule.of(
        noClasses()
            .that()
            .resideInAnyPackage(places.production())
            .and()
            .resideOutsideOfPackages(places.in(List.of("aws", "bedrock")))
            .and(not(places.wiring()))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(AWS_SDK)
            .as("the AWS SDK is spoken in aws, bedrock and wiring")
            .because("everything else speaks to ports, which memory implements as well"),
        "SendsItself");
  }

  private Rule cycles() {
    return Rule.of(
        slices()
            .matching(places.base() + ".(**)")
            .should()
            .beFreeOfCycles()
            .because("two packages that need each other are one"),
        "First",
        "Second");
  }
}
