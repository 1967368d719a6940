package dev.signalbox.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/// A port with some of its calls done otherwise.
final class Intercept {

  /// The call as it would be done.
  interface Usual {
    @Nullable Object call(@Nullable Object... arguments);
  }

  /// How a call is done instead.
  interface Instead {
    @Nullable Object call(String method, @Nullable Object[] arguments, Usual usual);
  }

  private Intercept() {}

  static <T> T in(Class<T> port, T store, Instead instead) {
    InvocationHandler handler =
        (_, method, arguments) ->
            instead.call(
                method.getName(),
                arguments == null ? new Object[0] : arguments,
                given -> usual(store, method, given));
    return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, handler));
  }

  private static @Nullable Object usual(
      Object store, Method method, @Nullable Object @Nullable [] arguments) {
    try {
      return method.invoke(store, arguments);
    } catch (InvocationTargetException e) {
      switch (e.getTargetException()) {
        case RuntimeException fault -> throw fault;
        case Error fault -> throw fault;
        default -> throw new IllegalStateException(e.getTargetException());
      }
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
