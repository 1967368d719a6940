package dev.signalbox.embedded;

import dev.signalbox.core.triage.Choice;
import dev.signalbox.core.triage.Choices;
import dev.signalbox.core.triage.IntakeCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Ranks issue types, sub-issue types and queues of one tenant. An issue type is as likely as its
/// own text says and as its sub-issue types say together.
final class CategoryModel {

  /// The three rankings for one ticket; sub-issue types only of the best issue type.
  record Category(Ranking issueType, Ranking subIssueType, Ranking queue) {}

  private static final Ranking NOTHING = new Ranking(List.of(new Ranking.Candidate("", 1)));

  private final Choices choices;
  private final @Nullable ChoiceModel issueTypes;
  private final @Nullable ChoiceModel subIssueTypes;
  private final @Nullable ChoiceModel queues;

  private CategoryModel(
      Choices choices,
      @Nullable ChoiceModel issueTypes,
      @Nullable ChoiceModel subIssueTypes,
      @Nullable ChoiceModel queues) {
    this.choices = choices;
    this.issueTypes = issueTypes;
    this.subIssueTypes = subIssueTypes;
    this.queues = queues;
  }

  /// A ticket of the tenant that was read.
  record Learnt(IntakeCase.Example example, Reading reading) {}

  /// Knows the lists, and nothing yet of the tenant's tickets.
  static CategoryModel guessing(
      Embedder embedder, TicketReader reader, Topics topics, Choices choices) {
    Map<Long, String> parents =
        choices.issueTypes().stream().collect(Collectors.toMap(Choice::id, Choice::label));
    Function<List<Choice>, @Nullable ChoiceModel> guess =
        list ->
            list.isEmpty()
                ? null
                : ChoiceModel.guessing(
                    embedder,
                    list.stream().map(choice -> value(reader, choice, parents)).toList(),
                    topics);
    return new CategoryModel(
        choices,
        guess.apply(choices.issueTypes()),
        guess.apply(choices.subIssueTypes()),
        guess.apply(choices.queues()));
  }

  CategoryModel taught(Embedder embedder, List<Learnt> learnt) {
    return new CategoryModel(
        choices,
        taught(embedder, issueTypes, learnt, IntakeCase.Example::issueType),
        taught(embedder, subIssueTypes, learnt, IntakeCase.Example::subIssueType),
        taught(embedder, queues, learnt, IntakeCase.Example::queue));
  }

  private static @Nullable ChoiceModel taught(
      Embedder embedder,
      @Nullable ChoiceModel guess,
      List<Learnt> learnt,
      Function<IntakeCase.Example, @Nullable Long> chosen) {
    if (guess == null) {
      return null;
    }
    List<Example> own = new ArrayList<>();
    for (Learnt one : learnt) {
      String key = String.valueOf(chosen.apply(one.example()));
      if (guess.keys().contains(key)) {
        own.add(new Example(one.reading().marked(), one.reading().vector(), key));
      }
    }
    return guess.taught(embedder, own);
  }

  private static ChoiceModel.Value value(
      TicketReader reader, Choice choice, Map<Long, String> parents) {
    String parent = choice.parent() == null ? "" : parents.getOrDefault(choice.parent(), "");
    String meaning = choice.label() + ". " + choice.description();
    if (choice.description().isEmpty() && !parent.isEmpty()) {
      meaning = parent + ": " + meaning;
    }
    return new ChoiceModel.Value(String.valueOf(choice.id()), reader.english(meaning));
  }

  Category rank(Reading reading) {
    Ranking subs = subIssueTypes == null ? NOTHING : subIssueTypes.rank(reading);
    Ranking types = issueTypes == null ? NOTHING : issueTypes.rank(reading);
    if (issueTypes != null && subIssueTypes != null) {
      types = types.mixed(byChildren(subs), 0.5);
    }
    return new Category(
        types, childrenOf(types.best(), subs), queues == null ? NOTHING : queues.rank(reading));
  }

  private Ranking byChildren(Ranking subs) {
    Map<String, Double> shares = new LinkedHashMap<>();
    choices.issueTypes().forEach(type -> shares.put(String.valueOf(type.id()), 1e-6));
    choices
        .subIssueTypes()
        .forEach(sub ->
            shares.merge(
                String.valueOf(sub.parent()), subs.share(String.valueOf(sub.id())), Double::sum));
    return Ranking.from(shares);
  }

  /// The shares of children are those under their parent, times the parent's.
  private Ranking childrenOf(Ranking.Candidate type, Ranking subs) {
    List<String> children =
        choices.subIssueTypes().stream()
            .filter(sub -> String.valueOf(sub.parent()).equals(type.label()))
            .map(sub -> String.valueOf(sub.id()))
            .toList();
    return children.isEmpty() ? NOTHING : ChoiceModel.among(subs, children).scaled(type.share());
  }
}
