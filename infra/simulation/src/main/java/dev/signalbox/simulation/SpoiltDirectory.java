package dev.signalbox.simulation;

import dev.signalbox.core.connection.ConnectionRef;
import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.signal.DirectoryStore;
import dev.signalbox.core.signal.DirectoryStore.Entry;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The directory as a broken product would keep it.
final class SpoiltDirectory {

  private SpoiltDirectory() {}

  static DirectoryStore of(Sabotage sabotage, DirectoryStore store) {
    return switch (sabotage) {
      case KEEPS_WHAT_IS_GONE -> keeping(EnumSet.allOf(Entity.class), store);
      case KEEPS_PLACES -> keeping(Set.of(Entity.LOCATION), store);
      case KEEPS_HOPES -> writingOnce(Entity.OPPORTUNITY, store);
      default -> store;
    };
  }

  private static DirectoryStore keeping(Set<Entity> kept, DirectoryStore store) {
    return Intercept.in(
        DirectoryStore.class,
        store,
        (method, arguments, usual) ->
            method.equals("remove") && kept.contains(argument(Entity.class, arguments, 1))
                ? (Object) false
                : usual.call(arguments));
  }

  private static DirectoryStore writingOnce(Entity entity, DirectoryStore store) {
    return Intercept.in(
        DirectoryStore.class,
        store,
        (method, arguments, usual) -> {
          if (!method.equals("save")) {
            return usual.call(arguments);
          }
          ConnectionRef ref = argument(ConnectionRef.class, arguments, 0);
          List<?> entries = argument(List.class, arguments, 1);
          return usual.call(
              ref, entries.stream().filter(entry -> !isHeld(store, ref, entity, entry)).toList());
        });
  }

  private static boolean isHeld(
      DirectoryStore store, ConnectionRef ref, Entity entity, Object entry) {
    return entry instanceof Entry(var record, _)
        && record.entity() == entity
        && !store.findAll(ref, entity, Set.of(record.recordId())).isEmpty();
  }

  private static <T> T argument(Class<T> type, @Nullable Object[] arguments, int place) {
    return type.cast(Objects.requireNonNull(arguments[place]));
  }
}
