package cn.fengming.points.alerts;

import cn.fengming.points.awards.PostedAward;
import cn.fengming.points.awards.PostedAwards;
import cn.fengming.points.awards.PostedAwards.Filed;
import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.media.Photos;
import cn.fengming.points.media.TwinPair;
import cn.fengming.points.store.HandedOver;
import cn.fengming.points.store.Handovers;
import cn.fengming.points.store.StockGaps;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads what happened in a quarter and lets every rule look at it. It writes nothing. */
@Component
class Watch {

    private final ThresholdShelf thresholds;
    private final PostedAwards awards;
    private final Handovers handovers;
    private final StockGaps gaps;
    private final Photos photos;
    private final Community community;
    private final Persons persons;
    private final Clock clock;

    Watch(
            ThresholdShelf thresholds,
            PostedAwards awards,
            Handovers handovers,
            StockGaps gaps,
            Photos photos,
            Community community,
            Persons persons,
            Clock clock) {
        this.thresholds = thresholds;
        this.awards = awards;
        this.handovers = handovers;
        this.gaps = gaps;
        this.photos = photos;
        this.community = community;
        this.persons = persons;
        this.clock = clock;
    }

    /** What is to be said about this quarter and the one before, which is judged until the next has passed. */
    Flux<Suspicion> look(UUID town) {
        Quarter now = Quarter.of(LocalDate.now(clock));
        return thresholds
                .of(town)
                .flatMapMany(limits ->
                        Flux.just(now.previous(), now).concatMap(quarter -> ofQuarter(town, quarter, limits)));
    }

    private Flux<Suspicion> ofQuarter(UUID town, Quarter quarter, Thresholds limits) {
        Instant from = start(quarter.firstDay());
        Instant until = start(quarter.next().firstDay());
        return Mono.zip(
                        awards.of(town, quarter).collectList(),
                        handovers.between(town, from, until).collectList(),
                        community.kinPairs(town).collectList().map(KinCircles::new))
                .flatMapMany(read -> Flux.concat(
                        Flux.fromIterable(AwarderShare.of(quarter, read.getT1(), limits)),
                        Flux.fromIterable(QuarterSpike.of(quarter, read.getT1(), clock.getZone(), limits)),
                        selfDealing(town, read.getT1(), read.getT2(), read.getT3()),
                        clans(town, quarter, read.getT1(), read.getT3(), limits),
                        repeatedPhotos(town, from, until),
                        gaps.between(town, from, until)
                                .collectList()
                                .flatMapIterable(found -> MissingStock.of(quarter, found, limits))));
    }

    private Flux<Suspicion> selfDealing(UUID town, List<PostedAward> posted, List<HandedOver> handed, KinCircles kin) {
        return Flux.fromIterable(SelfDealing.persons(posted, handed))
                .concatMap(person -> persons.householdOf(town, person).map(home -> Map.entry(person, home)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .flatMapIterable(homes -> Stream.concat(
                                SelfDealing.ofAwards(posted, homes, kin).stream(),
                                SelfDealing.ofHandovers(handed, homes, kin).stream())
                        .toList());
    }

    private Flux<Suspicion> clans(
            UUID town, Quarter quarter, List<PostedAward> posted, KinCircles kin, Thresholds limits) {
        Map<UUID, UUID> circles = kin.circles();
        return community
                .villages(town)
                .map(Village::id)
                .filter(village ->
                        posted.stream().anyMatch(award -> award.village().equals(village)))
                .collectList()
                .flatMapIterable(villages -> villages)
                .concatMap(village -> community
                        .householdsOf(town, village)
                        .collectMap(Household::id, Household::headName)
                        .flatMapIterable(homes -> ClanShare.of(quarter, village, homes, circles, posted, limits)));
    }

    private Flux<Suspicion> repeatedPhotos(UUID town, Instant from, Instant until) {
        return clock.instant().isBefore(until)
                ? photos.twinsSince(town, "awards.application", from)
                        .collectList()
                        .flatMapMany(pairs -> repeatedPhotos(town, pairs))
                : Flux.empty();
    }

    private Flux<Suspicion> repeatedPhotos(UUID town, List<TwinPair> pairs) {
        return awards.filed(
                        town,
                        pairs.stream()
                                .flatMap(pair -> Stream.of(pair.subject(), pair.twinSubject()))
                                .distinct()
                                .toList())
                .collectMap(Filed::application)
                .flatMapIterable(filed -> RepeatedPhotos.of(pairs, filed));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
