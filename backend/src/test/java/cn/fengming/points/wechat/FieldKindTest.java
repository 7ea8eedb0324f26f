package cn.fengming.points.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FieldKindTest {

    @Test
    void a_field_is_known_by_its_name() {
        assertThat(FieldKind.of("thing1")).contains(FieldKind.THING);
        assertThat(FieldKind.of("character_string12")).contains(FieldKind.CHARACTER_STRING);
        assertThat(FieldKind.of("car_number1")).isEmpty();
        assertThat(FieldKind.of("thing")).isEmpty();
    }

    @Test
    void words_are_cut_to_twenty_characters_and_the_cut_is_seen() {
        assertThat(FieldKind.THING.fit("一二三四五六七八九十一二三四五六七八九十")).hasSize(20).doesNotContain("…");
        assertThat(FieldKind.THING.fit("一二三四五六七八九十一二三四五六七八九十一")).hasSize(20).endsWith("九…");
        assertThat(FieldKind.THING.fit(" 庭院\n 干净\t🚮 ")).isEqualTo("庭院 干净");
    }

    @ParameterizedTest
    @CsvSource({
        "NUMBER, 共15.5分, 15.5",
        "CHARACTER_STRING, 编号2026-00123, 2026-00123",
        "PHRASE, 未通过（缺照片）重新报, 未通过缺照",
        "NAME, 张三 Tom, 张三",
        "AMOUNT, ￥12, 12",
        "TIME, 2026年11月30日 15:01, 2026年11月30日 15:01",
        "NUMBER, '', 0",
        "THING, '', 无",
        "PHRASE, abc, 无",
        "CHARACTER_STRING, 中, -"
    })
    void what_is_foreign_to_a_field_is_left_out_and_nothing_is_empty(FieldKind kind, String words, String fitted) {
        assertThat(kind.fit(words)).isEqualTo(fitted);
    }

    @ParameterizedTest
    @CsvSource({
        "0, SENT",
        "43101, UNWANTED",
        "40003, REFUSED",
        "40037, REFUSED",
        "41030, REFUSED",
        "47003, REFUSED",
        "43107, REFUSED",
        "45168, REFUSED",
        "43108, LATER",
        "-1, LATER",
        "45011, LATER",
        "40001, LATER",
        "42001, LATER",
        "48001, LATER",
        "45009, TOMORROW",
        "12345, REFUSED"
    })
    void each_number_of_wechats_says_what_is_to_happen(int errcode, Delivery.Fate fate) {
        assertThat(Delivery.of(errcode, null).fate()).isEqualTo(fate);
        assertThat(Delivery.of(errcode, null).words().isEmpty()).isEqualTo(errcode == 0);
    }

    @Test
    void a_refused_field_is_named() {
        assertThat(Delivery.of(47003, "argument invalid! data.thing4.value is too long rid: 1")
                        .words())
                .endsWith("（thing4）");
    }

    @Test
    void templates_are_read_from_what_the_account_says() {
        KnownTemplate known = KnownTemplate.of("x", "入账", "事由:{{thing1.DATA}}\n积分:{{number2.DATA}}\n", 2);
        assertThat(known.fields()).containsExactlyInAnyOrder("thing1", "number2");
        assertThat(known.lasting()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Event\":\"subscribe_msg_popup_event\",\"List\":{\"TemplateId\":\"t\",\"SubscribeStatusString\":\"accept\"}}",
                "{\"Event\":\"subscribe_msg_popup_event\",\"List\":[{\"TemplateId\":\"t\",\"SubscribeStatusString\":\"accept\"}]}",
                "{\"Event\":\"subscribe_msg_popup_event\",\"SubscribeMsgPopupEvent\":{\"List\":[{\"TemplateId\":\"t\",\"SubscribeStatusString\":\"accept\"}]}}",
                "{\"Event\":\"subscribe_msg_popup_event\",\"SubscribeMsgPopupEvent\":[{\"TemplateId\":\"t\",\"SubscribeStatusString\":\"accept\"}]}"
            })
    void taps_are_read_however_wechat_writes_them(String body) {
        assertThat(WechatPush.of(JsonMapper.shared().readTree(body)).answers())
                .containsExactly(new WechatPush.TemplateAnswer("t", "accept"));
    }
}
