package cn.fengming.points.demo;

import static cn.fengming.points.demo.Waiting.on;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Group;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Member;
import cn.fengming.points.community.NewHousehold;
import cn.fengming.points.community.NewMember;
import cn.fengming.points.community.RegisterDesk;
import cn.fengming.points.demo.People.DemoTown;
import cn.fengming.points.demo.People.DemoVillage;
import cn.fengming.points.demo.People.Home;
import cn.fengming.points.demo.People.Visitor;
import cn.fengming.points.identity.Person;
import cn.fengming.points.identity.PostDesk;
import cn.fengming.points.identity.PostScope;
import cn.fengming.points.identity.Sessions;
import cn.fengming.points.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Writes the demo town into the register, through the same desks as the town office. */
class Register {

    static final String TOWN_CODE = "fengming-demo";

    private static final int PANEL = 5;
    private static final int VILLAGERS = 4;
    private static final int GROUPS = 3;

    private final RegisterDesk register;
    private final Community community;
    private final PostDesk posts;
    private final Sessions sessions;
    private final Names names = new Names();
    private int phones;

    Register(RegisterDesk register, Community community, PostDesk posts, Sessions sessions) {
        this.register = register;
        this.community = community;
        this.posts = posts;
        this.sessions = sessions;
    }

    Optional<UUID> town() {
        return on(community
                .towns()
                .filter(town -> town.code().equals(TOWN_CODE))
                .next()
                .map(town -> Optional.of(town.id()))
                .defaultIfEmpty(Optional.empty()));
    }

    DemoTown found() {
        UUID town = on(register.foundTown("凤鸣镇（演示）", TOWN_CODE)).id();
        Visitor officer = signedIn(on(posts.firstOfficer(town, "周明兰")));
        Visitor second = staff(officer, "陈学文", Role.TOWN, null);
        Visitor auditor = staff(officer, "罗永清", Role.AUDITOR, null);
        List<DemoVillage> villages =
                Names.VILLAGES.stream().map(name -> village(officer, name)).toList();
        return new DemoTown(town, List.of(officer, second), auditor, villages);
    }

    private DemoVillage village(Visitor officer, String name) {
        UUID village = on(register.addVillage(officer.actor(), name)).id();
        List<UUID> groups = IntStream.rangeClosed(1, GROUPS)
                .mapToObj(number -> on(register.addGroup(officer.actor(), village, number + "组")))
                .map(Group::id)
                .toList();
        List<NewHousehold> entries = IntStream.range(0, names.between(40, 46))
                .mapToObj(number -> household(groups.get(number % GROUPS), number))
                .toList();
        List<Household> homes = on(register.addHouseholds(officer.actor(), village, entries));
        List<Visitor> villagers = homes.stream()
                .limit(VILLAGERS)
                .map(home -> head(officer, home, null))
                .toList();
        // The panel are villagers of the far end of the list, so that they are kin of few who apply in the demo.
        List<Visitor> panel = homes.subList(homes.size() - PANEL, homes.size()).stream()
                .map(home -> head(officer, home, new PostScope(Role.PANEL, village, null)))
                .toList();
        return new DemoVillage(
                village,
                name,
                homes.stream()
                        .map(home -> new Home(home.id(), home.cardCode(), home.headName()))
                        .toList(),
                staff(officer, names.adult(names.surname()), Role.COMMITTEE, village),
                staff(officer, names.adult(names.surname()), Role.COMMITTEE, village),
                staff(officer, names.adult(names.surname()), Role.CLERK, village),
                staff(officer, names.adult(names.surname()), Role.INSPECTOR, village),
                panel,
                villagers);
    }

    private NewHousehold household(UUID group, int number) {
        String surname = names.surname();
        List<NewMember> others = new ArrayList<>();
        others.add(NewMember.named(names.adult(names.surname()), names.between(1955, 1985)));
        if (names.oneIn(2)) {
            others.add(NewMember.named(names.child(surname), names.between(2010, 2020)));
        }
        if (names.oneIn(3)) {
            others.add(NewMember.named(names.adult(surname), names.between(1936, 1952)));
        }
        NewMember head = new NewMember(names.adult(surname), names.between(1948, 1982), names.phone(phones++), null);
        return new NewHousehold(group, null, (number / GROUPS + 1) + "号", head, others);
    }

    private Visitor head(Visitor officer, Household home, @Nullable PostScope post) {
        Member head = on(
                community.members(home.town(), home.id()).filter(Member::head).single());
        Person person = on(posts.enrol(officer.actor(), head.name(), head.id()));
        if (post != null) {
            on(posts.grant(officer.actor(), person.id(), post, "村民代表会议推选"));
        }
        return signedIn(person);
    }

    private Visitor staff(Visitor officer, String name, Role role, @Nullable UUID village) {
        Person person = on(posts.enrol(officer.actor(), name, null));
        on(posts.grant(officer.actor(), person.id(), new PostScope(role, village, null), "任职"));
        return signedIn(person);
    }

    private Visitor signedIn(Person person) {
        return new Visitor(on(sessions.open(person.id(), person.town()).flatMap(sessions::actor)));
    }
}
