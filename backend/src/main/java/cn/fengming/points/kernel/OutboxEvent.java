package cn.fengming.points.kernel;

import java.time.Instant;
import java.util.UUID;

/** One told fact. {@code id} is its identity for consumers: the same event may arrive twice and must count once. */
public record OutboxEvent(UUID town, UUID id, String topic, UUID subject, String payload, Instant happenedAt) {}
