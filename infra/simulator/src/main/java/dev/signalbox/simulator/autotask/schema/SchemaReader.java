package dev.signalbox.simulator.autotask.schema;

import dev.signalbox.simulator.autotask.schema.Field.Trait;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads entities from lines: `entity Ticket Tickets`, `root query get create`, `child Tickets
/// Notes ticketID list get create`, `only ticketID` where nothing else can be asked by, then one
/// line per field, `status integer required pick hook`.
final class SchemaReader {

  private static final Pattern TYPE = Pattern.compile("([a-z]+)(?:\\((\\d+)\\))?");

  private final List<EntityType> entities = new ArrayList<>();
  private @Nullable Draft draft;

  private static final class Draft {
    final String name;
    final String path;
    final List<Field> fields = new ArrayList<>();
    final List<ChildPath> children = new ArrayList<>();
    Set<Verb> verbs = Set.of();
    boolean webhooks;
    @Nullable String only;

    Draft(String name, String path) {
      this.name = name;
      this.path = path;
    }

    EntityType finished() {
      return new EntityType(name, path, fields, verbs, children, webhooks, only);
    }
  }

  static List<EntityType> read(Stream<String> lines) {
    SchemaReader reader = new SchemaReader();
    lines
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .forEach(line -> reader.line(line.split("\\s+")));
    reader.finish();
    return reader.entities;
  }

  private void line(String[] words) {
    switch (words[0]) {
      case "entity" -> {
        finish();
        draft = new Draft(words[1], words[2]);
      }
      case "root" -> current().verbs = verbs(words, 1);
      case "child" ->
          current().children.add(new ChildPath(words[1], words[2], words[3], verbs(words, 4)));
      case "only" -> current().only = words[1];
      case "webhooks" -> current().webhooks = true;
      default -> current().fields.add(field(words));
    }
  }

  private void finish() {
    if (draft != null) {
      entities.add(draft.finished());
    }
  }

  private Draft current() {
    if (draft == null) {
      throw new IllegalArgumentException("A schema starts with a line 'entity Name Path'.");
    }
    return draft;
  }

  private static Set<Verb> verbs(String[] words, int from) {
    Set<Verb> verbs = EnumSet.noneOf(Verb.class);
    for (int i = from; i < words.length; i++) {
      verbs.add(Verb.valueOf(words[i].toUpperCase(Locale.ROOT)));
    }
    return verbs;
  }

  private Field field(String[] words) {
    Matcher type = TYPE.matcher(words[1]);
    if (!type.matches()) {
      throw new IllegalArgumentException("Not a field type: " + words[1]);
    }
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    String reference = null;
    String parent = null;
    for (int i = 2; i < words.length; i++) {
      if (words[i].startsWith("ref=")) {
        reference = words[i].substring(4);
      } else if (words[i].startsWith("parent=")) {
        parent = words[i].substring(7);
      } else {
        traits.add(trait(words[i]));
      }
    }
    return new Field(
        current().fields.size(),
        words[0],
        FieldType.valueOf(type.group(1).toUpperCase(Locale.ROOT)),
        type.group(2) == null ? 0 : Integer.parseInt(type.group(2)),
        reference,
        parent,
        traits);
  }

  private static Trait trait(String word) {
    return switch (word) {
      case "required" -> Trait.REQUIRED;
      case "ro" -> Trait.READ_ONLY;
      case "once" -> Trait.ONCE;
      case "noquery" -> Trait.NOT_QUERYABLE;
      case "pick" -> Trait.PICKLIST;
      case "hook" -> Trait.WEBHOOK;
      case "secret" -> Trait.SECRET;
      case "bytes" -> Trait.BYTES;
      case "active" -> Trait.ACTIVE_REFERENCE;
      default -> throw new IllegalArgumentException("Not a field trait: " + word);
    };
  }
}
