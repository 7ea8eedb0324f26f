package cn.fengming.points.season;

import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Why a household may not have a scarce good now, and what it can do. */
@Component
class Refusals {

    private final Entries entries;
    private final Rights rights;
    private final Clock clock;

    Refusals(Entries entries, Rights rights, Clock clock) {
        this.entries = entries;
        this.rights = rights;
        this.clock = clock;
    }

    /** Never a value: 422 {@code draw-pending}, {@code no-turn}, {@code turn-used-up}. */
    <T> Mono<T> noTurn(UUID town, Release release, UUID household) {
        return release.state() == Release.State.SIGNING
                ? entries.number(town, release.id(), household)
                        .map(number -> pending(release, number))
                        .switchIfEmpty(Mono.fromSupplier(() -> pending(release, null)))
                        .flatMap(Mono::error)
                : rights.turnOf(town, release.id(), household)
                        .map(turn -> notNow(release, turn))
                        .switchIfEmpty(Mono.fromSupplier(() -> Problem.refused(
                                "no-turn", release.goodName() + "是紧俏商品，凭中签兑换，您家没有参加这次抽签。没人候补以后向全村开放，请留意通知")))
                        .flatMap(Mono::error);
    }

    private Problem pending(Release release, @Nullable Integer number) {
        boolean over = release.signUpOver(clock.instant());
        String next = over
                ? "报名已经结束，抽签结果马上公布"
                : number == null
                        ? "请先报名，" + until(release) + "截止"
                        : "您家已经报名，抽签号 " + number + "，" + until(release) + "截止后抽签";
        return Problem.refused("draw-pending", release.goodName() + "是紧俏商品，要抽签。" + next)
                .with("release", release.id());
    }

    private String until(Release release) {
        LocalDateTime at = LocalDateTime.ofInstant(Objects.requireNonNull(release.signUpUntil()), clock.getZone());
        return String.format(Locale.ROOT, "%s %02d:%02d ", Slot.words(at.toLocalDate()), at.getHour(), at.getMinute());
    }

    private Problem notNow(Release release, Turn turn) {
        LocalDate today = LocalDate.now(clock);
        if (turn.alive(today) || (turn.state() == Turn.State.GIVEN && turn.taken() == turn.pieces())) {
            return Problem.refused(
                            "turn-used-up",
                            release.goodName() + "每户中签可兑 " + turn.pieces() + " 件，您家已经兑了 " + turn.taken() + " 件，还可以兑 "
                                    + (turn.pieces() - turn.taken()) + " 件")
                    .with("release", release.id());
        }
        String words = turn.state() == Turn.State.WAITING
                ? "您家排在第 " + turn.place() + " 位候补，前面有人不兑就轮到您家，到时会通知"
                : "您家中签的兑换期限已经过了，名额给了后面候补的";
        return Problem.refused("no-turn", release.goodName() + "凭中签兑换，" + words).with("release", release.id());
    }

    static Problem moreThanEach(Release release) {
        return Problem.refused(
                        "more-than-each",
                        release.goodName() + "是紧俏商品，" + openOn(release) + "以前每户最多兑 " + release.each() + " 件")
                .with("release", release.id());
    }

    /** Never a value: 422 {@code slice-used-up}. */
    <T> Mono<T> sliceUsedUp(UUID town, Release release, @Nullable UUID group) {
        return rights.slices(town, release.id())
                .filter(slice -> Objects.equals(slice.group(), group))
                .singleOrEmpty()
                .map(Slice::left)
                .defaultIfEmpty(0)
                .flatMap(left -> Mono.error(() -> Problem.refused(
                                "slice-used-up",
                                release.goodName() + "按组分份额，您家这一组" + (left == 0 ? "已经兑完" : "只剩 " + left + " 件")
                                        + "。别的组没兑完的，" + openOn(release) + "起向全村开放")
                        .with("release", release.id())
                        .with("openOn", release.openOn())));
    }

    private static String openOn(Release release) {
        return Slot.words(Objects.requireNonNull(release.openOn()));
    }
}
