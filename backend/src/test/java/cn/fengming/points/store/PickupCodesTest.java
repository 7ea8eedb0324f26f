package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Secret;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class PickupCodesTest {

    private final PickupCodes codes = new PickupCodes(new Secret(new byte[32]));
    private static final String KNOWN_PICTURE = "FM2.00000000-0000-7000-8000-000000000001.13572468."
            + "UkNYrDjaYGJJWs2rNQt_My2ywmBHKPGnfV1dCSbkL7HVbs9ulXpG9S0DaymL_APQOPU3Doqf8oIadTn_gaJ5DA";
    private static final String KNOWN_KEY = "aQnG4YWjUH73JAr3FeYEynp8hy9nOTse5i0OWOqawJE";

    private final UUID town = UUID.randomUUID();
    private final UUID village = UUID.randomUUID();
    private final UUID redemption = UUID.randomUUID();

    private static <T> T now(Mono<T> mono) {
        return mono.blockOptional().orElseThrow();
    }

    @Test
    void aCodeIsEightDigitsThatOpenAgainAndAreFoundAgain() {
        var fresh = now(codes.draw(town, village, redemption));

        assertThat(fresh.digits()).matches("\\d{8}");
        assertThat(now(codes.open(town, village, redemption, fresh.box()))).isEqualTo(fresh.shown());
        assertThat(now(codes.print(town, village, fresh.digits()))).isEqualTo(fresh.print());
    }

    @Test
    void neitherFormShowsTheDigits() throws Exception {
        var fresh = codes.fresh(town, village, redemption, "13572468");

        assertThat(new String(fresh.box(), StandardCharsets.ISO_8859_1)).doesNotContain("13572468");
        assertThat(codes.fresh(town, village, redemption, "13572468").box()).isNotEqualTo(fresh.box());
    }

    @Test
    void theFingerprintIsBoundToTownVillageAndKey() throws Exception {
        byte[] print = codes.fresh(town, village, redemption, "13572468").print();
        var otherKey = new PickupCodes(new Secret(new byte[] {1, 2, 3}));

        assertThat(now(codes.print(town, UUID.randomUUID(), "13572468"))).isNotEqualTo(print);
        assertThat(now(codes.print(UUID.randomUUID(), village, "13572468"))).isNotEqualTo(print);
        assertThat(now(otherKey.print(town, village, "13572468"))).isNotEqualTo(print);
    }

    @Test
    void aBoxMovedToAnotherRedemptionDoesNotOpen() {
        byte[] box = now(codes.draw(town, village, redemption)).box();

        assertThatThrownBy(() -> now(codes.open(town, village, UUID.randomUUID(), box)))
                .isInstanceOf(Exception.class);
    }

    @Test
    void aThousandCodesAreNotAllAlike() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            drawn.add(now(codes.draw(town, village, redemption)).digits());
        }

        assertThat(drawn).hasSizeGreaterThan(990);
    }

    @Test
    void theQrPictureNamesTheRedemptionToo() throws Exception {
        var read = PickupCode.parse(
                codes.fresh(town, village, redemption, "00000001").picture());

        assertThat(read.digits()).isEqualTo("00000001");
        assertThat(read.redemption()).isEqualTo(redemption);
        assertThat(PickupCode.parse(" 1234 5678 ")).isEqualTo(new PickupCode("12345678", null, null));
    }

    @Test
    void aPictureFromBeforeThereWereSignaturesIsStillRead() {
        assertThat(PickupCode.parse("FM1." + redemption + ".00000001"))
                .isEqualTo(new PickupCode("00000001", redemption, null));
    }

    @Test
    void aPictureIsRecognisedInItsVillageAndAnythingElseIsNot() throws Exception {
        String picture = codes.fresh(town, village, redemption, "13572468").picture();
        var code = PickupCode.parse(picture);
        var otherDigits = PickupCode.parse(picture.replace("13572468", "13572469"));
        var otherRedemption = PickupCode.parse(
                picture.replace(redemption.toString(), UUID.randomUUID().toString()));
        var otherServer = new PickupCodes(new Secret(new byte[] {1, 2, 3}));

        assertThat(now(codes.madeHere(town, village, code))).isTrue();
        assertThat(now(codes.madeHere(town, village, otherDigits))).isFalse();
        assertThat(now(codes.madeHere(town, village, otherRedemption))).isFalse();
        assertThat(now(codes.madeHere(town, UUID.randomUUID(), code))).isFalse();
        assertThat(now(codes.madeHere(UUID.randomUUID(), village, code))).isFalse();
        assertThat(now(otherServer.madeHere(town, village, code))).isFalse();
        assertThat(now(codes.madeHere(town, village, PickupCode.parse("13572468"))))
                .isFalse();
        assertThat(now(codes.madeHere(town, village, PickupCode.parse("FM1." + redemption + ".13572468"))))
                .isFalse();
    }

    /** The phone's half of the check: see pickup-code.spec.ts, which verifies this very picture. */
    @Test
    void theKeyThatIsPublishedIsTheOnePhonesVerifyWith() throws Exception {
        var fixed = UUID.fromString("00000000-0000-7000-8000-000000000001");
        String picture = codes.fresh(fixed, fixed, fixed, "13572468").picture();

        assertThat(picture).isEqualTo(KNOWN_PICTURE);
        assertThat(now(codes.publicKey(fixed, fixed))).isEqualTo(KNOWN_KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "123456789", "１２３４５６７８", "abcdefgh", "FM1.x.12345678", "1'or'1'=1"})
    void anythingElseIsNoCode(String text) {
        assertThatThrownBy(() -> PickupCode.parse(text)).isInstanceOf(Problem.class);
    }
}
