package dev.signalbox.bench.coldstart;

import java.io.IOException;

/// What a function finds when it starts, and how one knows that it really did its work.
///
/// @param expects a text in its answer
/// @param call an AWS call that it has to make for its first answer
record Fixture(String event, Contents contents, String expects, String call) {

  AwsStub aws() throws IOException {
    return new AwsStub(new StubTable(contents.items()), contents.secrets());
  }
}
