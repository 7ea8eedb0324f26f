package cn.fengming.points.messages;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Member;
import cn.fengming.points.community.MergedHousehold;
import cn.fengming.points.community.Village;
import cn.fengming.points.identity.Person;
import cn.fengming.points.identity.Persons;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Json;
import cn.fengming.points.kernel.OutboxEvent;
import cn.fengming.points.kernel.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes messages from facts: each adult of a household who ever signed in gets one, once for each fact, in the
 * transaction in which the outbox notes that the fact was heard. Minors get none.
 */
@Component
public class MessageDesk {

    private static final int ROWS_A_STATEMENT = 500;

    private final Messages messages;
    private final Muted muted;
    private final Subscriptions subscriptions;
    private final Templates templates;
    private final Community community;
    private final Persons persons;
    private final Json json;
    private final Ids ids;
    private final Clock clock;

    MessageDesk(
            Messages messages,
            Muted muted,
            Subscriptions subscriptions,
            Templates templates,
            Community community,
            Persons persons,
            Json json,
            Ids ids,
            Clock clock) {
        this.messages = messages;
        this.muted = muted;
        this.subscriptions = subscriptions;
        this.templates = templates;
        this.community = community;
        this.persons = persons;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Emits how many messages were new. */
    @Transactional
    public Mono<Long> write(OutboxEvent event) {
        return drafts(event).filter(drafts -> !drafts.isEmpty()).flatMap(drafts -> write(event, drafts));
    }

    private Mono<List<Draft>> drafts(OutboxEvent event) {
        Writing writing = new Writing(event.happenedAt(), clock.getZone());
        return switch (event.topic()) {
            case Facts.POSTED -> {
                Facts.Posted fact = read(event, Facts.Posted.class);
                yield village(event, fact.village()).map(village -> writing.posted(fact, village));
            }
            case Facts.ON_NOTICE -> {
                Facts.OnNotice fact = read(event, Facts.OnNotice.class);
                yield village(event, fact.village()).map(village -> writing.onNotice(fact, village));
            }
            case Facts.WINDOW_OPENED -> windowOpened(event, writing, read(event, Facts.Opened.class));
            case Facts.REDEEMED -> Mono.just(writing.redeemed(read(event, Facts.Redeemed.class)));
            case Facts.LAPSING -> Mono.just(writing.lapsing(read(event, Facts.Redeemed.class)));
            case Facts.EXPIRING -> Mono.just(writing.expiring(read(event, Facts.Expiring.class)));
            case Facts.TURN_GIVEN -> Mono.just(writing.turnGiven(read(event, Facts.TurnGiven.class)));
            case Facts.GIFT_READY -> Mono.just(writing.giftReady(read(event, Facts.GiftReady.class)));
            case Facts.GIFT_WITHDRAWN -> Mono.just(writing.giftWithdrawn(read(event, Facts.GiftReady.class)));
            case Facts.WRITTEN_OFF -> Mono.just(writing.writtenOff(read(event, Facts.WrittenOff.class)));
            case Facts.DECLINED -> Mono.just(writing.declined(read(event, Facts.Decided.class)));
            case Facts.STRUCK -> Mono.just(writing.struck(read(event, Facts.Decided.class)));
            case Facts.HEARD -> Mono.just(writing.heard(read(event, Facts.Heard.class)));
            default -> Mono.empty();
        };
    }

    private <T> T read(OutboxEvent event, Class<T> fact) {
        return json.read(event.payload(), fact);
    }

    private Mono<String> village(OutboxEvent event, UUID village) {
        return community.village(event.town(), village).map(Village::name);
    }

    private Mono<List<Draft>> windowOpened(OutboxEvent event, Writing writing, Facts.Opened fact) {
        return village(event, fact.village())
                .zipWith(community
                        .householdsOf(event.town(), fact.village())
                        .map(Household::id)
                        .collectList())
                .map(found -> writing.windowOpened(fact, found.getT1(), found.getT2()));
    }

    private Mono<Long> write(OutboxEvent event, List<Draft> drafts) {
        return toHouseholds(event, drafts)
                .concatWith(toPersons(event, drafts))
                .buffer(ROWS_A_STATEMENT)
                .concatMap(rows -> messages.write(event.town(), event.id(), event.happenedAt(), rows))
                .reduce(0L, Long::sum);
    }

    private Flux<Messages.Row> toHouseholds(OutboxEvent event, List<Draft> drafts) {
        List<UUID> homes = drafts.stream()
                .map(Draft::household)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return readers(event.town(), homes)
                .flatMapIterable(readers -> drafts.stream()
                        .flatMap(draft -> draft.household() == null
                                ? Stream.of()
                                : readers.getOrDefault(draft.household(), List.of()).stream()
                                        .map(person -> row(event, draft, person)))
                        .toList());
    }

    /** Of a household that was merged, those of the one it went into. */
    private Mono<Map<UUID, List<UUID>>> readers(UUID town, Collection<UUID> homes) {
        return homes.isEmpty()
                ? Mono.just(Map.of())
                : community
                        .merged(town)
                        .collectMap(MergedHousehold::ended, MergedHousehold::survivor)
                        .flatMap(merged -> present(
                                        town,
                                        homes.stream()
                                                .map(home -> last(home, merged))
                                                .distinct()
                                                .toList())
                                .map(found -> homes.stream()
                                        .collect(Collectors.toMap(
                                                home -> home,
                                                home -> found.getOrDefault(last(home, merged), List.of())))));
    }

    private static UUID last(UUID home, Map<UUID, UUID> merged) {
        UUID at = home;
        for (UUID next = merged.get(at); next != null; next = merged.get(at)) {
            at = next;
        }
        return at;
    }

    /** The adults of each household who ever signed in. */
    private Mono<Map<UUID, List<UUID>>> present(UUID town, Collection<UUID> homes) {
        return community
                .adults(town, homes)
                .collectMap(Member::id, Member::household)
                .flatMap(adults -> persons.ofMembers(town, adults.keySet())
                        .collectList()
                        .map(found -> found.stream()
                                .collect(Collectors.groupingBy(
                                        person -> home(adults, person),
                                        Collectors.mapping(Person::id, Collectors.toList())))));
    }

    private static UUID home(Map<UUID, UUID> adults, Person person) {
        return Objects.requireNonNull(adults.get(Objects.requireNonNull(person.member())));
    }

    private Flux<Messages.Row> toPersons(OutboxEvent event, List<Draft> drafts) {
        return Flux.fromIterable(drafts)
                .concatMap(draft -> Mono.justOrEmpty(draft.person())
                        .filterWhen(person -> isAdult(event.town(), person))
                        .map(person -> row(event, draft, person)));
    }

    /** Staff who are on no register are; whoever left the town is nobody to write to. */
    private Mono<Boolean> isAdult(UUID town, UUID person) {
        return persons.find(town, person)
                .flatMap(found -> Mono.justOrEmpty(found.member())
                        .flatMap(member -> community
                                .member(town, member)
                                .map(present -> !present.minor())
                                .onErrorResume(Problem.class, gone -> Mono.just(false)))
                        .defaultIfEmpty(true))
                .defaultIfEmpty(false);
    }

    private Messages.Row row(OutboxEvent event, Draft draft, UUID person) {
        return new Messages.Row(
                ids.next(),
                person,
                draft.household(),
                draft.kind(),
                draft.words(),
                draft.page(),
                json.text(new Said(draft.slots())),
                draft.sendBefore(event.happenedAt()),
                why(draft.kind()));
    }

    private Message.@Nullable Why why(Kind kind) {
        return templates.of(kind).isPresent() ? null : Message.Why.UNSET;
    }

    /** Somebody left for good: nothing of theirs stays here. */
    @Transactional
    public Mono<Void> forget(UUID town, UUID person) {
        return messages.forget(town, person)
                .then(muted.forget(town, person))
                .then(persons.towns(person).hasElements())
                .filter(stays -> !stays)
                .flatMap(gone -> subscriptions.forget(person));
    }
}
