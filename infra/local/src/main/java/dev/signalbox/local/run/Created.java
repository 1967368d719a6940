package dev.signalbox.local.run;

import java.util.Map;

/// A resource that exists now: what `Ref` gives, and what `Fn::GetAtt` gives.
record Created(String reference, Map<String, Object> attributes) {}
