package dev.signalbox.simulator.autotask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.simulator.autotask.account.Switches;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(Lifecycle.PER_CLASS)
class FilterTest {

  private Desk desk;

  @BeforeAll
  void open() {
    desk = Desk.open();
    desk.autotask().defineFields("Ticket", java.util.List.of("Site contact", "Ranking"));
    desk.plant(
        "Ticket",
        "{'id':1,'companyID':174,'title':'Printer on fire','status':1,'priority':2,'estimatedHours':1.5,'isVisibleToComanaged':true,'lastActivityDate':'2026-01-05T10:00:00Z','userDefinedFields':[{'name':'Ranking','value':'Golden'}]}");
    desk.plant(
        "Ticket",
        "{'id':2,'companyID':174,'title':'Outlook password','status':8,'priority':1,'queueID':8,'estimatedHours':2.0,'isVisibleToComanaged':false,'lastActivityDate':'2026-01-05T11:00:00Z'}");
    desk.plant(
        "Ticket",
        "{'id':3,'companyID':0,'title':'Internal printer','status':5,'priority':3,'queueID':5,'lastActivityDate':'2026-01-06T10:00:00Z'}");
  }

  @AfterAll
  void close() {
    desk.close();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "eq|status|8|2",
        "eq|STATUS|8|2",
        "eq|title|'OUTLOOK password'|2",
        "eq|companyID|0|3",
        "noteq|status|5|1,2",
        "gt|id|1|2,3",
        "gte|lastActivityDate|'2026-01-05T11:00:00Z'|2,3",
        "gte|lastActivityDate|'2026-01-05T11:00:00'|2,3",
        "lt|lastActivityDate|'2026-01-05T12:00:00+01:00'|1",
        "lte|estimatedHours|2|1,2",
        "lt|title|'p'|2,3",
        "beginsWith|title|'printer'|1",
        "endsWith|title|'PRINTER'|3",
        "contains|title|'print'|1,3",
        "exist|queueID||2,3",
        "notExist|queueID||1",
        "in|status|[1,5]|1,3",
        "in|title|['outlook PASSWORD']|2",
        "notIn|status|[1,5]|2",
        "in|status|[]|",
        "eq|isVisibleToComanaged|true|1",
        "eq|isVisibleToComanaged|'true'|1",
        "eq|isVisibleToComanaged|1|1",
        "eq|estimatedHours|1.50|1",
        "EQ|status|8|2",
      })
  void everyOperatorFinds(String operator, String field, String value, String ids) {
    String condition =
        "{'op':'%s','field':'%s'%s}"
            .formatted(operator, field, value == null ? "" : ",'value':" + quoted(value));
    assertThat(joined(condition)).isEqualTo(ids == null ? "" : ids);
  }

  /// The CSV reader takes single quotes off a whole cell.
  private static String quoted(String value) {
    return value.matches("-?[0-9.]+|true|false|\\[.*]") ? value : "'" + value + "'";
  }

  private String joined(String conditions) {
    return desk.find("Tickets", conditions).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(","));
  }

  @Test
  void aListOfConditionsIsAnAnd() {
    assertThat(
            joined(
                "{'op':'eq','field':'companyID','value':174},{'op':'eq','field':'status','value':1}"))
        .isEqualTo("1");
  }

  @Test
  void groupsNest() {
    assertThat(
            joined(
                "{'op':'or','items':[{'op':'eq','field':'status','value':1},{'op':'and','items':["
                    + "{'op':'noteq','field':'status','value':1},{'op':'eq','field':'queueID','value':5}]}]}"))
        .isEqualTo("1,3");
  }

  @Test
  void keysComeInAnyCase() {
    assertThat(
            desk.post(
                    "tickets/QUERY",
                    "{'Filter':[{'Op':'OR','Items':[{'OP':'eq','Field':'Status','VALUE':8}]}],'maxrecords':1}")
                .ids())
        .containsExactly(2L);
  }

  @Test
  void rowsWithoutAValueAreOutOfNoteqUnlessSwitched() {
    String condition = "{'op':'noteq','field':'queueID','value':5}";
    String list = "{'op':'notIn','field':'queueID','value':[5]}";
    assertThat(joined(condition)).isEqualTo("2");
    assertThat(joined(list)).isEqualTo("2");
    switched(
        "noteqMatchesNull",
        true,
        () -> {
          assertThat(joined(condition)).isEqualTo("1,2");
          assertThat(joined(list)).isEqualTo("1,2");
        });
  }

  @Test
  void anEmptyFilterFindsAllUnlessSwitched() {
    assertThat(joined("")).isEqualTo("1,2,3");
    switched(
        "emptyFilterMatchesAll",
        false,
        () -> assertThat(query("").error()).contains("holds no condition"));
  }

  @Test
  void anUnknownOperatorIsIgnoredUnlessSwitched() {
    String condition = "{'op':'noteExist','field':'queueID'}";
    assertThat(joined(condition)).isEqualTo("1,2,3");
    switched(
        "lenientOperators",
        false,
        () -> assertThat(query(condition).error()).contains("'noteExist' is not an operator"));
  }

  @Test
  void aQueryWithoutAFilterIsRefused() {
    assertThat(desk.post("Tickets/query", "{}").error()).contains("needs a filter");
  }

  @Test
  void aLabelAgainstAPicklistFailsInTheDatabase() {
    assertThat(query("{'op':'eq','field':'status','value':'New'}").error())
        .isEqualTo("Conversion failed when converting varchar 'New' to data type int");
    assertThat(joined("{'op':'eq','field':'status','value':'8'}")).isEqualTo("2");
  }

  @Test
  void textAgainstAnIdFindsNothing() {
    assertThat(joined("{'op':'eq','field':'companyID','value':'174'}")).isEmpty();
    assertThat(joined("{'op':'eq','field':'id','value':'abc'}")).isEmpty();
  }

  @Test
  void someFieldsCannotBeQueried() {
    assertThat(query("{'op':'eq','field':'creatorType','value':1}").status()).isEqualTo(500);
  }

  @Test
  void operatorsHaveToFitTheField() {
    assertThat(query("{'op':'contains','field':'status','value':'1'}").status()).isEqualTo(500);
    assertThat(query("{'op':'gt','field':'isVisibleToComanaged','value':true}").status())
        .isEqualTo(500);
    assertThat(query("{'op':'eq','field':'isVisibleToComanaged','value':null}").status())
        .isEqualTo(500);
    assertThat(query("{'op':'in','field':'status','value':1}").status()).isEqualTo(500);
  }

  @Test
  void oneUserDefinedFieldPerQuery() {
    String golden = "{'op':'eq','field':'ranking','udf':true,'value':'golden'}";
    assertThat(joined(golden)).isEqualTo("1");
    assertThat(query(golden + "," + golden).error()).contains("one user defined field");
    assertThat(query("{'op':'exist','field':'Nope','udf':true}").error())
        .isEqualTo("Unable to find Nope in the Ticket Entity.");
  }

  @Test
  void fiveHundredAlternativesAreTheMost() {
    String limit = "Invalid query syntax. Queries are limited to 500 or fewer 'OR' conditions.";
    assertThat(query(list(500)).status()).isEqualTo(200);
    assertThat(query(list(501)).error()).isEqualTo(limit);
    assertThat(query("{'op':'or','items':[" + leaves(500) + "]}").status()).isEqualTo(200);
    assertThat(query("{'op':'or','items':[" + leaves(501) + "]}").error()).isEqualTo(limit);
    assertThat(query("{'op':'or','items':[" + leaves(300) + "," + list(201) + "]}").error())
        .isEqualTo(limit);
    assertThat(query(leaves(501)).status()).isEqualTo(200);
  }

  private static String list(int size) {
    return "{'op':'in','field':'id','value':["
        + IntStream.rangeClosed(1, size).mapToObj(String::valueOf).collect(Collectors.joining(","))
        + "]}";
  }

  private static String leaves(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> "{'op':'noteq','field':'id','value':" + (i + 9) + "}")
        .collect(Collectors.joining(","));
  }

  private Answer query(String conditions) {
    return desk.post("Tickets/query", "{'filter':[" + conditions + "]}");
  }

  private void switched(String name, Object value, Runnable check) {
    Switches before = desk.autotask().switches();
    desk.autotask().set(before.with(name, value));
    try {
      check.run();
    } finally {
      desk.autotask().set(before);
    }
  }
}
