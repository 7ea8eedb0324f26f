package cn.fengming.points.rules;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;

/** The conditions of a rule: who awards, with which evidence, how often. */
public record Terms(
        @NotNull @Valid Awarding awarding,
        @NotNull @Valid Evidence evidence,
        @NotNull @Valid Cap cap) {}
