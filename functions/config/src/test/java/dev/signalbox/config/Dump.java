package dev.signalbox.config;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that an object holds, as text: private fields too, whatever `toString` hides.
final class Dump {

  private final StringBuilder text = new StringBuilder();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  static String of(Object... roots) {
    Dump dump = new Dump();
    for (Object root : roots) {
      dump.add(root);
    }
    return dump.text.toString();
  }

  private void add(@Nullable Object value) {
    if (value == null || (!(value instanceof String) && !seen.add(value))) {
      return;
    }
    switch (value) {
      case byte[] bytes -> text.append(new String(bytes, StandardCharsets.ISO_8859_1)).append('\n');
      case Map<?, ?> map ->
          map.forEach((key, held) -> {
            add(key);
            add(held);
          });
      case Iterable<?> items -> items.forEach(this::add);
      case Object array when array.getClass().isArray() -> {
        for (int i = 0; i < Array.getLength(array); i++) {
          add(Array.get(array, i));
        }
      }
      case Object ours when ours.getClass().getName().startsWith("dev.signalbox.") ->
          addFields(ours);
      default -> text.append(value).append('\n');
    }
  }

  private void addFields(Object value) {
    for (Class<?> type = value.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          add(read(field, value));
        }
      }
      if (type.isEnum()) {
        return;
      }
    }
  }

  private static @Nullable Object read(Field field, Object value) {
    try {
      field.setAccessible(true);
      return field.get(value);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }
}
