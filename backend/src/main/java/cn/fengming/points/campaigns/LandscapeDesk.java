package cn.fengming.points.campaigns;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.media.Audience;
import cn.fengming.points.media.Photos;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps the register of landscapes: what villages are asked for, what they made, what the town accepted. */
@Component
public class LandscapeDesk {

    private static final String BEFORE = "campaigns.landscape-before";
    private static final String AFTER = "campaigns.landscape-after";

    private final Landscapes landscapes;
    private final Community community;
    private final Photos photos;
    private final Audit audit;
    private final Outbox outbox;
    private final Clock clock;

    LandscapeDesk(Landscapes landscapes, Community community, Photos photos, Audit audit, Outbox outbox, Clock clock) {
        this.landscapes = landscapes;
        this.community = community;
        this.photos = photos;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What a village is asked for, by its name as a list has it. @param amount 0 asks for nothing */
    record Row(String village, int amount) {}

    /**
     * Sets targets by the names of the villages; those not named stay. All or nothing.
     *
     * @throws Problem 400 with the row
     */
    @Transactional
    public Flux<LandscapeLine> ask(Actor actor, int year, List<Row> rows) {
        actor.mustServeTown(Role.TOWN);
        return community
                .villages(actor.town())
                .collectMap(Village::name, Village::id)
                .doOnNext(known -> mustFit(rows, known))
                .flatMapMany(known -> Flux.fromIterable(rows)
                        .concatMap(
                                row -> ask(actor, year, known.get(row.village().strip()), row.amount())))
                .then(Mono.defer(() -> audit.record(
                        actor,
                        "campaigns.landscapes-asked",
                        "town",
                        actor.town(),
                        null,
                        Map.of("year", year, "rows", rows))))
                .thenMany(Flux.defer(() -> lines(actor.town(), year)));
    }

    private Mono<Void> ask(Actor actor, int year, @Nullable UUID village, int amount) {
        if (village == null) {
            return Mono.error(Problem.notFound("这个村"));
        }
        return amount == 0
                ? landscapes.noTarget(actor.town(), year, village)
                : landscapes.target(actor, year, village, amount, clock.instant());
    }

    private static void mustFit(List<Row> rows, Map<String, UUID> known) {
        for (int row = 0; row < rows.size(); row++) {
            String name = rows.get(row).village().strip();
            String place = "第 " + (row + 1) + " 行「" + name + "」: ";
            if (!known.containsKey(name)) {
                throw Problem.invalid("rows[" + row + "].village", place + "镇里没有这个村");
            }
            boolean twice = rows.subList(0, row).stream()
                    .anyMatch(other -> other.village().strip().equals(name));
            if (twice) {
                throw Problem.invalid("rows[" + row + "].village", place + "写了两次");
            }
        }
    }

    /** All villages that were asked or made something, by their spelling. */
    Flux<LandscapeLine> lines(UUID town, int year) {
        return Mono.zip(
                        landscapes.targets(town, year).collectMap(Landscapes.Asked::village, Landscapes.Asked::amount),
                        landscapes.made(town, year).collectMap(Landscapes.Made::village))
                .flatMapMany(known -> community
                        .villages(town)
                        .filter(village -> known.getT1().containsKey(village.id())
                                || known.getT2().containsKey(village.id()))
                        .map(village -> line(
                                village,
                                known.getT1().getOrDefault(village.id(), 0),
                                known.getT2().get(village.id()))));
    }

    private static LandscapeLine line(Village village, int target, Landscapes.@Nullable Made made) {
        return made == null
                ? new LandscapeLine(village.id(), village.name(), target, 0, 0, 0)
                : new LandscapeLine(
                        village.id(), village.name(), target, made.entered(), made.finished(), made.accepted());
    }

    /**
     * Enters a landscape under an id made by the phone; the same form again changes nothing.
     *
     * @throws Problem 400; 403; 404; 409 {@code landscape-exists}; 422 {@code landscape-differs}
     */
    @Transactional
    public Mono<Landscape> enter(Actor actor, UUID id, LandscapeForm form) {
        actor.mustServe(form.village(), Staff.WRITERS);
        Landscape entered = form.mustFit().landscape(id, actor.person(), clock.instant());
        return community
                .village(actor.town(), form.village())
                .then(landscapes.lock(actor.town(), id))
                .doOnNext(known -> mustSayTheSame(form, known))
                .switchIfEmpty(Mono.defer(
                        () -> photos.claim(actor, form.beforePhotos(), BEFORE, id, Audience.village(form.village()))
                                .then(landscapes.add(actor.town(), entered))
                                .thenReturn(entered)));
    }

    private static void mustSayTheSame(LandscapeForm form, Landscape known) {
        if (!form.says(known)) {
            throw Problem.refused("landscape-differs", "这个编号已经登记了另一处，请重新填写");
        }
    }

    /**
     * The village says that it is finished, with a picture; the town accepts it or sends it back.
     *
     * @throws Problem 400; 403; 404; 409 {@code landscape-state}; 422 {@code own-entry}
     */
    @Transactional
    public Mono<Landscape> move(
            Actor actor,
            UUID id,
            Landscape.State expected,
            Landscape.State next,
            @Nullable String words,
            List<UUID> shown) {
        return landscapes
                .lock(actor.town(), id)
                .filter(known -> actor.serves(known.village(), Staff.READERS))
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这一处景观")))
                .map(known -> moved(actor, known, expected, next, words, shown))
                .delayUntil(moved -> photos.claim(actor, shown, AFTER, id, Audience.village(moved.village())))
                .delayUntil(moved -> landscapes.save(actor.town(), moved))
                .delayUntil(moved -> audit.record(actor, "campaigns.landscape-moved", "landscape", id, words, moved))
                .delayUntil(moved -> outbox.tell(
                        actor.town(), "campaigns.landscape-moved", id, new Told(moved.village(), moved.state())));
    }

    private record Told(UUID village, Landscape.State state) {}

    private Landscape moved(
            Actor actor,
            Landscape known,
            Landscape.State expected,
            Landscape.State next,
            @Nullable String words,
            List<UUID> shown) {
        if (next == Landscape.State.ENTERED) {
            throw Problem.invalid("next", "不能退回到在建");
        }
        if (next == Landscape.State.FINISHED) {
            actor.mustServe(known.village(), Staff.WRITERS);
            return known.finished(expected, shown);
        }
        actor.mustServeTown(Role.TOWN);
        String said = words == null || words.isBlank() ? null : words.strip();
        return known.decided(expected, next, actor.person(), clock.instant(), said);
    }
}
