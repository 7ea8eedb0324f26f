package cn.fengming.points.season;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Seed;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * 紧俏商品: a good of a window of which there is too little for everybody, and how it is shared out. As long as it is not
 * open to all, only who has a turn, or a piece left in the slice of the own group, may redeem it at the village's store.
 *
 * @param pieces that are shared out
 * @param each pieces a winner, or a household of a group, may redeem
 * @param signUpUntil draw: until when households put themselves down
 * @param redeemDays draw: days a turn lasts
 * @param commitment draw: SHA-256 of the seed, shown from the beginning
 * @param pot draw: the numbers that took part
 * @param line draw: the same, in the order of their lots
 * @param places draw: how many of them have a turn at once
 * @param openOn slices: from this day on, what is left is for everybody
 */
record Release(
        UUID id,
        UUID window,
        UUID village,
        UUID good,
        String goodName,
        Way way,
        State state,
        int pieces,
        int each,
        @Nullable Instant signUpUntil,
        @Nullable Integer redeemDays,
        @JsonIgnore @Nullable String seed,
        @Nullable String commitment,
        List<Integer> pot,
        List<Integer> line,
        @Nullable Integer places,
        @Nullable Instant drawnAt,
        @Nullable LocalDate openOn,
        Instant madeAt,
        @Nullable String endedReason) {

    /** How it is shared out. */
    enum Way {
        /** 抽签. */
        DRAW,
        /** 按组分份额. */
        SLICES
    }

    /** Where it stands. */
    enum State {
        /** 报名中. */
        SIGNING,
        /** 已抽签: turn by turn. */
        DRAWN,
        /** 已分到组. */
        SLICED,
        /** 向全村开放. */
        OPEN,
        /** 已取消: redeemed like any other good. */
        CANCELLED
    }

    Release {
        pot = List.copyOf(pot);
        line = List.copyOf(line);
    }

    /** Whether anybody may redeem it, within the ordinary limits. */
    boolean openToAll(LocalDate today) {
        return state == State.OPEN || state == State.CANCELLED || (openOn != null && !today.isBefore(openOn));
    }

    Seed secret() {
        return new Seed(String.valueOf(seed));
    }

    /** The numbers in the order of their lots: SHA-256 of {@code <seed>:<number>}, the smallest first. */
    static List<Integer> lineOf(Seed seed, List<Integer> pot) {
        return seed.draw(pot.stream().map(String::valueOf).toList(), pot.size()).stream()
                .map(Integer::valueOf)
                .toList();
    }

    /** How many have a turn at once, of what was announced and is on the shelf. */
    int placesOf(long onShelf) {
        return (int) (Math.min(pieces, Math.max(0, onShelf)) / each);
    }

    /** The last day of a turn that begins today; never after the window, for then nobody redeems. */
    LocalDate turnUntil(LocalDate today, LocalDate opensOn, LocalDate closesOn) {
        LocalDate from = today.isBefore(opensOn) ? opensOn : today;
        LocalDate until = from.plusDays(daysOfATurn() - 1L);
        return until.isAfter(closesOn) ? closesOn : until;
    }

    private int daysOfATurn() {
        return redeemDays == null ? 1 : redeemDays;
    }

    /** @throws Problem 422 when nobody can put themselves down any more, 409 when it is no draw */
    Release mustTakeEntries(Instant now) {
        if (way != Way.DRAW || state == State.CANCELLED) {
            throw Problem.conflict("no-sign-up", goodName + "不用报名");
        }
        if (state != State.SIGNING || signUpOver(now)) {
            throw Problem.refused("sign-up-over", goodName + "的报名已经结束");
        }
        return this;
    }

    boolean signUpOver(Instant now) {
        return signUpUntil != null && !now.isBefore(signUpUntil);
    }

    /** @throws Problem 409 when it is drawn already or is no draw, 422 while signing up goes on */
    Release mustBeDrawable(Instant now) {
        if (state != State.SIGNING) {
            throw Problem.conflict("already-drawn", "已经抽过签了，或者不用抽签").with("state", state.name());
        }
        if (!signUpOver(now)) {
            throw Problem.refused("sign-up-open", "报名还没有结束，不能抽签");
        }
        return this;
    }

    /** @throws Problem 409 when somebody may have relied on it: it is drawn, or the window with its slices is open */
    Release mustBeCancellable(LocalDate today, LocalDate opensOn) {
        boolean still = state == State.SIGNING || (state == State.SLICED && today.isBefore(opensOn));
        if (!still) {
            throw Problem.conflict("release-fixed", "已经抽签或者已经开始兑换，不能再取消").with("state", state.name());
        }
        return this;
    }

    /** For the loudspeaker. */
    String spoken(ZoneId zone) {
        if (signUpUntil == null) {
            return goodName + "数量少，按组分，" + (openOn == null ? "" : Slot.words(openOn) + "起全村都可以换");
        }
        ZonedDateTime until = signUpUntil.atZone(zone);
        return state == State.SIGNING
                ? goodName + "数量少，要抽签，请在" + Slot.words(until.toLocalDate()) + "，" + Slot.spoken(until.toLocalTime())
                        + "以前报名"
                : goodName + "已经抽签，抽中的请按期来换";
    }

    /** The draw done again from what was written down. */
    boolean sameLine() {
        return seed != null && lineOf(secret(), pot).equals(line);
    }

    boolean commitmentHolds() {
        return seed != null && secret().commitment().equals(commitment);
    }

    /** The slices of the groups, in their order; the last of {@code households} may be those of no group. */
    static List<Slice> cut(int pieces, List<@Nullable UUID> groups, List<Integer> households) {
        List<Integer> shares = Shares.of(pieces, households);
        return IntStream.range(0, groups.size())
                .mapToObj(at -> new Slice(at + 1, groups.get(at), households.get(at), shares.get(at), 0))
                .toList();
    }
}
