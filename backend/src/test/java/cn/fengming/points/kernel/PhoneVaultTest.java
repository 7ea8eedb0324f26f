package cn.fengming.points.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PhoneVaultTest {

    private final PhoneVault vault = new PhoneVault(secret(1));

    @Test
    void aSealedNumberOpensAgainAndIsNotReadableInItsBox() {
        var sealed = vault.seal("13800138000");

        assertThat(vault.open(sealed.box())).isEqualTo("13800138000");
        assertThat(new String(sealed.box(), StandardCharsets.ISO_8859_1)).doesNotContain("13800138000");
    }

    @Test
    void theSameNumberIsFoundAgainButItsBoxesDiffer() {
        var first = vault.seal("13800138000");
        var second = vault.seal("+86 138-0013-8000");

        assertThat(first.fingerprint()).isEqualTo(second.fingerprint()).isEqualTo(vault.fingerprint("13800138000"));
        assertThat(first.box()).isNotEqualTo(second.box());
        assertThat(vault.fingerprint("13800138001")).isNotEqualTo(first.fingerprint());
    }

    @Test
    void anotherKeyNeitherOpensNorFinds() {
        var other = new PhoneVault(secret(2));

        assertThatThrownBy(() -> other.open(vault.seal("13800138000").box())).isInstanceOf(IllegalStateException.class);
        assertThat(other.fingerprint("13800138000")).isNotEqualTo(vault.fingerprint("13800138000"));
    }

    @Test
    void everyChangedByteOfABoxIsNoticed() {
        byte[] box = vault.seal("13800138000").box();
        for (int at = 0; at < box.length; at++) {
            byte[] changed = box.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> vault.open(changed)).isInstanceOf(IllegalStateException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1380013800", "138001380000", "12800138000", "abc", "１３８００１３８０００", "'; drop--"})
    void whatIsNoPhoneNumberIsRefused(String text) {
        assertThatThrownBy(() -> vault.seal(text)).isInstanceOf(Problem.class);
    }

    @Test
    void aLandlineIsANumberToo() {
        assertThat(vault.open(vault.seal("023-55123456").box())).isEqualTo("02355123456");
        assertThat(PhoneVault.masked("0086 13800138000")).isEqualTo("138****8000");
    }

    @Test
    void sealingNeverBlocksAnEventLoop() {
        var sealed = Mono.fromCallable(() -> vault.seal("13800138000"))
                .subscribeOn(Schedulers.parallel())
                .block();

        assertThat(sealed).isNotNull();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> new PhoneVault(new byte[16])).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] secret(int filling) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) filling);
        return secret;
    }
}
