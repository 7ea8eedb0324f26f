package cn.fengming.points.testing;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Member;
import cn.fengming.points.community.NewHousehold;
import cn.fengming.points.community.NewMember;
import cn.fengming.points.community.RegisterDesk;
import cn.fengming.points.community.Town;
import cn.fengming.points.community.Village;
import cn.fengming.points.identity.Person;
import cn.fengming.points.identity.PostDesk;
import cn.fengming.points.identity.PostScope;
import cn.fengming.points.identity.Sessions;
import cn.fengming.points.kernel.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a test starts from, made through the desks that real use goes through. Every call makes a new town, so tests do
 * not see each other. All calls block.
 */
@Component
public class Given {

    private static final AtomicInteger TOWNS = new AtomicInteger();
    private static final AtomicInteger PHONES = new AtomicInteger();

    /** Heads of households are counted from nought, so nobody who comes later has the name of one. */
    private static final int FIRST_TO_COME = 300;

    private final List<UUID> towns = new CopyOnWriteArrayList<>();

    /** Town by town: a name is not chance, whatever other tests ran before. */
    private final Map<UUID, AtomicInteger> persons = new ConcurrentHashMap<>();

    private final RegisterDesk register;
    private final Community community;
    private final PostDesk posts;
    private final Sessions sessions;

    Given(RegisterDesk register, Community community, PostDesk posts, Sessions sessions) {
        this.register = register;
        this.community = community;
        this.posts = posts;
        this.sessions = sessions;
    }

    /** A new town with an officer, so many villages, and so many households in each. */
    public TownSetup town(int villages, int householdsPerVillage) {
        int number = TOWNS.incrementAndGet();
        Town town = made(register.foundTown("凤鸣镇" + number, "town-" + number));
        towns.add(town.id());
        Login officer = signedIn(made(posts.firstOfficer(town.id(), "周明兰")));
        List<VillageSetup> made = IntStream.range(0, villages)
                .mapToObj(each -> village(officer, each, householdsPerVillage))
                .toList();
        return new TownSetup(
                town.id(), town.name(), officer, new Later<>(() -> staff(officer, Role.AUDITOR, null)), made);
    }

    int townsMade() {
        return towns.size();
    }

    /** The towns made when there were so many already. */
    List<UUID> townsSince(int made) {
        return List.copyOf(towns.subList(made, towns.size()));
    }

    /** Somebody with a post, who is of no household. @param village null for a post in the whole town */
    public Login staff(Login officer, Role role, @Nullable UUID village) {
        return appointed(officer, made(posts.enrol(officer.actor(), nextStaff(officer), null)), role, village);
    }

    /** An inspector who walks one grid of a village. */
    public Login gridInspector(Login officer, UUID village, UUID grid) {
        Person person = made(posts.enrol(officer.actor(), nextStaff(officer), null));
        made(posts.grant(officer.actor(), person.id(), new PostScope(Role.INSPECTOR, village, grid), null));
        return signedIn(person);
    }

    /** Gives somebody a further post, e.g. a villager a seat in the panel. The login returned knows of it. */
    public Login appoint(Login officer, Login somebody, Role role, @Nullable UUID village) {
        var person = new Person(
                somebody.actor().town(),
                somebody.actor().person(),
                somebody.actor().name(),
                somebody.actor().member());
        return appointed(officer, person, role, village);
    }

    /** A member of a household, signed in. */
    public Login member(Login officer, UUID member) {
        Member entry = made(community.member(officer.actor().town(), member));
        return signedIn(made(posts.enrol(officer.actor(), entry.name(), member)));
    }

    /** One more household in a village. */
    public HouseholdSetup household(Login officer, UUID village) {
        return households(officer, village, 1, nextNumber(officer), TownNames::newcomer)
                .get(0);
    }

    private int nextNumber(Login officer) {
        return persons.computeIfAbsent(officer.actor().town(), town -> new AtomicInteger(FIRST_TO_COME))
                .getAndIncrement();
    }

    private String nextStaff(Login officer) {
        return TownNames.staff(nextNumber(officer));
    }

    private VillageSetup village(Login officer, int number, int households) {
        Village village = made(register.addVillage(officer.actor(), TownNames.village(number)));
        UUID id = village.id();
        return new VillageSetup(
                id,
                village.name(),
                new Later<>(() -> staff(officer, Role.COMMITTEE, id)),
                new Later<>(() -> staff(officer, Role.INSPECTOR, id)),
                new Later<>(() -> staff(officer, Role.CLERK, id)),
                new Later<>(() -> IntStream.range(0, 5)
                        .mapToObj(each -> staff(officer, Role.PANEL, id))
                        .toList()),
                households == 0
                        ? List.of()
                        : households(officer, id, households, number * households, TownNames::person));
    }

    private List<HouseholdSetup> households(
            Login officer, UUID village, int count, int firstNumber, IntFunction<String> names) {
        List<NewHousehold> entries = IntStream.range(firstNumber, firstNumber + count)
                .mapToObj(number -> household(number, names))
                .toList();
        List<Household> added = made(register.addHouseholds(officer.actor(), village, entries));
        return IntStream.range(0, count)
                .mapToObj(each -> setup(
                        officer,
                        added.get(each),
                        String.valueOf(entries.get(each).head().phone())))
                .toList();
    }

    private HouseholdSetup setup(Login officer, Household household, String phone) {
        return new HouseholdSetup(
                household.id(),
                household.cardCode(),
                household.headName(),
                phone,
                new Later<>(() -> member(officer, head(household).id())));
    }

    private Member head(Household household) {
        return made(community
                .members(household.town(), household.id())
                .filter(Member::head)
                .single());
    }

    /** A couple, every second with a child, every third with a grandmother. */
    private static NewHousehold household(int number, IntFunction<String> names) {
        String surname = TownNames.surname(number);
        List<NewMember> others = new ArrayList<>();
        others.add(NewMember.named(names.apply(number + 7), 1972 + number % 9));
        if (number % 2 == 0) {
            others.add(NewMember.named(surname + "小宇", 2014));
        }
        if (number % 3 == 0) {
            others.add(NewMember.named(names.apply(number + 12), 1948));
        }
        String phone = "139%08d".formatted(PHONES.incrementAndGet());
        var head = new NewMember(names.apply(number), 1968 + number % 11, phone, null);
        return new NewHousehold(null, null, (number % 6 + 1) + "组", head, others);
    }

    private Login appointed(Login officer, Person person, Role role, @Nullable UUID village) {
        made(posts.grant(officer.actor(), person.id(), new PostScope(role, village, null), null));
        return signedIn(person);
    }

    private Login signedIn(Person person) {
        String token = made(sessions.open(person.id(), person.town()));
        return new Login(token, made(sessions.actor(token)));
    }

    private static <T> T made(Mono<T> making) {
        T made = making.block();
        if (made == null) {
            throw new AssertionError("nothing was made");
        }
        return made;
    }
}
