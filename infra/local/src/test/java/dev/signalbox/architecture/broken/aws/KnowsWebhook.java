package dev.signalbox.architecture.broken.aws;

import dev.signalbox.architecture.broken.webhook.Delivery;

record KnowsWebhook(Delivery other) {}
