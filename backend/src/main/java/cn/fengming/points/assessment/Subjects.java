package cn.fengming.points.assessment;

import cn.fengming.points.community.Community;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who takes part in a round, from the register. */
@Component
class Subjects {

    private final Community community;

    Subjects(Community community) {
        this.community = community;
    }

    Flux<Subject> of(UUID town, SubjectKind kind) {
        return switch (kind) {
            case VILLAGE -> community.villages(town).map(village -> new Subject(village.id(), village.name()));
        };
    }

    /** @throws cn.fengming.points.kernel.Problem 404 when the town has no such subject */
    Mono<Subject> one(UUID town, SubjectKind kind, UUID id) {
        return switch (kind) {
            case VILLAGE -> community.village(town, id).map(village -> new Subject(village.id(), village.name()));
        };
    }
}
