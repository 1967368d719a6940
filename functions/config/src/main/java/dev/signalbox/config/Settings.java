package dev.signalbox.config;

import dev.signalbox.core.settings.Versioned;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Saves a setting under the version that the caller names, or over whatever is there when they
/// name none.
final class Settings {

  private static final int ATTEMPTS = 5;

  private Settings() {}

  /// Where a setting is kept.
  interface Kept<T> {

    Versioned<T> read();

    /// False when the stored version is another one.
    boolean save(T value, long expected);
  }

  /// @param basedOn the version that the caller read; empty when they do not mind
  /// @param change what becomes of the setting; made anew when somebody else was faster
  /// @return the setting after it
  static <T> Versioned<T> change(Optional<Long> basedOn, Kept<T> kept, UnaryOperator<T> change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Versioned<T> before = kept.read();
      if (basedOn.isPresent() && basedOn.get() != before.version()) {
        throw Refusal.of(ErrorType.OUTDATED);
      }
      T after = change.apply(before.value());
      if (kept.save(after, before.version())) {
        return new Versioned<>(after, before.version() + 1);
      }
    }
    throw Refusal.of(ErrorType.OUTDATED);
  }

  /// @param saves saves a value under the version that it replaces
  static <T> Kept<T> kept(Supplier<Versioned<T>> reads, BiPredicate<T, Long> saves) {
    return new Kept<>() {
      @Override
      public Versioned<T> read() {
        return reads.get();
      }

      @Override
      public boolean save(T value, long expected) {
        return saves.test(value, expected);
      }
    };
  }
}
