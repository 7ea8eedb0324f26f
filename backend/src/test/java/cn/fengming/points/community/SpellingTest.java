package cn.fengming.points.community;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "曾庆红, zeng qing hong, zqh",
        "单雄信, shan xiong xin, sxx",
        "解珍, xie zhen, xz",
        "仇和, qiu he, qh",
        "区伟, ou wei, ow",
        "查良镛, zha liang yong, zly",
        "任盈盈, ren ying ying, ryy",
        "盖叫天, ge jiao tian, gjt",
        "覃桂英, qin gui ying, qgy",
        "吕布, lv bu, lb",
        "欧阳小明, ou yang xiao ming, oyxm",
        "尉迟恭, yu chi gong, ycg",
        "王长生, wang chang sheng, wcs",
        "𠮷田, tian, t",
        "阿依·买买提, a yi mai mai ti, aymmt"
    })
    void aNameIsSpelledAsItIsSpoken(String name, String spelling, String initials) {
        assertThat(Spelling.ofPerson(name)).isEqualTo(new Spelling(spelling, initials));
    }

    @ParameterizedTest
    @CsvSource({
        "长洪村, chang hong cun",
        "曾家院子, zeng jia yuan zi",
        "3组, 3 zu",
        "凤桥社区, feng qiao she qu",
        "石板沟村, shi ban gou cun"
    })
    void aPlaceIsSpelledAsItIsSpoken(String name, String spelling) {
        assertThat(Spelling.ofPlace(name).text()).isEqualTo(spelling);
    }

    @Property(tries = 300)
    void everyTextHasASpellingOfPlainLettersAndDigits(@ForAll String text) {
        assertThat(Spelling.ofPerson(text).text()).matches("[a-z0-9 ]*");
        assertThat(Spelling.ofPerson(text).initials()).matches("[a-z0-9]*");
    }
}
