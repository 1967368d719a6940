package dev.signalbox.simulator.autotask.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// The numbers by which webhooks name fields. They are an account's own, and known from its
/// metadata alone (Autotask developer help, Webhooks, REST_WebhookFieldsEntity).
public final class HookFieldNumbers {

  private static final String FIELD = "fieldID";
  private static final int FARTHEST = 900;

  private HookFieldNumbers() {}

  /// Gives the fields of every webhook entity other numbers, the same for the same seed. Fields
  /// that were chosen before stand for others then.
  public static void shuffle(Schema schema, Picklists picklists, long seed) {
    Random random = new Random(seed);
    for (EntityType watched : schema.entities()) {
      if (watched.supportsWebhooks()) {
        EntityType choices = schema.require(watched.name() + "WebhookField");
        List<PickValue> now = picklists.of(choices, choices.require(FIELD));
        picklists.set(choices, FIELD, renumbered(now, random));
      }
    }
  }

  private static List<PickValue> renumbered(List<PickValue> choices, Random random) {
    List<PickValue> shuffled = new ArrayList<>(choices);
    Collections.shuffle(shuffled, random);
    List<PickValue> renumbered = new ArrayList<>();
    long number = random.nextInt(FARTHEST);
    for (PickValue choice : shuffled) {
      number += 1 + random.nextInt(3);
      renumbered.add(PickValue.of(number, choice.label(), renumbered.size() + 1));
    }
    return renumbered;
  }
}
