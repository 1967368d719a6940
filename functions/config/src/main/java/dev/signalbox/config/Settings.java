package dev.signalbox.config;

import dev.signalbox.core.settings.Versioned;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/// Saves a setting under the version that the caller names, or over whatever is there when they
/// name none.
final class Settings {

  private static final int ATTEMPTS = 5;

  private Settings() {}

  /// @param basedOn what the caller read; empty when they do not mind
  /// @param read reads the setting as it is
  /// @param save saves it under a version; false when that is not the stored one
  /// @return the version after it
  static <T> long save(Optional<Long> basedOn, Supplier<Versioned<T>> read, LongPredicate save) {
    if (basedOn.isPresent()) {
      if (!save.test(basedOn.get())) {
        throw Refusal.of(ErrorType.OUTDATED);
      }
      return basedOn.get() + 1;
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long version = read.get().version();
      if (save.test(version)) {
        return version + 1;
      }
    }
    throw Refusal.of(ErrorType.OUTDATED);
  }
}
