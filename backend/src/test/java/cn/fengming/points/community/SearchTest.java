package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    @Test
    void nothingTypedMeansEverybody() {
        assertThat(Search.of(null).everybody()).isTrue();
        assertThat(Search.of("  ").everybody()).isTrue();
    }

    @Test
    void lettersAreReadAsPinyinAndAsAName() {
        Search search = Search.of("Zeng Q");
        assertThat(search.letters()).isEqualTo("zengq%");
        assertThat(search.name()).isEqualTo("%Zeng Q%");
    }

    @Test
    void aCardCodeIsRecognisedAsTyped() {
        CardCode code = CardCode.of("K7MQ2XB");
        assertThat(Search.of(code.printed().toLowerCase(Locale.ROOT)).card()).isEqualTo(code.text());
    }

    @Test
    void aPhoneNumberIsRecognisedAsTyped() {
        assertThat(Search.of("+86 138-0013-8000").phone()).isEqualTo("13800138000");
        assertThat(Search.of("谭桂英").phone()).isNull();
    }

    @Test
    void signsOfThePatternLanguageAreOnlySigns() {
        assertThat(Search.of("50%_\\").name()).isEqualTo("%50\\%\\_\\\\%");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "x\ny", "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"})
    void controlCharactersAndEssaysAreRefused(String typed) {
        assertThatThrownBy(() -> Search.of(typed)).isInstanceOf(Problem.class);
    }
}
