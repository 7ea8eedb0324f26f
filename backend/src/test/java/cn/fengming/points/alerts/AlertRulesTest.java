package cn.fengming.points.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.awards.PostedAward;
import cn.fengming.points.awards.PostedAwards.Filed;
import cn.fengming.points.community.KinPair;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.media.TwinPair;
import cn.fengming.points.store.HandedOver;
import cn.fengming.points.store.StockGap;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the rules find and what they leave alone, at the very edge of their thresholds. */
class AlertRulesTest {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Quarter Q4 = new Quarter(2026, 4);
    private static final UUID VILLAGE = id(1);
    private static final UUID ONE = id(101);
    private static final UUID OTHER = id(102);
    private static final Thresholds LIMITS = Thresholds.DEFAULT;

    private static UUID id(int number) {
        return new UUID(7, number);
    }

    private static PostedAward award(int number, UUID household, long points, String day, UUID... writers) {
        Instant at = LocalDate.parse(day).atTime(9, 0).atZone(CHINA).toInstant();
        return new PostedAward(
                id(1000 + number), VILLAGE, household, "微景观", points, at, at, Set.of(writers), Set.of(id(900)));
    }

    @Test
    void one_person_through_whose_hands_sixty_percent_went_is_named_and_fifty_nine_is_not() {
        var enough = List.of(award(1, id(11), 300, "2026-11-01", ONE), award(2, id(12), 200, "2026-11-01", OTHER));
        var less = List.of(award(1, id(11), 299, "2026-11-01", ONE), award(2, id(12), 201, "2026-11-01", OTHER));

        assertThat(AwarderShare.of(Q4, enough, LIMITS)).singleElement().satisfies(found -> {
            assertThat(found.sentence()).contains("500 分", "300 分（60%", Suspicion.person(ONE));
            assertThat(found.figures()).containsEntry("一人经手", 300L).containsEntry("全村入账", 500L);
            assertThat(found.grounds()).extracting(Suspicion.Ground::id).containsExactly(id(1001));
        });
        assertThat(AwarderShare.of(Q4, less, LIMITS)).isEmpty();
    }

    @Test
    void few_points_and_the_system_are_nobodys_hands() {
        assertThat(AwarderShare.of(Q4, List.of(award(1, id(11), 199, "2026-11-01", ONE)), LIMITS))
                .isEmpty();
        assertThat(AwarderShare.of(Q4, List.of(award(1, id(11), 900, "2026-11-01", Actor.SYSTEM_PERSON)), LIMITS))
                .isEmpty();
    }

    @Test
    void a_surname_with_twice_its_share_is_found_by_exact_shares() {
        Map<UUID, String> homes = Map.of(
                id(11), "张三", id(12), "张四", id(13), "张五", id(14), "李一", id(15), "李二", id(16), "王一", id(17), "王二",
                id(18), "赵一", id(19), "赵二", id(20), "欧阳海");
        var awards = List.of(
                award(1, id(11), 400, "2026-11-01"),
                award(2, id(12), 200, "2026-11-01"),
                award(3, id(15), 400, "2026-11-01"));
        var shy = List.of(
                award(1, id(11), 400, "2026-11-01"),
                award(2, id(12), 199, "2026-11-01"),
                award(3, id(15), 401, "2026-11-01"));

        assertThat(ClanShare.of(Q4, VILLAGE, homes, Map.of(), awards, LIMITS))
                .as("30% of the homes, 60% of the points")
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("姓张", "3 户", "600 分"));
        assertThat(ClanShare.of(Q4, VILLAGE, homes, Map.of(), shy, LIMITS)).isEmpty();
    }

    @Test
    void a_circle_of_kin_is_found_whatever_its_names() {
        Map<UUID, String> homes = new HashMap<>();
        IntStream.range(11, 21).forEach(number -> homes.put(id(number), Character.toString('甲' + number) + "某"));
        KinCircles kin = new KinCircles(List.of(new KinPair(id(13), id(12)), new KinPair(id(12), id(11))));
        var awards = List.of(award(1, id(11), 300, "2026-11-01"), award(2, id(13), 400, "2026-11-01"));

        assertThat(ClanShare.of(Q4, VILLAGE, homes, kin.circles(), awards, LIMITS))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("互为亲属", "3 户", "700 分"));
        assertThat(kin.related(id(11), id(12))).isTrue();
        assertThat(kin.related(id(11), id(13)))
                .as("a circle is wider than kinship")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"张三丰, 张", "欧阳海, 欧阳", "司马, 司马", "买买提·艾力, 买", "王, 王"})
    void surnames_are_read_as_they_are_in_use(String name, String surname) {
        assertThat(Surname.of(name)).isEqualTo(surname);
    }

    /** The fourth quarter has 92 days; a tenth of a quarter's points in ten days is what everybody does. */
    @Test
    void a_quarter_that_ends_in_a_rush_is_found() {
        List<PostedAward> rush = new ArrayList<>();
        IntStream.range(0, 10).forEach(each -> rush.add(award(each, id(11), 30, "2026-10-1" + each)));
        IntStream.range(10, 20).forEach(each -> rush.add(award(each, id(11), 30, "2026-12-25")));
        List<PostedAward> calm = new ArrayList<>(rush.subList(0, 10));
        calm.add(award(30, id(11), 90, "2026-12-31"));

        assertThat(QuarterSpike.of(Q4, rush, CHINA, LIMITS))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("全季 600 分", "就记了 300 分", "460%"));
        assertThat(QuarterSpike.of(Q4, calm, CHINA, LIMITS)).isEmpty();
    }

    @Test
    void hands_in_ones_own_home_and_in_that_of_kin_are_found() {
        KinCircles kin = new KinCircles(List.of(new KinPair(id(11), id(12))));
        var awards = List.of(award(1, id(11), 5, "2026-11-01", ONE), award(2, id(13), 5, "2026-11-01", ONE));

        assertThat(SelfDealing.ofAwards(awards, Map.of(ONE, id(12)), kin))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("亲属", Suspicion.household(id(11))));
        assertThat(SelfDealing.ofAwards(awards, Map.of(ONE, id(13)), kin))
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("自己家"));
        assertThat(SelfDealing.ofAwards(awards, Map.of(id(900), id(11)), kin))
                .as("a panel member of the household itself")
                .singleElement()
                .satisfies(found -> assertThat(found.sentence()).contains("评议了自己家"));
        assertThat(SelfDealing.ofAwards(awards, Map.of(ONE, id(14)), kin)).isEmpty();
    }

    @Test
    void a_clerk_who_serves_kin_alone_is_found_unless_somebody_else_collected() {
        KinCircles kin = new KinCircles(List.of(new KinPair(id(11), id(12))));

        assertThat(SelfDealing.ofHandovers(List.of(handed(null)), Map.of(ONE, id(12)), kin))
                .hasSize(1);
        assertThat(SelfDealing.ofHandovers(List.of(handed("李四")), Map.of(ONE, id(12)), kin))
                .isEmpty();
    }

    private static HandedOver handed(@Nullable String collector) {
        return new HandedOver(id(500), VILLAGE, id(11), 8, "毛巾 ×1", ONE, Instant.EPOCH, collector);
    }

    @Test
    void one_picture_for_two_applications_is_found_once_and_says_whose() {
        var filed = Map.of(
                id(31), new Filed(id(31), VILLAGE, id(11), "微景观"), id(32), new Filed(id(32), VILLAGE, id(12), "干净户"));
        var pairs = List.of(new TwinPair(id(41), id(32), id(42), id(31)), new TwinPair(id(43), id(32), id(44), id(99)));

        assertThat(RepeatedPhotos.of(pairs, filed)).singleElement().satisfies(found -> {
            assertThat(found.sentence()).contains(Suspicion.household(id(12)), "干净户", Suspicion.household(id(11)));
            assertThat(found.fact()).isEqualTo(id(32) + "/" + id(31));
        });
    }

    @ParameterizedTest
    @CsvSource({"100, 5, true", "100, 4, false", "20, 2, false", "0, 3, true", "61, 3, false", "60, 3, true"})
    void a_difference_counts_from_a_share_and_a_number_of_pieces(long of, long pieces, boolean found) {
        var gap = new StockGap(StockGap.Kind.COUNTED, id(61), VILLAGE, id(62), "毛巾", of, pieces, Instant.EPOCH);

        assertThat(MissingStock.of(Q4, List.of(gap), LIMITS)).hasSize(found ? 1 : 0);
    }

    @Test
    void an_alert_is_looked_into_before_it_is_settled_and_settled_once() {
        Alert alert = new Alert(
                id(1),
                AlertKind.SPIKE,
                VILLAGE,
                "",
                Map.of(),
                List.of(),
                Instant.EPOCH,
                Alert.State.OPEN,
                Instant.EPOCH);

        assertThatThrownBy(() -> alert.moved(Alert.State.SETTLED, Instant.EPOCH))
                .isInstanceOf(Problem.class);
        Alert looked =
                alert.moved(Alert.State.LOOKED_INTO, Instant.EPOCH).moved(Alert.State.LOOKED_INTO, Instant.EPOCH);
        Alert settled = looked.moved(Alert.State.SETTLED, Instant.EPOCH);
        assertThatThrownBy(() -> settled.moved(Alert.State.LOOKED_INTO, Instant.EPOCH))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> settled.moved(Alert.State.SETTLED, Instant.EPOCH))
                .isInstanceOf(Problem.class);
    }
}
