package cn.fengming.points.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.fengming.points.wechat.Delivery;
import cn.fengming.points.wechat.Delivery.Fate;
import cn.fengming.points.wechat.KnownTemplate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What follows from what WeChat says, and what is said to it. */
class MessageTest {

    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-30T16:05:00Z");
    private static final UUID HOME = new UUID(1, 1);
    private final Writing writing = new Writing(NOW, ZoneId.of("Asia/Shanghai"));

    @Test
    void what_wechat_took_has_ended_and_used_up_an_agreement() {
        assertThat(after(Fate.SENT, 1)).isEqualTo(new Message.Step(Message.State.SENT, null, false, false));
    }

    @Test
    void nobody_says_again_what_may_have_arrived() {
        assertThat(after(Fate.UNSURE, 1)).isEqualTo(new Message.Step(Message.State.UNSURE, null, false, false));
    }

    @Test
    void who_does_not_want_it_has_agreed_to_nothing_more() {
        assertThat(after(Fate.UNWANTED, 1)).isEqualTo(new Message.Step(Message.State.REFUSED, null, false, true));
        assertThat(after(Fate.REFUSED, 1)).isEqualTo(new Message.Step(Message.State.REFUSED, null, true, false));
    }

    @Test
    void a_busy_wechat_is_asked_again_later_and_later_and_then_no_more() {
        assertThat(after(Fate.LATER, 1).nextAt()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(after(Fate.LATER, 3).nextAt()).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        assertThat(after(Fate.LATER, 5).giveBack()).isTrue();
        assertThat(after(Fate.LATER, 6)).isEqualTo(new Message.Step(Message.State.GIVEN_UP, null, true, false));
    }

    @Test
    void when_the_days_number_is_used_up_the_next_day_goes_on_unless_it_is_no_news_by_then() {
        assertThat(after(Fate.TOMORROW, 1).nextAt()).isEqualTo(MIDNIGHT);
        Message urgent = message(1, NOW.plus(Duration.ofHours(2)));
        assertThat(urgent.after(new Delivery(Fate.TOMORROW, 45009, ""), NOW, MIDNIGHT)
                        .state())
                .isEqualTo(Message.State.GIVEN_UP);
    }

    @Test
    void a_message_is_no_news_after_its_time() {
        assertThat(message(0, NOW).tooLate(NOW)).isTrue();
        assertThat(message(0, NOW.plusSeconds(1)).tooLate(NOW)).isFalse();
    }

    @Test
    void a_setting_with_an_id_alone_means_the_usual_fields() {
        Template usual = Template.read(Kind.AWARD, "TMPL-award-0001");
        assertThat(usual.fields()).containsEntry("number2", Slot.POINTS).hasSize(4);
        Template own = Template.read(Kind.SPOT, " TMPL-spot-00001  character_string9=number thing2=what ");
        assertThat(own.fields()).isEqualTo(Map.of("character_string9", Slot.NUMBER, "thing2", Slot.WHAT));
        assertThatThrownBy(() -> Template.read(Kind.NOTICE, "TMPL-notice-001 number1=points"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("points");
        assertThatThrownBy(() -> Template.read(Kind.AWARD, "TMPL-award-0001 thing1=nonsense"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_set_wrong_is_said_field_by_field() {
        Template set = Template.read(Kind.AWARD, "TMPL-award-0001 thing1=what phrase2=points thing9=note");
        KnownTemplate known = new KnownTemplate("TMPL-award-0001", "入账", Set.of("thing1", "phrase2", "time3"), false);
        assertThat(set.flaws(known))
                .containsExactly("模板里有 time3，设置里没有写填什么", "设置里写了 thing9，模板里没有这个字段", "phrase2 这种字段填不了 points");
        Template right = Template.read(Kind.AWARD, "TMPL-award-0001 thing1=what number2=points");
        assertThat(right.flaws(new KnownTemplate("x", "x", Set.of("thing1", "number2"), false)))
                .isEmpty();
    }

    @Test
    void every_usual_template_fits_what_its_kind_says() {
        for (Kind kind : Kind.values()) {
            Template usual = Template.read(kind, "TMPL-any-000001");
            assertThat(usual.unfitting()).as(kind.name()).isEmpty();
        }
    }

    @Test
    void an_award_is_told_with_what_how_much_and_when() {
        var fact = new Facts.Posted(HOME, List.of(new Facts.Posted.Paid(HOME, 15, 3, "庭院干净整洁，物品摆放有序，门前没有垃圾")));
        Draft draft = writing.posted(fact, "东风村").get(0);
        assertThat(draft.words()).isEqualTo("您家“庭院干净整洁，物品摆放有序，门前没有垃圾等3项”入账 15 分，可以兑换。");
        assertThat(Template.read(Kind.AWARD, "TMPL-award-0001").filled(draft.slots()))
                .containsEntry("thing1", "庭院干净整洁，物品摆放有序，门前没有垃…")
                .containsEntry("number2", "15")
                .containsEntry("time3", "2026年11月30日 10:00");
        assertThat(draft.sendBefore(NOW)).isEqualTo(NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void goods_are_not_announced_after_their_last_day_and_no_code_is_said() {
        var fact = new Facts.Redeemed(HOME, HOME, 40, LocalDate.of(2026, 11, 30));
        Draft draft = writing.redeemed(fact).get(0);
        assertThat(draft.sendBefore(NOW)).isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
        assertThat(draft.slots()).containsEntry(Slot.DAY, "2026-11-30T23:59").doesNotContainKey(Slot.NUMBER);
        assertThat(draft.page()).isEqualTo("/packages/villager/pickup/pickup?id=" + HOME);
    }

    @Test
    void an_older_fact_that_says_less_is_told_to_nobody() {
        assertThat(writing.posted(new Facts.Posted(HOME, null), "东风村")).isEmpty();
        assertThat(writing.onNotice(new Facts.OnNotice(HOME, HOME, null, null), "东风村"))
                .isEmpty();
        assertThat(writing.redeemed(new Facts.Redeemed(HOME, HOME, 0, null))).isEmpty();
        assertThat(writing.writtenOff(new Facts.WrittenOff(HOME, "2026-00001", null)))
                .isEmpty();
    }

    @Test
    void every_kind_fills_every_slot_it_can_say() {
        LocalDate day = LocalDate.of(2026, 12, 1);
        List<Draft> all = List.of(
                writing.posted(new Facts.Posted(HOME, List.of(new Facts.Posted.Paid(HOME, 1, 1, "x"))), "村")
                        .get(0),
                writing.onNotice(new Facts.OnNotice(HOME, HOME, NOW, List.of(HOME)), "村")
                        .get(0),
                writing.windowOpened(new Facts.Opened(HOME, day), "村", List.of(HOME))
                        .get(0),
                writing.redeemed(new Facts.Redeemed(HOME, HOME, 1, day)).get(0),
                writing.lapsing(new Facts.Redeemed(HOME, HOME, 1, day)).get(0),
                writing.expiring(new Facts.Expiring(HOME, 1, day)).get(0),
                writing.writtenOff(new Facts.WrittenOff(HOME, "2026-00001", HOME))
                        .get(0),
                writing.declined(new Facts.Decided(HOME, HOME)).get(0));
        assertThat(all).extracting(Draft::kind).containsExactly(Kind.values());
        assertThat(all)
                .allSatisfy(draft -> assertThat(draft.slots().keySet())
                        .isEqualTo(draft.kind().slots()));
        assertThat(List.of(
                        writing.heard(new Facts.Heard(HOME, "UPHELD")).get(0),
                        writing.struck(new Facts.Decided(HOME, HOME)).get(0),
                        writing.turnGiven(new Facts.TurnGiven(HOME, HOME, day)).get(0),
                        writing.giftReady(new Facts.GiftReady(HOME, HOME)).get(0)))
                .extracting(draft -> draft.slots().get(Slot.RESULT))
                .containsExactly("异议成立", "已取消", "轮到您家", "可以领了");
    }

    private static Message message(int tries, Instant sendBefore) {
        return new Message(HOME, HOME, HOME, Kind.AWARD, "/p", "{}", sendBefore, Message.State.SENDING, tries);
    }

    private static Message.Step after(Fate fate, int tries) {
        return message(tries, NOW.plus(Duration.ofDays(3))).after(new Delivery(fate, 1, "x"), NOW, MIDNIGHT);
    }
}
