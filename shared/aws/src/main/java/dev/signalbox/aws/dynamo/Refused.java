package dev.signalbox.aws.dynamo;

import java.util.Optional;

/// A write whose condition did not hold.
///
/// @param index its place among the writes of the transaction
/// @param held the item as it stood; empty when there was none
record Refused(int index, Optional<Item> held) {}
