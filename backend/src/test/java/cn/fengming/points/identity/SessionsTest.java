package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;

import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@PointsTest
class SessionsTest {

    @Autowired
    Sessions sessions;

    @Autowired
    PostDesk desk;

    @Autowired
    Ids ids;

    @Autowired
    TestClock clock;

    @Autowired
    StringRedisTemplate redis;

    @Test
    void aTokenStandsForThePersonAndThePostsHeld() {
        Person officer = officer();
        var actor = sessions.actor(open(officer)).block();

        assertThat(actor).isNotNull();
        assertThat(actor.person()).isEqualTo(officer.id());
        assertThat(actor.name()).isEqualTo("谭晓");
        assertThat(actor.has(Role.TOWN)).isTrue();
        assertThat(actor.household()).isNull();
    }

    @Test
    void anUnknownTokenStandsForNobody() {
        assertThat(sessions.actor("no-such-token").block()).isNull();
    }

    @Test
    void aTokenIsNotFoundInRedisInClear() {
        String token = open(officer());

        assertThat(token).hasSize(43);
        assertThat(redis.keys("*" + token + "*")).isEmpty();
        assertThat(redis.keys("points:session:" + new Token(token).hash())).hasSize(1);
    }

    @Test
    void aSessionEndsWhenUnusedButUseKeepsItUntilItsLongestTime() {
        Person officer = officer();
        String unused = open(officer);
        String used = open(officer);
        for (int fortnight = 1; fortnight <= 12; fortnight++) {
            clock.advance(Duration.ofDays(14));
            assertThat(sessions.actor(used).block()).isNotNull();
        }
        assertThat(sessions.actor(unused).block()).isNull();

        clock.advance(Duration.ofDays(14));
        assertThat(sessions.actor(used).block()).isNull();
    }

    @Test
    void signingOutEndsOneSessionAndEverywhereEndsAll() {
        Person officer = officer();
        String first = open(officer);
        String second = open(officer);
        String third = open(officer);

        sessions.signOut(new Token(first)).block();
        assertThat(sessions.actor(first).block()).isNull();
        assertThat(sessions.of(officer.id()).collectList().block()).hasSize(2);

        sessions.signOutEverywhere(officer.id()).block();
        assertThat(sessions.actor(second).block()).isNull();
        assertThat(sessions.actor(third).block()).isNull();
    }

    @Test
    void aShiftAtADeskHidesNoPhoneFromSigningOutEverywhere() {
        Person officer = officer();
        open(officer);
        sessions.begin(officer.id(), officer.town(), Session.Way.DESKTOP).block();

        assertThat(redis.getExpire("points:sessions-of:" + officer.id(), TimeUnit.DAYS))
                .as("how long the list of sessions is kept")
                .isGreaterThan(178);
    }

    /** A session begins while another instance signs the person out: it ends, or it stays on the list. */
    @Test
    void signingOutEverywhereMissesNoSessionThatIsJustBegun() {
        Person officer = officer();
        for (int round = 0; round < 40; round++) {
            List<Token> begun = Flux.range(0, 6)
                    .flatMap(each -> each % 3 == 2
                            ? sessions.signOutEverywhere(officer.id()).then(Mono.<Token>empty())
                            : sessions.begin(officer.id(), officer.town(), Session.Way.WECHAT))
                    .collectList()
                    .block();

            sessions.signOutEverywhere(officer.id()).block();

            assertThat(begun)
                    .hasSize(4)
                    .allMatch(token -> sessions.find(token).blockOptional().isEmpty());
        }
    }

    private Person officer() {
        return desk.firstOfficer(town(), "谭晓").block();
    }

    private String open(Person person) {
        return sessions.open(person.id(), person.town()).block();
    }

    private UUID town() {
        return ids.next();
    }
}
