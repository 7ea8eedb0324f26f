package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.media.Photo;
import cn.fengming.points.media.Photos;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The honour board (光荣榜) and the red flags as everybody may read them: names masked, no dossier, no minors, and no
 * yellow flag.
 */
@Component
public class HonourBoard {

    private final Honours honours;
    private final Flags flags;
    private final Community community;
    private final Photos photos;

    HonourBoard(Honours honours, Flags flags, Community community, Photos photos) {
        this.honours = honours;
        this.flags = flags;
        this.community = community;
        this.photos = photos;
    }

    /**
     * One honour that stands.
     *
     * @param kindWords 最美家庭
     * @param certificate number of the certificate
     * @param name masked; of a compound its own name
     * @param homes masked names of the homes that share it
     * @param photos ids, to be fetched from the public photo addresses
     */
    public record Entry(
            UUID id,
            HonourKind kind,
            String kindWords,
            Quarter quarter,
            String certificate,
            String name,
            @Nullable String citation,
            List<String> homes,
            List<UUID> photos,
            Instant standsSince) {}

    /** @param name masked name of the head */
    public record RedFlag(UUID id, String name, int month) {}

    /** Honours standing in a village, newest first, up to {@code limit} of those after the one with that id. */
    public Flux<Entry> standing(UUID town, UUID village, @Nullable UUID after, int limit) {
        return honours.ofVillage(town, village, false, after, limit)
                .collectList()
                .filter(found -> !found.isEmpty())
                .flatMapMany(found -> entries(town, found));
    }

    private Flux<Entry> entries(UUID town, List<Honour> found) {
        List<UUID> nominations = found.stream().map(Honour::nomination).toList();
        return Mono.zip(homes(town, nominations), pictures(town, nominations))
                .flatMapMany(known -> Flux.fromIterable(found)
                        .map(honour -> entry(
                                honour,
                                known.getT1().getOrDefault(honour.nomination(), List.of()),
                                known.getT2().getOrDefault(honour.nomination(), List.of()))));
    }

    private static Entry entry(Honour honour, List<String> homes, List<UUID> pictures) {
        return new Entry(
                honour.id(),
                honour.kind(),
                honour.kind().words(),
                honour.quarter(),
                honour.certificate(),
                honour.publicName(),
                honour.citation(),
                homes,
                pictures,
                honour.standsSince());
    }

    private Mono<Map<UUID, List<String>>> homes(UUID town, Collection<UUID> nominations) {
        return honours.homes(town, nominations)
                .collectList()
                .flatMap(homes -> names(
                                town,
                                homes.stream().map(Nominations.Home::household).toList())
                        .map(names -> homes.stream()
                                .collect(Collectors.groupingBy(
                                        Nominations.Home::nomination,
                                        Collectors.mapping(
                                                home -> names.get(home.household()), Collectors.toList())))));
    }

    private Mono<Map<UUID, List<UUID>>> pictures(UUID town, Collection<UUID> nominations) {
        return photos.of(town, NominationDesk.SHOWN, nominations)
                .filter(photo -> photo.subjectId() != null)
                .collectList()
                .map(found -> found.stream()
                        .collect(Collectors.groupingBy(
                                photo -> java.util.Objects.requireNonNull(photo.subjectId()),
                                Collectors.mapping(Photo::id, Collectors.toList()))));
    }

    /** Homes of a village with the red flag of a month (202611), up to {@code limit} after the flag with that id. */
    public Flux<RedFlag> redFlags(UUID town, UUID village, int month, @Nullable UUID after, int limit) {
        return flags.ofVillage(town, village, month, Flag.Colour.RED, after, limit)
                .collectList()
                .flatMapMany(found -> names(
                                town, found.stream().map(Flag::household).toList())
                        .flatMapIterable(names -> found.stream()
                                .map(flag -> new RedFlag(flag.id(), names.getOrDefault(flag.household(), "*"), month))
                                .toList()));
    }

    private Mono<Map<UUID, String>> names(UUID town, Collection<UUID> households) {
        return community.households(town, households).collectMap(Household::id, Household::publicName);
    }
}
