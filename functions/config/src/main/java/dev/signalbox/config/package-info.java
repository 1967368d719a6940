/// The HTTPS API of the console. [Routes] is the table of what there is: method, path, who may, and
/// what is done; the OpenAPI document is made from it. Errors are rows of [ErrorType].
@NullMarked
package dev.signalbox.config;

import org.jspecify.annotations.NullMarked;
