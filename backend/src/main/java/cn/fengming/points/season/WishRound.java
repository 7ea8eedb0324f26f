package cn.fengming.points.season;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.store.Good;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 心愿单: days before a purchase in which each household may wish for some goods. No promise is made by a wish: nothing is
 * set aside and no point moves.
 *
 * @param mostGoods that one household may wish for
 */
record WishRound(UUID id, UUID village, String title, LocalDate opensOn, LocalDate closesOn, int mostGoods) {

    private static final int LONGEST_DAYS = 60;

    /** Where the clock is. */
    enum State {
        PLANNED,
        OPEN,
        CLOSED
    }

    /** A round with where the clock is, as lists show it. */
    record View(
            UUID id, UUID village, String title, LocalDate opensOn, LocalDate closesOn, int mostGoods, State state) {}

    View on(LocalDate today) {
        return new View(id, village, title, opensOn, closesOn, mostGoods, state(today));
    }

    State state(LocalDate today) {
        if (today.isBefore(opensOn)) {
            return State.PLANNED;
        }
        return today.isAfter(closesOn) ? State.CLOSED : State.OPEN;
    }

    /** @throws Problem 422 outside its days */
    WishRound mustBeOpen(LocalDate today) {
        if (state(today) != State.OPEN) {
            throw Problem.refused("wishes-closed", "填心愿单的日子是" + Slot.words(opensOn) + "到" + Slot.words(closesOn));
        }
        return this;
    }

    /** What the committee decides. */
    record Form(
            @NotBlank(message = "请填写名称") @Size(max = 40, message = "名称最多 40 字")
            String title,

            @NotNull(message = "请填写开始日期") LocalDate opensOn,
            @NotNull(message = "请填写结束日期") LocalDate closesOn,

            @Min(value = 1, message = "每户至少可以选 1 种") @Max(value = 20, message = "每户最多可以选 20 种")
            int mostGoods) {

        /** @throws Problem 400 when the days make no sense, seen from today */
        WishRound of(UUID id, UUID village, LocalDate today) {
            if (closesOn.isBefore(opensOn) || closesOn.isAfter(opensOn.plusDays(LONGEST_DAYS))) {
                throw Problem.invalid("closesOn", "结束日期不能早于开始日期，最长 " + LONGEST_DAYS + " 天");
            }
            if (closesOn.isBefore(today)) {
                throw Problem.invalid("closesOn", "结束日期已经过了");
            }
            return new WishRound(id, village, title.strip(), opensOn, closesOn, mostGoods);
        }
    }

    /** Pieces of one good that are wished for. */
    record Line(
            @NotNull(message = "请选择商品") UUID good,

            @Min(value = 1, message = "数量至少为 1") @Max(value = 100, message = "数量太大")
            int pieces) {}

    /**
     * What a household wishes for; an empty one takes its wishes back.
     *
     * @param household null for one's own; another's only by the village's staff
     * @param words for a good that is not in the catalogue
     */
    record Wish(
            @Nullable UUID household,

            @NotNull(message = "没有选商品请给空的清单") @Size(max = 20, message = "最多选 20 种商品")
            List<@Valid Line> lines,

            @Size(max = 100, message = "最多写 100 字") @Nullable
            String words) {

        Wish {
            lines = lines == null ? List.of() : List.copyOf(lines);
        }

        String said() {
            return words == null ? "" : words.strip();
        }

        boolean empty() {
            return lines.isEmpty() && said().isEmpty();
        }

        /** @throws Problem 400 a good twice, or more goods than the round allows */
        Wish mustFit(WishRound round) {
            if (lines.stream().map(Line::good).distinct().count() < lines.size()) {
                throw Problem.invalid("lines", "同一种商品请合并成一行");
            }
            if (lines.size() > round.mostGoods()) {
                throw Problem.invalid("lines", "每户最多选 " + round.mostGoods() + " 种");
            }
            return this;
        }
    }

    /**
     * One good as all households together wish for it.
     *
     * @param households that wish for it
     * @param price points for one piece today
     * @param points that all these pieces would take
     * @param backed of them, what each wishing household could pay from its wallet now for this good alone
     */
    record Sum(UUID good, String name, int households, long pieces, long price, long points, long backed) {

        /** Of one household. */
        static Sum of(Good good, int pieces, long wallet) {
            long points = Math.multiplyExact(good.price(), (long) pieces);
            return new Sum(good.id(), good.name(), 1, pieces, good.price(), points, Math.min(points, wallet));
        }

        Sum plus(Sum other) {
            return new Sum(
                    good,
                    name,
                    households + other.households,
                    pieces + other.pieces,
                    price,
                    Math.addExact(points, other.points),
                    Math.addExact(backed, other.backed));
        }
    }

    /** Everything that was wished for, the most wanted first, and the words for what is not in the catalogue. */
    record Sums(View round, int households, List<Sum> goods, List<String> words) {}
}
