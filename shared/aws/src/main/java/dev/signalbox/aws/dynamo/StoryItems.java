package dev.signalbox.aws.dynamo;

import dev.signalbox.core.psa.Note;
import dev.signalbox.core.psa.TimeEntry;
import dev.signalbox.core.signal.Owed;
import dev.signalbox.core.signal.Signal;
import dev.signalbox.core.signal.Story;
import dev.signalbox.core.triage.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sorts the items of a ticket's partition into its story.
final class StoryItems {

  private @Nullable Signal signal;
  private final List<Note> notes = new ArrayList<>();
  private final List<TimeEntry> times = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final List<Owed> debts = new ArrayList<>();

  private StoryItems() {}

  static Optional<Story> story(List<Item> items) {
    StoryItems story = new StoryItems();
    items.forEach(story::add);
    return Optional.ofNullable(story.signal)
        .map(it -> new Story(it, story.notes, story.times, story.verdicts, story.debts));
  }

  /// Items of other kinds are no part of the story.
  private void add(Item item) {
    String sk = item.text(Key.SK);
    if (sk.equals(Keys.SIGNAL)) {
      signal = SignalItems.signal(item);
    } else if (sk.startsWith(Keys.NOTE)) {
      notes.add(ChildItems.note(item));
    } else if (sk.startsWith(Keys.TIME)) {
      times.add(ChildItems.time(item));
    } else if (sk.startsWith(Keys.VERDICT)) {
      VerdictItems.verdict(item).ifPresent(verdicts::add);
    } else if (sk.startsWith(Keys.OWED)) {
      OwedItems.owed(item).ifPresent(debts::add);
    }
  }
}
