package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.wechat.WechatUser;
import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@PointsTest
class FoundingTest {

    @Autowired
    FoundingDesk desk;

    @Autowired
    Community community;

    @Autowired
    Http http;

    @Autowired
    Ids ids;

    @Autowired
    Validator validator;

    @Test
    void a_town_is_founded_once_and_whoever_proves_the_number_is_its_first_officer() {
        String name = "双江镇" + ids.next().toString().substring(24);
        var settings =
                new FoundingSettings(name, "code-" + ids.next().toString().substring(24), "13500000001", "王镇长");

        // Several instances start at once, and one later.
        Flux.range(0, 4)
                .flatMap(instance -> Mono.fromRunnable(() -> new Founding(desk, settings).run(null))
                        .subscribeOn(Schedulers.boundedElastic()))
                .blockLast();
        new Founding(desk, settings).run(null);

        var towns = community
                .towns()
                .filter(town -> town.name().equals(name))
                .collectList()
                .block();
        assertThat(towns).hasSize(1);

        WechatUser officer = new WechatUser(http);
        officer.prove("13500000001").expect(201);
        officer.caller().get("/api/v1/posts").expect(200);
        var me = officer.caller().get("/api/v1/me").expect(200).json();
        assertThat(me.at("/town/name").asString()).isEqualTo(name);
        assertThat(me.at("/posts/0/role").asString()).isEqualTo("TOWN");
        assertThat(me.get("name").asString()).isEqualTo("王镇长");
    }

    @Test
    void settings_that_would_leave_a_town_without_officer_are_refused() {
        assertThat(validator.validate(new FoundingSettings("双江镇", "town-1", "", "王镇长")))
                .extracting(violation -> violation.getMessage())
                .anyMatch(message -> message.startsWith("POINTS_FOUND_TOWN"));
        assertThat(validator.validate(new FoundingSettings("", "town-1", "", "王镇长")))
                .isEmpty();
    }
}
