package cn.fengming.points.paper;

import reactor.core.publisher.Flux;

/** A sheet and the rows that go on it. */
public record FilledSheet<T>(Sheet<T> sheet, Flux<T> rows) {}
