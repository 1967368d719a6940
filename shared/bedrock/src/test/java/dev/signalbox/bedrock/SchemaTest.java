package dev.signalbox.bedrock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaTest {

  private static final Schema SCHEMA =
      new Schema(
          Json.parseObject(
              """
              {"type":"object","additionalProperties":false,"required":["a","n"],"properties":{
                "a":{"type":"string","enum":["x","y"]},
                "n":{"type":"integer","minimum":0,"maximum":3},
                "b":{"type":"boolean"},
                "l":{"type":"array","maxItems":2,"items":{"type":"string","maxLength":3}}}}
              """));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":"x","n":0}                       |
          {"a":"y","n":3,"b":true,"l":["abc"]}  |
          {"a":"z","n":1}                       | a has to be one of x, y.
          {"a":1,"n":1}                         | a has to be of type string.
          {"a":"x"}                             | n is missing.
          {"a":"x","n":null}                    | n has to be of type integer.
          {"a":"x","n":4}                       | n is outside its range.
          {"a":"x","n":-1}                      | n is outside its range.
          {"a":"x","n":1.5}                     | n has to be of type integer.
          {"a":"x","n":"1"}                     | n has to be of type integer.
          {"a":"x","n":1,"b":"true"}            | b has to be of type boolean.
          {"a":"x","n":1,"l":["a","b","c"]}     | l may have at most 2 items.
          {"a":"x","n":1,"l":["abcd"]}          | l[0] may have at most 3 characters.
          {"a":"x","n":1,"secret":"s"}          | The answer has fields that the schema does not have.
          []                                    | The answer has to be of type object.
          """)
  void violationsNameThePlaceAndTheRule(String json, String violation) {
    var found = SCHEMA.violations(Json.parse(json));

    if (violation == null) {
      assertThat(found).isEmpty();
    } else {
      assertThat(found).containsExactly(violation);
    }
  }

  @Test
  void aKeywordThatIsNotCheckedIsRefused() {
    Json.Obj definition = Json.parseObject("{\"type\":\"string\",\"pattern\":\"a+\"}");

    assertThatThrownBy(() -> new Schema(definition)).hasMessageContaining("pattern");
  }
}
