package dev.signalbox.autotask;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.core.psa.Entity;
import dev.signalbox.core.psa.PsaFault;
import dev.signalbox.core.psa.Purpose;
import dev.signalbox.core.psa.Slice;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;

/// A test of calls to a PSA on this machine that answers as the test says.
abstract class WithALoopbackPsa {

  final LoopbackPsa psa = LoopbackPsa.start();

  @AfterEach
  void stop() {
    psa.close();
  }

  final long count(Purpose purpose) {
    return psa.open(purpose).reader().count(Entity.TICKET, new Slice.Everything());
  }

  final PsaFault fault(Purpose purpose) {
    return fault(() -> count(purpose));
  }

  static PsaFault fault(ThrowingCallable call) {
    return catchThrowableOfType(PsaFault.class, call);
  }
}
