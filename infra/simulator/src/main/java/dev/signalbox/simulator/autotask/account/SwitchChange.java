package dev.signalbox.simulator.autotask.account;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// Changes one component of a record of switches by name, or mixes two such records: for the
/// control API, tests and simulations.
public final class SwitchChange {

  private SwitchChange() {}

  /// @throws IllegalArgumentException when no switch has that name or its value another type
  public static <R extends Record> R apply(Class<R> type, R switches, String name, Object value) {
    if (components(type).noneMatch(component -> component.getName().equals(name))) {
      throw new IllegalArgumentException("No switch is called " + name);
    }
    return made(
        type, component -> component.getName().equals(name) ? value : of(switches, component));
  }

  /// Each switch as the one has it or as the other.
  ///
  /// @param takesOther asked for each switch, in order
  public static <R extends Record> R mixed(
      Class<R> type, R one, R other, BooleanSupplier takesOther) {
    return made(type, component -> of(takesOther.getAsBoolean() ? other : one, component));
  }

  private static Object of(Record switches, RecordComponent component) {
    try {
      return Objects.requireNonNull(component.getAccessor().invoke(switches));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <R extends Record> R made(
      Class<R> type, Function<RecordComponent, Object> values) {
    Class<?>[] types = components(type).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(components(type).map(values).toArray());
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException(e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<RecordComponent> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents());
  }
}
