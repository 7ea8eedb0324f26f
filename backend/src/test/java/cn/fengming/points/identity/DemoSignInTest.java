package cn.fengming.points.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.testing.Given;
import cn.fengming.points.testing.Http;
import cn.fengming.points.testing.PointsTest;
import cn.fengming.points.testing.TownSetup;
import cn.fengming.points.testing.wechat.WechatUser;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.r2dbc.core.DatabaseClient;

@PointsTest
class DemoSignInTest {

    @Autowired
    Http http;

    @Autowired
    Given given;

    @Autowired
    Sessions sessions;

    @Autowired
    FrontDoor door;

    @Autowired
    Community community;

    @Autowired
    DatabaseClient database;

    @Autowired
    ObjectProvider<DemoSignIn> beans;

    private DemoSignIn demo;

    @BeforeEach
    void theDemoIsOn() {
        demo = new DemoSignIn(new DemoPeople(database), door, community);
    }

    @Test
    void it_exists_only_when_the_demo_is_on() {
        assertThat(beans.getIfAvailable()).isNull();
        var runner = new ApplicationContextRunner()
                .withBean(DatabaseClient.class, () -> database)
                .withBean(FrontDoor.class, () -> door)
                .withBean(Community.class, () -> community)
                .withUserConfiguration(DemoPeople.class, DemoSignIn.class);
        runner.run(off -> assertThat(off).doesNotHaveBean(DemoSignIn.class).doesNotHaveBean(DemoPeople.class));
        runner.withPropertyValues("points.demo=false")
                .run(off -> assertThat(off).doesNotHaveBean(DemoSignIn.class));
        runner.withPropertyValues("points.demo=true").run(on -> assertThat(on).hasSingleBean(DemoSignIn.class));
    }

    @Test
    void the_people_of_the_demo_are_listed_with_role_and_village_and_can_be_entered() {
        TownSetup town = given.town(1, 1);
        UUID committee = town.village(0).committee().actor().person();
        UUID villager = town.village(0).household(0).villager().actor().person();

        var people = demo.listDemoPeople(town.town()).collectList().block();
        assertThat(people)
                .contains(new DemoSignIn.DemoPerson(
                        committee,
                        town.village(0).committee().actor().name(),
                        Role.COMMITTEE,
                        town.village(0).name()))
                .anyMatch(person -> person.role() == Role.TOWN && person.village() == null)
                .anyMatch(person ->
                        person.role() == Role.VILLAGER && person.person().equals(villager));

        SignIn entered =
                demo.signInAsDemoPerson(new DemoSignIn.ChosenPerson(committee)).block();
        assertThat(entered.demo()).isTrue();
        assertThat(entered.town()).isEqualTo(town.town());
        assertThat(sessions.actor(entered.token()).block().has(Role.COMMITTEE)).isTrue();
    }

    @Test
    void a_person_who_signs_in_by_wechat_is_never_opened_by_the_demo() {
        TownSetup town = given.town(1, 1);
        WechatUser real = new WechatUser(http);
        real.prove(town.village(0).household(0).phone()).expect(201);

        assertThat(demo.listDemoPeople(town.town()).collectList().block())
                .noneMatch(person -> person.person().equals(real.person()));
        for (UUID nobody : new UUID[] {real.person(), UUID.randomUUID()}) {
            Problem problem = catchThrowableOfType(
                    Problem.class,
                    () -> demo.signInAsDemoPerson(new DemoSignIn.ChosenPerson(nobody))
                            .block());
            assertThat(problem.status()).isEqualTo(404);
        }
    }
}
