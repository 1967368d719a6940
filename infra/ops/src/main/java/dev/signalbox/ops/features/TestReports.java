package dev.signalbox.ops.features;

import dev.signalbox.ops.features.FeatureTable.Test;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/// What the tests did, by class and method. A method that ran several times did what it did worst.
record TestReports(Map<String, Map<String, Outcome>> classes) {

  private static final Pattern REPORT =
      Pattern.compile("/target/surefire-reports/(timed/)?TEST-[^/]+\\.xml$");

  enum Outcome {
    PASSED,
    SKIPPED,
    FAILED
  }

  static TestReports below(Path root) throws IOException {
    TestReports reports = new TestReports(new TreeMap<>());
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(TestReports::isReport).toList()) {
        reports.read(file);
      }
    }
    return reports;
  }

  private static boolean isReport(Path file) {
    return REPORT.matcher(file.toString()).find();
  }

  private void read(Path file) throws IOException {
    NodeList cases = document(file).getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      Element one = (Element) cases.item(i);
      String type = one.getAttribute("classname").replace('$', '.');
      // Parameters and the number of the invocation follow the name.
      String method = one.getAttribute("name").replaceFirst("[({\\[ ].*", "");
      classes
          .computeIfAbsent(type, _ -> new TreeMap<>())
          .merge(method, outcome(one), TestReports::worse);
    }
  }

  private static Element document(Path file) throws IOException {
    try {
      var factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    } catch (SAXException | ParserConfigurationException e) {
      throw new IOException(file + " is no test report: " + e.getMessage(), e);
    }
  }

  private static Outcome outcome(Element one) {
    if (has(one, "failure") || has(one, "error")) {
      return Outcome.FAILED;
    }
    return has(one, "skipped") ? Outcome.SKIPPED : Outcome.PASSED;
  }

  private static boolean has(Element one, String child) {
    return one.getElementsByTagName(child).getLength() > 0;
  }

  private static Outcome worse(Outcome one, Outcome other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /// Classes of this name in which this method ran.
  List<String> classesOf(Test test) {
    return classes.entrySet().stream()
        .filter(it -> it.getValue().containsKey(test.method()))
        .map(Map.Entry::getKey)
        .filter(name -> name.equals(test.type()) || name.endsWith("." + test.type()))
        .toList();
  }

  /// Of a method that [#classesOf] found.
  Outcome outcome(String type, String method) {
    return classes.getOrDefault(type, Map.of()).getOrDefault(method, Outcome.FAILED);
  }
}
