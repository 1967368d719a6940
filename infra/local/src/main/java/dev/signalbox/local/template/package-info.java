/// Reading `template.yaml`: short tags, parameters, conditions, Globals and intrinsic functions, as
/// CloudFormation and SAM understand them.
@NullMarked
package dev.signalbox.local.template;

import org.jspecify.annotations.NullMarked;
