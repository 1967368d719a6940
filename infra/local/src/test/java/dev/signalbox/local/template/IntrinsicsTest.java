package dev.signalbox.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !Ref Stage                                          | dev
          !Ref Queue                                          | http://queue
          !GetAtt Queue.Arn                                   | arn:queue
          !Sub "${Stage}-${Queue.Arn}-${!Literal}"            | dev-arn:queue-${Literal}
          !Sub ["${A}-${Stage}", {A: !Ref Queue}]             | http://queue-dev
          !Join ["-", [a, !Ref Stage]]                        | a-dev
          !Select [1, !Split [",", "x,y"]]                    | y
          !If [IsProd, a, b]                                  | b
          !If [IsDevOrProd, a, b]                             | a
          !FindInMap [Sizes, !Ref Stage, memory]              | 512
          !Base64 abc                                         | YWJj
          {"Fn::Sub": "${Stage}"}                             | dev
          """)
  void functionsGiveWhatCloudFormationGives(String yaml, String value) {
    assertThat(evaluate(yaml)).hasToString(value);
  }

  @Test
  void whatHasNoValueIsLeftOut() {
    assertThat(evaluate("{a: !If [IsProd, x, !Ref AWS::NoValue], b: [!Ref AWS::NoValue, 1]}"))
        .isEqualTo(Map.of("b", List.of(1)));
  }

  @Test
  void aReferenceToAResourceThatIsMadeLaterWaits() {
    assertThatThrownBy(() -> evaluate("!Ref Later")).isInstanceOf(Scope.NotYet.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !Ref Nobody             | Nobody
          !GetAtt Queue.Colour    | Queue.Colour
          !Cidr [a, b]            | Fn::Cidr
          !If [Unknown, a, b]     | Unknown
          """)
  void whatCannotBeEvaluatedIsNamed(String yaml, String named) {
    assertThatThrownBy(() -> evaluate(yaml))
        .isInstanceOf(BadTemplate.class)
        .hasMessageContaining(named);
  }

  @Test
  void globalsAreMergedAsSamDoes() {
    Template template =
        Template.parse(
            """
            Globals:
              Function:
                Timeout: 3
                Layers: [a]
                Environment: {Variables: {A: global, B: global}}
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: 5
                  Layers: [b]
                  Environment: {Variables: {B: own}}
            """,
            Path.of("."));

    assertThat(template.resources().getFirst().properties())
        .containsEntry("Timeout", 5)
        .containsEntry("Layers", List.of("a", "b"))
        .containsEntry("Environment", Map.of("Variables", Map.of("A", "global", "B", "own")));
  }

  @Test
  void aParameterOutsideItsAllowedValuesIsRefused() {
    assertThatThrownBy(() -> template("x").parameterValues(Map.of("Stage", "test")))
        .hasMessageContaining("Stage")
        .hasMessageContaining("prod");
    assertThatThrownBy(() -> template("x").parameterValues(Map.of("Stagee", "dev")))
        .hasMessageContaining("Stagee");
  }

  private static Object evaluate(String yaml) {
    Template template = template(yaml);
    var scope = new Scope(template.parameterValues(Map.of()), Set.of("Queue", "Later"));
    scope.define("Queue", "http://queue", Map.of("Arn", "arn:queue"));
    Resource resource = template.resources().getFirst();
    return new Intrinsics(scope, template)
        .evaluate(resource.properties().getOrDefault("Value", ""));
  }

  private static Template template(String value) {
    return Template.parse(
        """
        Parameters:
          Stage: {Type: String, Default: dev, AllowedValues: [dev, prod]}
        Conditions:
          IsProd: !Equals [!Ref Stage, prod]
          IsDevOrProd: !Or [!Condition IsProd, !Not [!Equals [!Ref Stage, x]]]
        Mappings:
          Sizes: {dev: {memory: 512}}
        Resources:
          R:
            Type: T
            Properties:
              Value: %s
        """
            .formatted(value),
        Path.of("."));
  }
}
