package dev.signalbox.bedrock;

import dev.signalbox.core.triage.EngineFault;
import dev.signalbox.core.triage.EngineFault.Kind;
import dev.signalbox.core.triage.IntakeOpinion;
import dev.signalbox.core.triage.Opinion.Given;
import dev.signalbox.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The best answer so far, and what its schema still objects to.
record Draft(Json.Obj answer, List<String> problems) {

  Draft {
    problems = List.copyOf(problems);
  }

  static Draft of(Json.Obj answer, Schema schema) {
    return new Draft(answer, schema.violations(answer));
  }

  boolean isValid() {
    return problems.isEmpty();
  }

  /// This draft with the fields that a second one got right.
  Draft improvedBy(Json.Obj second, Schema schema) {
    Map<String, Json> fields = new LinkedHashMap<>(answer.fields());
    schema.definition().object("properties").orElseThrow().fields().keySet().stream()
        .filter(name -> second.find(name).filter(schema.property(name)::accepts).isPresent())
        .forEach(name -> fields.put(name, second.fields().get(name)));
    return of(new Json.Obj(fields), schema);
  }

  /// An answer that breaks its schema and leaves nothing to go by is no answer. One that keeps it
  /// and abstains throughout is.
  void requireUsable(IntakeOpinion opinion) {
    boolean anything =
        Stream.of(
                opinion.summary(),
                opinion.kind(),
                opinion.type(),
                opinion.queue(),
                opinion.severity(),
                opinion.issueType(),
                opinion.mood())
            .anyMatch(Given.class::isInstance);
    if (!anything && !isValid()) {
      throw new EngineFault(
          Kind.UNUSABLE, "The model's answer could not be used, even after one repair.", null);
    }
  }
}
