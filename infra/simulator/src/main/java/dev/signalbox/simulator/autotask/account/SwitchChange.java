package dev.signalbox.simulator.autotask.account;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/// Changes one component of the switches by name, for the control API and tests.
final class SwitchChange {

  private SwitchChange() {}

  static Switches apply(Switches switches, String name, Object value) {
    RecordComponent[] components = Switches.class.getRecordComponents();
    if (Arrays.stream(components).noneMatch(component -> component.getName().equals(name))) {
      throw new IllegalArgumentException("No switch is called " + name);
    }
    try {
      Object[] values = new Object[components.length];
      Class<?>[] types = new Class<?>[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            components[i].getName().equals(name)
                ? value
                : components[i].getAccessor().invoke(switches);
      }
      return Switches.class.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
