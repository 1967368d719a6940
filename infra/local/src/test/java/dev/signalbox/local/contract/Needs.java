package dev.signalbox.local.contract;

import dev.signalbox.local.cloud.AwsService;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The services that a suite uses; where the cloud of the run lacks one, the suite is skipped.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
  AwsService[] value();
}
