package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CardCodeTest {

    @Provide
    Arbitrary<CardCode> codes() {
        return Arbitraries.strings()
                .withChars(CardCode.ALPHABET.toCharArray())
                .ofLength(CardCode.LENGTH - 1)
                .map(CardCode::of);
    }

    @Property
    void aDrawnCodeIsReadBackHoweverItIsTyped(@ForAll("codes") CardCode code) {
        assertThat(CardCode.parse(code.text())).isEqualTo(code);
        assertThat(CardCode.parse(code.printed())).isEqualTo(code);
        assertThat(CardCode.parse(" " + code.printed().toLowerCase(Locale.ROOT) + "　"))
                .isEqualTo(code);
        assertThat(CardCode.parse(fullWidth(code.text()))).isEqualTo(code);
    }

    @Property
    void oneWrongCharacterIsNoticed(
            @ForAll("codes") CardCode code,
            @ForAll @IntRange(max = CardCode.LENGTH - 1) int place,
            @ForAll @IntRange(min = 1, max = 30) int shift) {
        int right = CardCode.ALPHABET.indexOf(code.text().charAt(place));
        char wrong = CardCode.ALPHABET.charAt((right + shift) % CardCode.ALPHABET.length());

        refused(code.text().substring(0, place) + wrong + code.text().substring(place + 1));
    }

    @Property
    void twoSwappedCharactersAreNoticedWhereverTheyStand(
            @ForAll("codes") CardCode code,
            @ForAll @IntRange(max = CardCode.LENGTH - 1) int one,
            @ForAll @IntRange(max = CardCode.LENGTH - 1) int other) {
        char[] letters = code.text().toCharArray();
        Assume.that(letters[one] != letters[other]);
        char held = letters[one];
        letters[one] = letters[other];
        letters[other] = held;

        refused(new String(letters));
    }

    @Property
    void whateverIsTypedIsACodeOrRefusedAsOne(@ForAll String typed) {
        assertThat(CardCode.read(typed).isPresent()).isEqualTo(parses(typed));
    }

    @Property(tries = 200)
    void aMissingOrSurplusCharacterIsNoticed(@ForAll("codes") CardCode code) {
        refused(code.text().substring(1));
        refused(code.text() + "2");
        refused("");
    }

    @Example
    void charactersThatLookAlikeAreNotUsed() {
        assertThat(CardCode.ALPHABET).doesNotContain("0", "O", "1", "I", "L").hasSize(31);
    }

    @Example
    void drawnCodesHardlyEverMeet() {
        Set<CardCode> drawn = new HashSet<>();
        var random = new Random(20261123);
        for (int i = 0; i < 20_000; i++) {
            drawn.add(CardCode.random(random));
        }
        assertThat(drawn).hasSizeGreaterThan(19_998);
    }

    private static boolean parses(String typed) {
        try {
            CardCode.parse(typed);
            return true;
        } catch (Problem refused) {
            return false;
        }
    }

    private static void refused(String text) {
        assertThatThrownBy(() -> CardCode.parse(text)).isInstanceOf(Problem.class);
    }

    private static String fullWidth(String text) {
        return text.chars()
                .mapToObj(letter -> Character.toString(letter + 0xFEE0))
                .reduce("", String::concat);
    }
}
