package dev.signalbox.sync;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// Something done around each call of a port.
interface Around {

  /// The call itself.
  interface Call {
    Object run() throws Throwable;
  }

  Object call(String method, Call call) throws Throwable;

  @SuppressWarnings("unchecked")
  static <T> T port(Class<T> port, Around around, T whole) {
    return (T)
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) ->
                around.call(
                    method.getName(),
                    () -> {
                      try {
                        return method.invoke(whole, arguments);
                      } catch (InvocationTargetException e) {
                        throw e.getCause();
                      }
                    }));
  }
}
