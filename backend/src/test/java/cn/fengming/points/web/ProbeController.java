package cn.fengming.points.web;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Quarter;
import cn.fengming.points.kernel.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Something behind the edge that goes wrong in every way it is asked to. Tests only. */
@Hidden
@RestController
@RequestMapping("/api/v1")
class ProbeController {

    record Order(
            @NotBlank String name,
            @Positive long points,
            @Valid @NotNull List<Line> lines,
            @Nullable Role role) {}

    record Line(
            @NotNull UUID good,
            @Max(9) int pieces,
            @Nullable LocalDate day,
            @Nullable Quarter quarter) {}

    private final DatabaseClient database;
    private final ProbeDesk desk;

    ProbeController(DatabaseClient database, ProbeDesk desk) {
        this.database = database;
        this.desk = desk;
    }

    @GetMapping({"/public/probe/hello", "/probe/town-only", "/probe/villager-only"})
    Mono<Map<String, String>> hello() {
        return Mono.just(Map.of("hello", "凤鸣"));
    }

    @GetMapping({"/probe/actor", "/sessions/probe"})
    Mono<Map<String, Object>> actor(Actor actor) {
        return Mono.just(Map.of("person", actor.person(), "visitor", actor.isVisitor()));
    }

    @GetMapping("/probe/things/{id}")
    Mono<Map<String, Object>> thing(
            @PathVariable UUID id,
            @RequestParam @Nullable Role role,
            @RequestParam @Max(200) @Nullable Integer size,
            @RequestParam @Nullable Quarter quarter) {
        return Mono.just(Map.of("id", id));
    }

    @GetMapping("/probe/needs")
    Mono<Map<String, Object>> needs(@RequestParam String word) {
        return Mono.just(Map.of("word", word));
    }

    @PostMapping({"/probe/orders", "/sessions/probe"})
    Mono<Order> order(@Valid @RequestBody Order order) {
        return Mono.just(order);
    }

    @PostMapping(path = "/probe/text", consumes = MediaType.TEXT_PLAIN_VALUE, produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<String> text(@RequestBody String text) {
        return Mono.just(text);
    }

    @GetMapping("/probe/refused")
    Mono<Void> refused() {
        return Mono.error(Problem.refused("insufficient-points", "积分不够，还差 5 分").with("missing", 5));
    }

    @GetMapping("/probe/broken")
    Mono<Void> broken() {
        return Mono.error(new IllegalArgumentException("张三 13800000000"));
    }

    record Deed(String outcome) {}

    record Done(UUID id) {}

    @PostMapping("/probe/deeds")
    Mono<ResponseEntity<Done>> deed(Actor actor, @RequestBody Deed deed) {
        return desk.doIt(actor, deed.outcome()).map(id -> answered(deed.outcome(), id));
    }

    @DeleteMapping("/probe/deeds/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> undo(Actor actor, @PathVariable UUID id) {
        return desk.doIt(actor, "done").then();
    }

    private static ResponseEntity<Done> answered(String outcome, UUID id) {
        return outcome.equals("answers-409")
                ? ResponseEntity.status(409).body(new Done(id))
                : ResponseEntity.created(URI.create("/api/v1/probe/deeds/" + id))
                        .body(new Done(id));
    }

    /** Runs whatever SQL a test hands over, as the application's own role. */
    @GetMapping("/probe/sql")
    Mono<String> sql(@RequestParam String statement) {
        return database.sql(statement)
                .fetch()
                .rowsUpdated()
                .map(String::valueOf)
                .defaultIfEmpty("");
    }
}
