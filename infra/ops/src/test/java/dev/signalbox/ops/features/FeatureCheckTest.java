package dev.signalbox.ops.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FeatureCheckTest {

  private static final String PASSED = "";
  private static final String FAILED = "<failure type=\"x\"/>";
  private static final String SKIPPED = "<skipped/>";

  @TempDir Path root;

  @BeforeEach
  void aTestThatRanAndPassed() throws IOException {
    table("| QUE-02 | queues | `QueuesTest#selected` | – | n/a |");
    source("QueuesTest", "class QueuesTest { @Test @Tag(\"QUE-02\") void selected() {} }");
    report("QueuesTest", "selected", PASSED);
  }

  @Test
  void aClaimThatHoldsIsAccepted() throws IOException {
    assertThat(findings()).isEmpty();
    assertThat(FeatureCheck.below(root).summary())
        .containsExactly(
            "Features and promises: 1 rows, claimed by tests: api 1, screen 0, connectwise 0; whole"
                + " 0",
            "  api not claimed yet: none",
            "  left to the long suite: none");
  }

  @Test
  void aRowWithoutTestIsNotClaimedAndNamed() throws IOException {
    table("| QUE-02 | queues | – | – | – |");
    assertThat(findings()).isEmpty();
    assertThat(FeatureCheck.below(root).summary()).contains("  api not claimed yet: QUE-02");
  }

  @Test
  void aTestThatDidNotRunIsRefused() throws IOException {
    Files.delete(reportFile("QueuesTest"));
    assertThat(findings())
        .containsExactly("QUE-02: QueuesTest#selected did not run; no report has it");
  }

  @Test
  void aTestThatDoesNotExistIsRefused() throws IOException {
    table("| QUE-02 | queues | `QueuesTest#chosen` | – | – |");
    assertThat(findings())
        .containsExactly("QUE-02: QueuesTest#chosen did not run; no report has it");
  }

  @Test
  void aFailedTestIsRefused() throws IOException {
    report("QueuesTest", "selected", FAILED);
    assertThat(findings()).containsExactly("QUE-02: QueuesTest#selected failed");
  }

  @Test
  void aSkippedTestIsRefused() throws IOException {
    report("QueuesTest", "selected", SKIPPED);
    assertThat(findings()).containsExactly("QUE-02: QueuesTest#selected was skipped");
  }

  @Test
  void oneFailedInvocationOfManyIsRefused() throws IOException {
    Files.writeString(
        reportFile("QueuesTest"),
        "<testsuite>"
            + testcase("QueuesTest", "selected(String)[1]", PASSED)
            + testcase("QueuesTest", "selected(String)[2]", FAILED)
            + testcase("QueuesTest", "selected(String)[3]", PASSED)
            + "</testsuite>");
    assertThat(findings()).containsExactly("QUE-02: QueuesTest#selected failed");
  }

  @Test
  void aLongTestThatWasLeftOutIsNamedAndNotCounted() throws IOException {
    source(
        "QueuesTest",
        "@Tag(\"long\") class QueuesTest { @Test @Tag(\"QUE-02\") void selected() {} }");
    Files.delete(reportFile("QueuesTest"));
    assertThat(findings()).isEmpty();
    assertThat(FeatureCheck.below(root).summary())
        .contains("  left to the long suite: QUE-02")
        .anyMatch(line -> line.contains("api 0,"));
  }

  @Test
  void aLongTestThatRanAndFailedIsRefused() throws IOException {
    source(
        "QueuesTest",
        "@Tag(\"long\") class QueuesTest { @Test @Tag(\"QUE-02\") void selected() {} }");
    report("QueuesTest", "selected", FAILED);
    assertThat(findings()).containsExactly("QUE-02: QueuesTest#selected failed");
  }

  @Test
  void aTestThatRanByItselfCounts() throws IOException {
    source(
        "QueuesTest",
        "@Tag(\"long\") @Tag(\"timed\") class QueuesTest"
            + " { @Test @Tag(\"QUE-02\") void selected() {} }");
    Path alone = reportFile("QueuesTest").resolveSibling("timed/TEST-dev.QueuesTest.xml");
    write(alone, Files.readString(reportFile("QueuesTest")));
    Files.delete(reportFile("QueuesTest"));
    assertThat(findings()).isEmpty();
    assertThat(FeatureCheck.below(root).summary()).contains("  left to the long suite: none");
  }

  @Test
  void aTestWithoutTheTagIsRefused() throws IOException {
    source("QueuesTest", "class QueuesTest { @Test void selected() {} }");
    assertThat(findings()).containsExactly("QUE-02: QueuesTest#selected lacks @Tag(\"QUE-02\")");
  }

  @Test
  void aTagInACommentIsNoTag() throws IOException {
    source("QueuesTest", "class QueuesTest { /* @Tag(\"QUE-02\") */ @Test void selected() {} }");
    assertThat(findings()).hasSize(1);
  }

  @Test
  void aTagWithoutRowIsRefused() throws IOException {
    source("OtherTest", "@Tag(\"CON-99\") class OtherTest { @Tag(\"long\") void slow() {} }");
    assertThat(findings()).containsExactly("CON-99: is a tag in dev.OtherTest and has no row");
  }

  @Test
  void aSecondRowOfOneIdIsRefused() throws IOException {
    table("| QUE-02 | a | – | – | – |\n| QUE-02 | b | `QueuesTest#selected` | – | – |");
    assertThat(findings()).containsExactly("QUE-02: has two rows");
  }

  @Test
  void aRowWithACellMissingOrOddIsRefused() throws IOException {
    table("| QUE-02 | a | `QueuesTest#selected` | – |\n| QUE-03 | b | soon | – | – |");
    assertThat(findings())
        .contains("QUE-02: a row is | id | what | api | screen | connectwise |")
        .contains("QUE-03: a row is | id | what | api | screen | connectwise |");
  }

  @Test
  void tagsOfASuiteCountForWhatExtendsIt() throws IOException {
    table("| QUE-02 | queues | `MemoryTest.Live#selected` | – | – |");
    source(
        "Contract",
        "abstract class Contract<T> { @Nested class Live { @Test @Tag(\"QUE-02\") void selected()"
            + " {} } }");
    source("MemoryTest", "class MemoryTest extends Contract<String> {}");
    report("MemoryTest$Live", "selected", PASSED);
    assertThat(findings()).isEmpty();
  }

  @Test
  void twoClassesOfOneNameAreToldApart() throws IOException {
    Files.writeString(
        reportFile("Second"),
        "<testsuite>"
            + "<testcase classname=\"dev.b.QueuesTest\" name=\"selected\"/>"
            + "</testsuite>");
    assertThat(findings())
        .containsExactly(
            "QUE-02: QueuesTest#selected may be any of [dev.QueuesTest, dev.b.QueuesTest]");
  }

  private List<String> findings() throws IOException {
    return FeatureCheck.below(root).findings();
  }

  private void table(String rows) throws IOException {
    write(
        root.resolve("infra/docs/features.md"),
        "| id | what | api | screen | connectwise |\n" + rows);
  }

  private void source(String type, String text) throws IOException {
    write(root.resolve("module/src/test/java/dev/" + type + ".java"), "package dev;\n" + text);
  }

  private void report(String type, String method, String result) throws IOException {
    write(reportFile(type), "<testsuite>" + testcase(type, method, result) + "</testsuite>");
  }

  private Path reportFile(String type) {
    return root.resolve("module/target/surefire-reports/TEST-dev." + type + ".xml");
  }

  private static String testcase(String type, String method, String result) {
    return "<testcase classname=\"dev.%s\" name=\"%s\">%s</testcase>"
        .formatted(type, method, result);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
