package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Signing in as anybody of the demo town, without any proof. It exists only when the demo is on, says so in its answer,
 * and never opens a person who signs in by WeChat.
 */
@RestController
@RequestMapping("/api/v1/sessions")
@ConditionalOnProperty(name = "points.demo", havingValue = "true")
@Tag(name = "sessions")
class DemoSignIn {

    private final DemoPeople people;
    private final FrontDoor door;
    private final Community community;

    DemoSignIn(DemoPeople people, FrontDoor door, Community community) {
        this.people = people;
        this.door = door;
        this.community = community;
    }

    record ChosenPerson(@NotNull(message = "请选择演示人员") UUID person) {}

    /** Somebody to sign in as. @param village name; null for posts of the whole town */
    record DemoPerson(
            UUID person, String name, Role role, @Nullable String village) {}

    @GetMapping("/demo-people")
    @Operation(summary = "演示人员（仅演示环境）")
    Flux<DemoPerson> listDemoPeople(@RequestParam @Nullable UUID town) {
        return Mono.justOrEmpty(town)
                .switchIfEmpty(Mono.defer(() -> people.latestTown()))
                .flatMapMany(this::of);
    }

    @PostMapping("/demo")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "演示登录（仅演示环境）")
    Mono<SignIn> signInAsDemoPerson(@Valid @RequestBody ChosenPerson request) {
        return people.signsInByWechat(request.person())
                .filter(real -> !real)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这位演示人员")))
                .flatMap(demo -> door.enter(request.person(), Session.Way.DEMO, List.of()));
    }

    private Flux<DemoPerson> of(UUID town) {
        return community
                .villages(town)
                .collectMap(Village::id, Village::name)
                .flatMapMany(villages ->
                        Flux.concat(people.staff(town).map(line -> shown(line, villages)), villagers(town, villages)));
    }

    private Flux<DemoPerson> villagers(UUID town, Map<UUID, String> villages) {
        return people.villagers(town)
                .concatMap(person -> Mono.justOrEmpty(person.member())
                        .flatMap(member -> community.homeOf(town, member))
                        .map(Household::village)
                        .map(village ->
                                new DemoPerson(person.id(), person.name(), Role.VILLAGER, villages.get(village))));
    }

    private static DemoPerson shown(DemoPeople.Line line, Map<UUID, String> villages) {
        return new DemoPerson(
                line.person(), line.name(), line.role(), line.village() == null ? null : villages.get(line.village()));
    }
}
