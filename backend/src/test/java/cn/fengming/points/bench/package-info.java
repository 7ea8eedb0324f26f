/**
 * Not tests but measurements, started by {@code backend/bench/run} and {@code backend/bench/start}: the built jar beside
 * pgbench running the same SQL on the same server.
 */
@org.jspecify.annotations.NullMarked
package cn.fengming.points.bench;
