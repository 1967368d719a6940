package dev.signalbox.sync;

import dev.signalbox.core.psa.PsaFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What came of one of several things that were asked of the PSA at once. A refusal of one does not
/// throw away what the others brought: where calls are scarce, a worker might get no further.
sealed interface Tried<T> {

  record Brought<T>(T value) implements Tried<T> {}

  record Refused<T>(PsaFault fault) implements Tried<T> {}

  static <T> Tried<T> of(Supplier<T> work) {
    try {
      return new Brought<>(work.get());
    } catch (PsaFault fault) {
      return new Refused<>(fault);
    }
  }

  /// The same, taken further.
  default <R> Tried<R> then(Function<T, R> next) {
    return switch (this) {
      case Brought<T>(T value) -> of(() -> next.apply(value));
      case Refused<T>(PsaFault fault) -> new Refused<>(fault);
    };
  }

  /// What was brought. A refusal beside it ends the worker's turn once that is kept.
  ///
  /// @throws PsaFault the first refusal, when nothing was brought
  static <T> List<T> brought(List<Tried<T>> all, Stint stint) {
    List<T> values = new ArrayList<>();
    List<PsaFault> faults = new ArrayList<>();
    for (Tried<T> one : all) {
      switch (one) {
        case Brought<T>(T value) -> values.add(value);
        case Refused<T>(PsaFault fault) -> faults.add(fault);
      }
    }
    if (!faults.isEmpty()) {
      if (values.isEmpty()) {
        throw faults.getFirst();
      }
      stint.endWith(faults.getFirst());
    }
    return values;
  }
}
