package cn.fengming.points.identity;

import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Page;
import cn.fengming.points.kernel.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The persons of a town, to give posts to. */
@RestController
@RequestMapping("/api/v1/persons")
@Tag(name = "persons", description = "人员")
class PersonController {

    private static final int MAX_TEXT = 40;

    private final Enrolments enrolments;

    PersonController(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @GetMapping
    @Operation(summary = "本镇人员，可按姓名查找")
    Mono<Page<Person>> listPersons(
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam @Nullable UUID after,
            @RequestParam @Nullable Integer size) {
        if (name.length() > MAX_TEXT) {
            throw Problem.invalid("name", "姓名不超过40字");
        }
        int limit = Page.size(size);
        return enrolments
                .search(actor.town(), name.strip(), after, limit + 1)
                .collectList()
                .map(found -> Page.of(found, limit, person -> person.id().toString()));
    }
}
