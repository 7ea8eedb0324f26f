package cn.fengming.points.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Pictures;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@PointsTest
class PhotosTest {

    private static final String SUBJECT = "test.subject";

    @Autowired
    private Photos photos;

    @Autowired
    private PhotoDesk desk;

    @Autowired
    private PhotoRows rows;

    @Autowired
    private Archive archive;

    @Autowired
    private UnclaimedUploads chore;

    @Autowired
    private TransactionalOperator transaction;

    @Autowired
    private DatabaseClient database;

    @Autowired
    private TestClock clock;

    private final Ids ids = new Ids();
    private final UUID town = ids.next();
    private final UUID village = ids.next();
    private final UUID household = ids.next();
    private final Actor villager = actor(town, household, new Grant(Role.VILLAGER, village, null));

    @Test
    void aClaimKeepsTheOrderItWasMadeIn() {
        List<UUID> taken = new ArrayList<>(List.of(take(villager), take(villager), take(villager)));
        Collections.reverse(taken);
        UUID subject = ids.next();
        claim(villager, taken, subject);
        assertThat(of(subject)).extracting(Photo::id).containsExactlyElementsOf(taken);
    }

    @Test
    void claimingAgainForTheSameSubjectChangesNothing() {
        UUID photo = take(villager);
        UUID subject = ids.next();
        claim(villager, List.of(photo, photo), subject);
        claim(villager, List.of(photo), subject);
        assertThat(of(subject)).hasSize(1);
    }

    @Test
    void anInstanceThatLooksElsewhereForPhotosNotices(@TempDir Path ofItsOwn) {
        UUID photo = take(villager);
        claim(villager, List.of(photo), ids.next());
        PhotoRow row = rows.find(town, photo).block();
        var elsewhere = new Archive(new DirectoryStore(ofItsOwn));
        try {
            assertThat(new PhotosElsewhere(rows, elsewhere).isHere(row).block()).isFalse();
            assertThat(new PhotosElsewhere(rows, archive).isHere(row).block()).isTrue();
            assertThat(rows.anyInUse().blockOptional()).isPresent();
        } finally {
            elsewhere.destroy();
        }
    }

    @Test
    void aPhotoCannotBeUsedTwice() {
        UUID photo = take(villager);
        UUID free = take(villager);
        claim(villager, List.of(photo), ids.next());
        UUID second = ids.next();
        refusedClaim(villager, List.of(free, photo), second);
        assertThat(of(second)).isEmpty();
    }

    @Test
    void onlyWhoTookItCanUseIt() {
        UUID photo = take(villager);
        refusedClaim(actor(town, household, new Grant(Role.COMMITTEE, village, null)), List.of(photo), ids.next());
        refusedClaim(villager, List.of(ids.next()), ids.next());
        Actor elsewhere = new Actor(ids.next(), villager.person(), "同一个人", null, null, Set.of());
        refusedClaim(elsewhere, List.of(photo), ids.next());
    }

    @Test
    void ofManySubjectsAtOnceOneWins() {
        UUID photo = take(villager);
        UUID other = take(villager);
        List<Boolean> won = Flux.range(0, 16)
                .flatMap(
                        i -> photos.claim(
                                        villager,
                                        i % 2 == 0 ? List.of(photo, other) : List.of(other, photo),
                                        SUBJECT,
                                        ids.next())
                                .as(transaction::transactional)
                                .thenReturn(true)
                                .onErrorReturn(Problem.class, false)
                                .subscribeOn(Schedulers.boundedElastic()),
                        16)
                .collectList()
                .block();
        assertThat(won).filteredOn(yes -> yes).hasSize(1);
    }

    @Test
    void aClaimThatIsRolledBackLeavesThePhotoFree() {
        UUID photo = take(villager);
        Mono<Void> failing = photos.claim(villager, List.of(photo), SUBJECT, ids.next())
                .then(Mono.error(Problem.conflict("late", "来晚了")));
        assertThatThrownBy(() -> failing.as(transaction::transactional).block()).isInstanceOf(Problem.class);
        claim(villager, List.of(photo), ids.next());
    }

    @Test
    void aClaimNeedsATransaction() {
        assertThatThrownBy(() -> photos.claim(villager, List.of(take(villager)), SUBJECT, ids.next())
                        .block())
                .isInstanceOf(org.springframework.transaction.IllegalTransactionStateException.class);
    }

    @Test
    void theSameBytesUnderTheSameIdAreARepeat() {
        byte[] picture = Pictures.jpeg();
        UUID id = ids.next();
        assertThat(take(villager, id, picture).repeated()).isFalse();
        assertThat(take(villager, id, picture).repeated()).isTrue();
        claim(villager, List.of(id), ids.next());
        assertThat(take(villager, id, picture).photo().subjectId()).isNotNull();
    }

    @Test
    void otherBytesUnderTheSameIdAreRefusedAndChangeNothing() {
        UUID id = ids.next();
        byte[] first = Pictures.jpeg();
        take(villager, id, first);
        byte[] kept = picture(id);
        assertThatThrownBy(() -> take(villager, id, Pictures.jpeg()))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.status()).isEqualTo(422));
        Actor thief = actor(town, ids.next(), new Grant(Role.VILLAGER, village, null));
        assertThatThrownBy(() -> take(thief, id, first))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.status()).isEqualTo(404));
        assertThat(picture(id)).isEqualTo(kept);
    }

    @Test
    void ofManyPicturesUnderOneIdAtOnceOneIsKeptWhole() {
        UUID id = ids.next();
        List<byte[]> pictures = List.of(Pictures.jpeg(), Pictures.jpeg(), Pictures.jpeg());
        List<Object> outcomes = Flux.range(0, 12)
                .flatMap(
                        i -> desk.take(villager, id, body(pictures.get(i % 3)))
                                .<Object>map(PhotoDesk.Taken::repeated)
                                .onErrorResume(Problem.class, refused -> Mono.just(refused.status()))
                                .subscribeOn(Schedulers.boundedElastic()),
                        12)
                .collectList()
                .block();
        assertThat(outcomes).filteredOn(Boolean.FALSE::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Boolean.TRUE::equals).hasSize(3);
        assertThat(outcomes).filteredOn(Integer.valueOf(422)::equals).hasSize(8);
        assertThat(picture(id)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void staffOfTheVillageMayLookAndNobodyElses(Role role) {
        UUID photo = take(villager);
        claim(villager, List.of(photo), ids.next());
        boolean staff = role != Role.VILLAGER && role != Role.CLERK;
        assertThat(maySee(actor(town, ids.next(), new Grant(role, village, null)), photo))
                .isEqualTo(staff);
        assertThat(maySee(actor(town, ids.next(), new Grant(role, ids.next(), null)), photo))
                .isFalse();
        assertThat(maySee(actor(ids.next(), ids.next(), new Grant(role, village, null)), photo))
                .isFalse();
        if (staff) {
            assertThat(maySee(actor(town, null, new Grant(role, null, null)), photo))
                    .isTrue();
        }
    }

    @Test
    void theHouseholdItShowsMayLook() {
        Actor inspector = actor(town, null, new Grant(Role.INSPECTOR, null, null));
        UUID photo = take(inspector);
        Actor committee = actor(town, null, new Grant(Role.COMMITTEE, village, null));
        assertThat(maySee(committee, photo)).isFalse();
        UUID subject = ids.next();
        photos.claim(inspector, List.of(photo), SUBJECT, subject, Audience.household(village, household))
                .as(transaction::transactional)
                .block();
        assertThat(maySee(committee, photo)).isTrue();
        assertThat(maySee(villager, photo)).isTrue();
        assertThat(maySee(actor(town, ids.next(), new Grant(Role.VILLAGER, village, null)), photo))
                .isFalse();
    }

    @Test
    void isShownToTheVillageOrEverybodyAndHiddenAgain() {
        UUID photo = take(villager);
        UUID subject = ids.next();
        claim(villager, List.of(photo), subject);
        Actor neighbour = actor(town, ids.next(), new Grant(Role.VILLAGER, village, null));
        Actor stranger = actor(town, ids.next(), new Grant(Role.VILLAGER, ids.next(), null));

        show(subject, Audience.village(village));
        assertThat(maySee(neighbour, photo)).isTrue();
        assertThat(maySee(stranger, photo)).isFalse();
        assertThat(isPublic(town, photo)).isFalse();

        show(subject, Audience.everybody(village));
        assertThat(maySee(stranger, photo)).isTrue();
        assertThat(isPublic(town, photo)).isTrue();
        assertThat(isPublic(ids.next(), photo)).isFalse();

        show(subject, Audience.staff(village));
        assertThat(maySee(neighbour, photo)).isFalse();
        assertThat(isPublic(town, photo)).isFalse();
    }

    @Test
    void keepsPlaceAndTimeOnTheServerOnly() {
        UUID id = ids.next();
        PhotoDesk.Taken taken = take(villager, id, Pictures.withExif(Pictures.jpeg(), 1));
        assertThat(taken.photo().toString()).doesNotContain("108.5").doesNotContain("2026-05-01");
        Double longitude = database.sql("select taken_longitude from media.photo where town_id = :t and id = :id")
                .bind("t", town)
                .bind("id", id)
                .mapValue(Double.class)
                .one()
                .block();
        assertThat(longitude).isEqualTo(108.5);
    }

    @Test
    void photosNobodyUsesAreRemovedAfterAWeek() {
        UUID forgotten = take(villager);
        UUID used = take(villager);
        claim(villager, List.of(used), ids.next());
        clock.advance(Duration.ofDays(6));
        UUID fresh = take(villager);
        chore.run().block();
        assertThat(maySee(villager, forgotten)).isTrue();

        clock.advance(Duration.ofDays(1).plusSeconds(1));
        PhotoRow row = desk.mustSee(villager, forgotten).block();
        assertThat(chore.run().block()).isPositive();
        assertThat(maySee(villager, forgotten)).isFalse();
        assertThatThrownBy(() -> desk.picture(row, false).blockLast())
                .hasRootCauseInstanceOf(java.io.IOException.class);
        assertThat(maySee(villager, used)).isTrue();
        assertThat(maySee(villager, fresh)).isTrue();
        refusedClaim(villager, List.of(forgotten), ids.next());
        assertThat(chore.run().block()).isZero();
    }

    private Actor actor(UUID inTown, @Nullable UUID ofHousehold, Grant... grants) {
        return new Actor(inTown, ids.next(), "某人", ofHousehold, null, Set.of(grants));
    }

    private UUID take(Actor actor) {
        UUID id = ids.next();
        take(actor, id, Pictures.jpeg());
        return id;
    }

    private PhotoDesk.Taken take(Actor actor, UUID id, byte[] picture) {
        return desk.take(actor, id, body(picture)).block();
    }

    private static Flux<org.springframework.core.io.buffer.DataBuffer> body(byte[] bytes) {
        var factory = DefaultDataBufferFactory.sharedInstance;
        int half = bytes.length / 2;
        return Flux.just(
                factory.wrap(Arrays.copyOf(bytes, half)), factory.wrap(Arrays.copyOfRange(bytes, half, bytes.length)));
    }

    private byte[] picture(UUID id) {
        PhotoRow row = desk.mustSee(villager, id).block();
        return DataBufferUtils.join(desk.picture(row, false))
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    return bytes;
                })
                .block();
    }

    private void claim(Actor actor, List<UUID> taken, UUID subject) {
        photos.claim(actor, taken, SUBJECT, subject)
                .as(transaction::transactional)
                .block();
    }

    private void refusedClaim(Actor actor, List<UUID> taken, UUID subject) {
        assertThatThrownBy(() -> claim(actor, taken, subject))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.fields()).containsOnlyKeys("photos"));
    }

    private void show(UUID subject, Audience audience) {
        photos.show(town, SUBJECT, subject, audience)
                .as(transaction::transactional)
                .block();
    }

    private List<Photo> of(UUID subject) {
        return photos.of(town, SUBJECT, subject).collectList().block();
    }

    private boolean maySee(Actor actor, UUID photo) {
        return desk.mustSee(actor, photo)
                .hasElement()
                .onErrorReturn(Problem.class, false)
                .block();
    }

    private boolean isPublic(UUID inTown, UUID photo) {
        return desk.mustBePublic(inTown, photo)
                .hasElement()
                .onErrorReturn(Problem.class, false)
                .block();
    }
}
