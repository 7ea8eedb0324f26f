package cn.fengming.points.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class VillageKeyTest {

    /** The first example of RFC 8032, section 7.1. */
    private static final byte[] SEED =
            HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");

    private final VillageKey key = VillageKey.of(SEED);

    private static String inHex(String written) {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(written));
    }

    @Test
    void it_signs_as_the_standard_says() {
        assertThat(inHex(key.published()))
                .isEqualTo("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
        assertThat(inHex(key.sign("")))
                .isEqualTo("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
                        + "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    }

    @Test
    void codes_on_paper_that_the_platform_signed_are_recognised() throws GeneralSecurityException {
        String text = "01a22c87-9657-70d1-b519-c9347e5d1a31.04711234";
        Signature pen = Signature.getInstance("Ed25519");
        pen.initSign(KeyFactory.getInstance("Ed25519")
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, SEED)));
        pen.update(text.getBytes(StandardCharsets.US_ASCII));
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(pen.sign());

        assertThat(key.sign(text)).isEqualTo(signature);
        assertThat(key.signed(text, signature)).isTrue();
        assertThat(key.signed(text + "0", signature)).isFalse();
        assertThat(key.signed(text, signature.substring(4))).as("cut off").isFalse();
        for (int place = 0; place < 64; place++) {
            byte[] changed = Base64.getUrlDecoder().decode(signature);
            changed[place] ^= 1;
            assertThat(key.signed(text, Base64.getUrlEncoder().withoutPadding().encodeToString(changed)))
                    .as("byte %d", place)
                    .isFalse();
        }
        assertThat(VillageKey.of(new byte[VillageKey.BYTES]).signed(text, signature))
                .as("of another village")
                .isFalse();
    }
}
