package cn.fengming.points.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Quarter;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the loudspeaker says can be read aloud by anybody at sight. */
class SpokenTest {

    @ParameterizedTest
    @CsvSource({
        "0,零",
        "5,五",
        "10,十",
        "12,十二",
        "20,二十",
        "100,一百",
        "105,一百零五",
        "110,一百一十",
        "1005,一千零五",
        "1050,一千零五十",
        "1205,一千二百零五",
        "10000,一万",
        "10005,一万零五",
        "2222,两千二百二十二",
        "20000,两万",
        "48000,四万八千",
        "100500,十万零五百",
        "120000,十二万",
        "10010000,一千零一万",
        "100000000,一亿",
        "100000001,一亿零一",
        "1000010000,十亿零一万",
        "-3,负三",
        "9999999999999999,九千九百九十九万亿九千九百九十九亿九千九百九十九万九千九百九十九"
    })
    void numbers_are_counted(long number, String words) {
        assertThat(Spoken.number(number)).isEqualTo(words);
    }

    @Test
    void days_quarters_and_masked_names_are_spoken() {
        assertThat(Spoken.day(LocalDate.of(2026, 12, 3))).isEqualTo("十二月三号");
        assertThat(Spoken.quarter(new Quarter(2026, 1))).isEqualTo("二零二六年第一季度");
        assertThat(Spoken.name("张*丰")).isEqualTo("张某丰");
        assertThat(Spoken.name("欧**明")).isEqualTo("欧某某明");
        assertThat(Spoken.name("*")).isEqualTo("某户");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026年第4季度公示|二零二六年第四季度公示",
                "2026Q4 第3批|二零二六年第四季度 第三批",
                "98.50分|九十八点五零分",
                "电话0234567|电话零二三四五六七",
                "12345678901234567890|一二三四五六七八九零一二三四五六七八九零",
                "2026-03-05前|二零二六年三月五号前",
                "😀好＊|好某",
                "2000积分|两千积分"
            })
    void text_that_was_written_to_be_read_is_turned_into_words(String written, String spoken) {
        assertThat(Spoken.words(written)).isEqualTo(spoken);
    }

    @Test
    void a_script_has_one_full_sentence_a_line_and_neither_digit_nor_mask() {
        Script script = Script.of("2026年公示", List.of("张*三家，捡垃圾，加5分", "", "完了。", "真的吗？"));
        assertThat(script.title()).isEqualTo("二零二六年公示");
        assertThat(script.sentences()).containsExactly("张某三家，捡垃圾，加五分。", "完了。", "真的吗？");
        assertThat(script.text()).isEqualTo("张某三家，捡垃圾，加五分。\n完了。\n真的吗？").doesNotContainPattern("[0-9*]");
    }
}
