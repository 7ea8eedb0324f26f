package cn.fengming.points.spots;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Reporting dirty spots and following them, for everybody of the town. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "spots", description = "脏乱点：反映与跟踪")
class SpotController {

    private final SpotDesk desk;
    private final VoiceDesk voices;
    private final Stories stories;
    private final Nearby nearby;
    private final SettingsShelf settings;

    SpotController(SpotDesk desk, VoiceDesk voices, Stories stories, Nearby nearby, SettingsShelf settings) {
        this.desk = desk;
        this.voices = voices;
        this.stories = stories;
        this.nearby = nearby;
        this.settings = settings;
    }

    /** @param radius metres within which another report may mean the same */
    record Kind(SpotKind kind, String words, int radius, Route usualRoute, Map<Route, Integer> days, List<Way> routes) {

        static Kind of(SpotKind kind, KindRule rule) {
            List<Way> routes = Arrays.stream(Route.values())
                    .filter(route -> kind != SpotKind.BLACK_WATER || route != Route.GRID)
                    .map(route -> new Way(route, route.words()))
                    .toList();
            return new Kind(kind, kind.words(), rule.radius(), rule.usualRoute(), rule.days(), routes);
        }
    }

    record Way(Route route, String words) {}

    @GetMapping("/spot-kinds")
    @Operation(summary = "脏乱点类型，以及本镇定的查重距离、整改路径和期限")
    Mono<List<Kind>> listSpotKinds(Actor actor) {
        return settings.of(actor.town())
                .map(rules -> Arrays.stream(SpotKind.values())
                        .map(kind -> Kind.of(kind, rules.of(kind)))
                        .toList());
    }

    @GetMapping("/spots/near")
    @Operation(summary = "提交前查重：附近或照片相似的、还没办结的同类脏乱点，最多5件")
    Mono<List<NearSpot>> findNearSpots(
            Actor actor,
            @RequestParam SpotKind kind,
            @RequestParam UUID village,
            @RequestParam @Nullable Double latitude,
            @RequestParam @Nullable Double longitude,
            @RequestParam @Nullable List<UUID> photos) {
        Where.mustBeInChina(latitude, longitude);
        List<UUID> pictures = photos == null ? List.of() : photos;
        if (pictures.size() > NewSpot.MOST_PHOTOS) {
            throw Problem.invalid("photos", "照片最多 " + NewSpot.MOST_PHOTOS + " 张");
        }
        return nearby.find(actor, new Nearby.Question(kind, village, latitude, longitude, pictures));
    }

    @PutMapping("/spots/{id}")
    @Operation(summary = "反映脏乱点（编号由手机生成，重发不会重复）")
    Mono<ResponseEntity<SpotView>> reportSpot(Actor actor, @PathVariable UUID id, @Valid @RequestBody SpotForm form) {
        return Mono.defer(() -> desk.report(actor, id, form.by(actor))).flatMap(done -> answer(stories, actor, done));
    }

    /** 201 for what was taken in, 200 for what had been. */
    static Mono<ResponseEntity<SpotView>> answer(Stories stories, Actor actor, SpotDesk.Reported done) {
        return stories.view(actor, done.spot())
                .map(view -> ResponseEntity.status(done.repeated() ? HttpStatus.OK : HttpStatus.CREATED)
                        .body(view));
    }

    @GetMapping("/spots/{id}")
    @Operation(summary = "一个脏乱点的全过程，以及您现在可以办理什么")
    Mono<Story> readSpot(Actor actor, @PathVariable UUID id) {
        return stories.story(actor, id);
    }

    @PostMapping("/spots/{id}/voices")
    @Operation(summary = "我也看到了")
    Mono<SpotView> addSpotVoice(Actor actor, @PathVariable UUID id, @Valid @RequestBody Asked.Voice voice) {
        return voices.add(actor, id, voice).flatMap(stories::view);
    }

    @GetMapping("/me/spots")
    @Operation(summary = "我反映的和附议的脏乱点，最新的在前")
    Mono<Page<SpotView>> listMySpots(
            Actor actor,
            @RequestParam SpotState.@Nullable Stage stage,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        return stories.mine(actor, stage, after, Page.size(size));
    }
}
