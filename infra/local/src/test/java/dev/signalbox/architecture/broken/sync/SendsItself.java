package dev.signalbox.architecture.broken.sync;

import software.amazon.awssdk.services.sqs.SqsClient;

record SendsItself(SqsClient queues) {}
