package dev.signalbox.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds all modules to the rules of the repository. Each rule has a control: a class below
/// `broken` that breaks it and must be caught.
final class ArchitectureTest {

  private static final String OURS = "dev.signalbox";
  private static final String BROKEN = "dev.signalbox.architecture.broken";
  private static final JavaClasses PRODUCT = Sources.ofProduct();
  private static final JavaClasses CONTROLS = new ClassFileImporter().importPackages(BROKEN);

  @ParameterizedTest
  @MethodSource
  void productKeepsTheRule(Rule rule) {
    assertThat(violations(rule, PRODUCT)).isEmpty();
  }

  static Stream<Rule> productKeepsTheRule() {
    return rules(OURS);
  }

  @ParameterizedTest
  @MethodSource
  void brokenRuleIsCaught(Rule rule) {
    String report = String.join("\n", violations(rule, CONTROLS));
    assertThat(rule.brokenBy()).isNotEmpty().allSatisfy(name -> assertThat(report).contains(name));
  }

  static Stream<Rule> brokenRuleIsCaught() {
    return rules(BROKEN);
  }

  /// Without it a module could be forgotten and every rule would hold.
  @Test
  void everyModuleIsLookedAt() {
    Set<String> seen =
        PRODUCT.stream()
            .map(JavaClass::getPackageName)
            .map(name -> name.split("\\.", -1)[2])
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(seen).containsAll(Places.SHARED).containsAll(Places.FUNCTIONS);
    assertThat(Sources.modules())
        .allSatisfy(module -> assertThat(seen).contains(module.getFileName().toString()));
  }

  private static Stream<Rule> rules(String base) {
    Places places = new Places(base);
    return Stream.concat(new DependencyRules(places).all(), new CodeRules(places).all());
  }

  private static List<String> violations(Rule rule, JavaClasses classes) {
    EvaluationResult result = rule.rule().allowEmptyShould(true).evaluate(classes);
    return result.getFailureReport().getDetails();
  }
}
