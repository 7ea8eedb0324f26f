package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.kernel.Problem;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({"张三, 张*", "张小三, 张*三", "欧阳小明, 欧**明", "李, *", "𠮷田二, 𠮷*二", "阿依·买买提, 阿****提"})
    void aPublicNameShowsTheFirstAndLastLetterOnly(String name, String masked) {
        assertThat(Names.masked(name)).isEqualTo(masked);
    }

    @Property
    void aMaskedNameNeverShowsMoreThanTwoLettersOfTheName(@ForAll @NotBlank String name) {
        long shown =
                Names.masked(name).codePoints().filter(letter -> letter != '*').count();
        assertThat(shown).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"谭桂英", " 谭桂英 ", "阿依•买买提", "𠮷田", "John Smith", "〇三"})
    void realNamesAreWrittenDown(String name) {
        assertThat(Names.clean(name)).isEqualTo(name.strip().replace('•', '·'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "'; drop table community.member; --",
                "张三<script>",
                "张\n三",
                "13800138000",
                "张  三",
                "一二三四五六七八九十一二三四五六七八九十一"
            })
    void whatIsNoNameIsRefused(String name) {
        assertThatThrownBy(() -> Names.clean(name)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"黎明村", "凤桥社区", "3组", "第一网格（上湾）", "A区-2"})
    void placesMayHaveDigitsAndBrackets(String name) {
        assertThat(Names.cleanPlace(name)).isEqualTo(name);
    }

    @Test
    void aPlaceIsNoSentence() {
        assertThatThrownBy(() -> Names.cleanPlace("黎明村; select 1")).isInstanceOf(Problem.class);
    }
}
