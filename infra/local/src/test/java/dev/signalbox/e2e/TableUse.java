package dev.signalbox.e2e;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/// Watches every DynamoDB client of this JVM: which tables and indexes are queried, and whether
/// anything scans. The SDK finds it by the file `execution.interceptors`.
public final class TableUse implements ExecutionInterceptor {

  static final Set<String> INDEXES = new ConcurrentSkipListSet<>();
  static final Set<String> SCANNED = new ConcurrentSkipListSet<>();

  /// Bound while a test itself looks into the table.
  static final ScopedValue<Boolean> BY_A_TEST = ScopedValue.newInstance();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    switch (context.request()) {
      case QueryRequest query -> {
        String index = query.indexName();
        INDEXES.add(query.tableName() + " " + (index == null ? "" : index));
      }
      case ScanRequest scan when !BY_A_TEST.isBound() -> SCANNED.add(scan.tableName());
      default -> {}
    }
  }
}
