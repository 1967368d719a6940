package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.PsaFault.Kind;
import dev.signalbox.core.psa.Purpose;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an answer that is no good means.
class HttpFailuresTest extends WithALoopbackPsa {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "500|The logged in Resource does not have the adequate permissions to query this entity"
            + " type.|FORBIDDEN",
        "403|no|FORBIDDEN",
        "500|Unable to find bogus in the Ticket Entity.|REJECTED",
        "500|Invalid query syntax. Queries are limited to 500 or fewer 'OR' conditions.|REJECTED",
        "500|Conversion failed when converting varchar 'x' to data type int|REJECTED",
        "500|Picklist value [3] does not exist for priority|REJECTED",
        "500|No message. No matching records found. The logged in Resource may not have the"
            + " required permissions to delete the data.|NOT_FOUND",
        "404|nothing here|NOT_FOUND",
        "405|The requested resource does not support http method 'GET'.|NOT_FOUND",
        "302|moved|MALFORMED",
        "418|teapot|MALFORMED"
      })
  void failuresAreToldApartByTheirTexts(int status, String text, Kind kind) {
    psa.then(status, "{\"errors\":[\"" + text + "\"]}");
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.psaErrors()).containsExactly(text);
    assertThat(psa.asked).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\":[\"Thread Threshold Exceeded\"]}",
        "{\"errors\":[{\"message\":\"Thread Threshold Exceeded\"}]}",
        "{\"Errors\":\"Thread Threshold Exceeded\"}",
        "{\"message\":\"Thread Threshold Exceeded\"}",
        "{\"error\":{\"errors\":[{\"message\":\"Thread Threshold Exceeded\"}]}}",
        "\"Thread Threshold Exceeded\""
      })
  void textsAreFoundInEveryShape(String body) {
    psa.then(500, body).then(200, "{\"queryCount\":1}");
    assertThat(count(Purpose.RUN)).isOne();
  }

  @Test
  void errorsBesideAGoodStatusCount() {
    psa.then(200, "{\"items\":[],\"errors\":[\"Unable to find x in the Ticket Entity.\"]}");
    assertThat(fault(Purpose.RUN).kind()).isEqualTo(Kind.REJECTED);
  }

  @Test
  void pageInsteadOfAnAnswerIsNotTakenForOne() {
    for (int i = 0; i < 4; i++) {
      psa.then(200, Map.of("Content-Type", "text/html"), "<html><body>Sign in</body></html>");
    }
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.kind()).isEqualTo(Kind.MALFORMED);
    assertThat(fault).hasMessageContaining("proxy");
    assertThat(fault.psaErrors()).isEmpty();
  }

  @Test
  void secretsAreTakenOutOfWhatAutotaskSays() {
    psa.then(
        500,
        "{\"errors\":[\"Invalid value "
            + LoopbackPsa.SECRET
            + " for "
            + LoopbackPsa.CODE
            + "\\nforged line\"]}");
    PsaFault fault = fault(Purpose.RUN);
    assertThat(fault.psaErrors()).containsExactly("Invalid value *** for *** forged line");
    assertThat(fault.getMessage())
        .doesNotContain(LoopbackPsa.SECRET)
        .doesNotContain(LoopbackPsa.CODE);
  }
}
