package dev.signalbox.simulator.autotask.account;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;

/// Changes one component of a record of switches by name, or mixes two such records: for the
/// control API, tests and simulations. A component that is a record itself is a group of switches.
public final class SwitchChange {

  private SwitchChange() {}

  /// Whether there is a switch of this name, in whatever group.
  public static boolean has(Class<?> type, String name) {
    return components(type)
        .anyMatch(component ->
            component.getType().isRecord()
                ? has(component.getType(), name)
                : component.getName().equals(name));
  }

  /// @throws IllegalArgumentException when no switch has that name or its value another type
  public static <R extends Record> R apply(Class<R> type, R switches, String name, Object value) {
    if (!has(type, name)) {
      throw new IllegalArgumentException("No switch is called " + name);
    }
    return made(type, component -> applied(component, of(switches, component), name, value));
  }

  private static Object applied(RecordComponent component, Object now, String name, Object value) {
    if (now instanceof Record group) {
      return has(group.getClass(), name) ? inGroup(group, name, value) : group;
    }
    return component.getName().equals(name) ? value : now;
  }

  @SuppressWarnings("unchecked")
  private static Record inGroup(Record group, String name, Object value) {
    return apply((Class<Record>) group.getClass(), group, name, value);
  }

  /// Each switch as the one has it or as the other.
  ///
  /// @param takesOther asked for each switch, in order
  public static <R extends Record> R mixed(
      Class<R> type, R one, R other, BooleanSupplier takesOther) {
    return made(type, component -> mixed(of(one, component), of(other, component), takesOther));
  }

  @SuppressWarnings("unchecked")
  private static Object mixed(Object one, Object other, BooleanSupplier takesOther) {
    return one instanceof Record group
        ? mixed((Class<Record>) group.getClass(), group, (Record) other, takesOther)
        : takesOther.getAsBoolean() ? other : one;
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

  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents());
  }
}
