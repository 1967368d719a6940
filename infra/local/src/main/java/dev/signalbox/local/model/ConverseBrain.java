package dev.signalbox.local.model;

/// Who thinks behind the local Converse endpoint.
@FunctionalInterface
public interface ConverseBrain {

  ConverseReply reply(ConverseCall call);
}
