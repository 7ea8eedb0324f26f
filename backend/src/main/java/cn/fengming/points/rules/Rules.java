package cn.fengming.points.rules;

import cn.fengming.points.kernel.Problem;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rules of a town, for those who award by them. What counts is the version of the day the deed was done. */
@Component
public class Rules {

    private final RuleVersions versions;

    Rules(RuleVersions versions) {
        this.versions = versions;
    }

    /** @return the version in force on that day; {@link Problem} 404 when there is none */
    public Mono<Rule> current(UUID town, String code, LocalDate day) {
        return versions.current(town, code, day).switchIfEmpty(unknown());
    }

    /** Every rule in force on that day: the largest awards first, the deductions last. */
    public Flux<Rule> current(UUID town, LocalDate day) {
        return versions.current(town, day);
    }

    /** @param id of a version, in force or not; {@link Problem} 404 when it is none of this town's */
    public Mono<Rule> version(UUID town, UUID id) {
        return versions.byId(town, id).switchIfEmpty(unknown());
    }

    private static Mono<Rule> unknown() {
        return Mono.error(() -> Problem.notFound("这一天有效的这条积分细则"));
    }
}
