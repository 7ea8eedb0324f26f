package cn.fengming.points.inspection;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 检查计划 of a round. It moves PROMISED -> DRAWN -> BEGUN -> CLOSED, or is cancelled, and never back. Its seed follows from the
 * round's and its number, is promised with the plan and told when the plan is over.
 *
 * @param number counts the plans of a round from 1
 * @param howMany villages to draw; null unless so many are drawn
 * @param crossVillage teams are inspectors of other villages (交叉检查)
 * @param binding only the drawn team writes the sheet of a village
 * @param follows the plan whose villages and teams it takes again
 * @param commitment SHA-256 of the seed
 */
record Plan(
        UUID id,
        UUID round,
        int number,
        String title,
        Choice choice,
        @Nullable Integer howMany,
        int teamSize,
        boolean crossVillage,
        boolean binding,
        @Nullable UUID follows,
        List<UUID> nominated,
        LocalDate fromDay,
        LocalDate untilDay,
        State state,
        @JsonIgnore Seed secret,
        String commitment,
        List<UUID> inspectors,
        List<UUID> candidates,
        String reason,
        UUID plannedBy,
        Instant plannedAt,
        @Nullable Instant drawnAt,
        @Nullable Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable String endedWords) {

    Plan {
        nominated = List.copyOf(nominated);
        inspectors = List.copyOf(inspectors);
        candidates = List.copyOf(candidates);
    }

    enum State {
        /** Planned; the seed is promised. */
        PROMISED,
        /** Villages and teams are drawn, and nobody but the town office knows. */
        DRAWN,
        /** The teams know and are on their way. */
        BEGUN,
        CLOSED,
        CANCELLED;

        /** Nothing more happens, and the seed is told. */
        boolean over() {
            return this == CLOSED || this == CANCELLED;
        }
    }

    /** The seed of the n-th plan of a round: SHA-256 of {@code <seed of the round>:inspection:<n>}. */
    static Seed seedOf(Seed round, int number) {
        return round.derive("inspection:" + number);
    }

    /** 64 hexadecimal digits; null until the plan is over. */
    @JsonProperty
    @Nullable
    String seed() {
        return state.over() ? secret.hex() : null;
    }

    Lots lots() {
        return new Lots(secret);
    }

    /** @throws Problem 409 {@code plan-state} with the state when the plan is in none of these */
    Plan mustBe(State... expected) {
        if (!List.of(expected).contains(state)) {
            throw Problem.conflict("plan-state", "检查计划" + said(state) + "，不能这样办")
                    .with("state", state.name());
        }
        return this;
    }

    /** @throws Problem 422 {@code not-yet} before its first day */
    Plan mustHaveCome(LocalDate today) {
        if (today.isBefore(fromDay)) {
            throw Problem.refused("not-yet", "检查从 " + fromDay + " 开始，还没有到日子");
        }
        return this;
    }

    private static String said(State state) {
        return switch (state) {
            case PROMISED -> "还没有抽签";
            case DRAWN -> "已经抽签，还没有开始";
            case BEGUN -> "已经开始";
            case CLOSED -> "已经结束";
            case CANCELLED -> "已经取消";
        };
    }
}
