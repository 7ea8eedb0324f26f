package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Secret;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class PinTest {

    private final UUID town = UUID.randomUUID();
    private final UUID household = UUID.randomUUID();

    private static <T> T now(Mono<T> mono) {
        return mono.blockOptional().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567", "abcdef", "１２３４５６", "111111", "123456", "987654", "012345"})
    void what_is_no_number_or_what_everybody_tries_first_is_refused(String pin) {
        assertThatThrownBy(() -> Pin.mustBeGood(pin))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.fields()).containsKey("pin"));
    }

    @Test
    void other_six_digits_are_good() {
        assertThat(Pin.mustBeGood("200817")).isEqualTo("200817");
    }

    @Test
    void the_hash_fits_its_digits_in_its_household_and_under_its_secret_only() {
        var vault = new PinVault(new Secret(new byte[32]));
        String hash = now(vault.hash(town, household, "200817"));

        assertThat(now(vault.fits(town, household, "200817", hash))).isTrue();
        assertThat(now(vault.fits(town, household, "200818", hash))).isFalse();
        assertThat(now(vault.fits(town, UUID.randomUUID(), "200817", hash))).isFalse();
        assertThat(now(new PinVault(new Secret(new byte[] {1})).fits(town, household, "200817", hash)))
                .isFalse();
        assertThat(hash).startsWith("$2a$10$").doesNotContain("200817");
    }

    @Test
    void what_carries_digits_prints_none() {
        UUID place = new UUID(0, 1); // one made by chance holds any five digits once in a while
        var form = new Pin.Form("K7MQ2XBD", "200817", "200816");
        var sale = new CounterSale(place, "K7MQ2XBD", "200817", List.of(), null);
        var handing = new Handing(place, null, place, "K7MQ2XBD", null, null, null, "200817");

        assertThat(form.toString() + sale + handing).doesNotContain("20081").doesNotContain("K7MQ");
    }

    @Test
    void only_a_number_that_is_looked_at_stands_for_the_household() {
        UUID errand = UUID.randomUUID();

        assertThat(new Handing(town, null, household, "K7MQ2XBD", null, null, null, "200817").householdSpoke())
                .isTrue();
        assertThat(new Handing(town, null, null, null, null, null, errand, "200817").householdSpoke())
                .isFalse();
    }
}
