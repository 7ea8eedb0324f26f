package cn.fengming.points.awards;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One application as it counts towards the cap of its rule. */
record Use(UUID household, String code, @Nullable String event, LocalDate day, int quantity) {}
