package cn.fengming.points.rules;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Where the town makes its rules. A version once made stays; a new one starts today or later, and after the one before,
 * so no day ever has its rule changed behind it.
 */
@Component
public class RuleDesk {

    private final RuleVersions versions;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    RuleDesk(RuleVersions versions, Audit audit, Ids ids, Clock clock) {
        this.versions = versions;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Adopts the default catalogue, valid from the first day of this year. Rules the town already has are left alone, so
     * adopting twice adds nothing.
     *
     * @return the rules added
     */
    @Transactional
    public Flux<Rule> adoptDefaults(Actor actor) {
        actor.mustServeTown(Role.TOWN);
        LocalDate from = today().withDayOfYear(1);
        return versions.codes(actor.town())
                .collect(Collectors.toSet())
                .flatMapMany(known -> defaultsBesides(known))
                .map(line -> adopted(actor.town(), line, from))
                .concatMap(rule -> add(actor, rule, "采用默认积分细则"));
    }

    /** The first version of a rule of the town's own. 409 when the code is taken. */
    @Transactional
    public Mono<Rule> make(Actor actor, String code, RuleDraft draft) {
        actor.mustServeTown(Role.TOWN);
        mustNotBeginInThePast(draft);
        return versions.of(actor.town(), code)
                .hasElements()
                .flatMap(taken -> taken
                        ? Mono.error(Problem.conflict("rule-exists", "细则代码“" + code + "”已经使用"))
                        : add(actor, draft.version(ids.next(), actor.town(), code, 1), draft.reason()));
    }

    /** A further version: what was awarded under an older one stays as it was. */
    @Transactional
    public Mono<Rule> revise(Actor actor, String code, RuleDraft draft) {
        actor.mustServeTown(Role.TOWN);
        mustNotBeginInThePast(draft);
        return versions.of(actor.town(), code)
                .next()
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这条积分细则")))
                .map(newest -> following(newest.rule(), draft))
                .flatMap(rule -> add(actor, rule, draft.reason()));
    }

    private Rule following(Rule newest, RuleDraft draft) {
        if (!draft.validFrom().isAfter(newest.validFrom())) {
            throw Problem.refused("rule-order", "新版本的生效日期必须晚于上一版本的生效日期（" + newest.validFrom() + "）");
        }
        return draft.version(ids.next(), newest.town(), newest.code(), newest.version() + 1);
    }

    private void mustNotBeginInThePast(RuleDraft draft) {
        if (draft.validFrom().isBefore(today())) {
            throw Problem.invalid("validFrom", "细则不能从过去的日期开始生效");
        }
    }

    private Flux<Catalogue.Line> defaultsBesides(Set<String> known) {
        return Mono.fromCallable(Catalogue::defaults)
                .subscribeOn(Schedulers.boundedElastic())
                .flatMapIterable(lines -> lines)
                .filter(line -> !known.contains(line.code()));
    }

    private Rule adopted(UUID town, Catalogue.Line line, LocalDate from) {
        String words = PlainWords.of(line.name(), line.points(), line.terms());
        return new Rule(ids.next(), town, line.code(), 1, line.name(), words, line.points(), line.terms(), from, null);
    }

    private Mono<Rule> add(Actor actor, Rule rule, String reason) {
        return versions.add(rule, new RuleVersions.Made(actor.person(), clock.instant(), reason))
                .then(audit.record(actor, "rules.version-made", "rule", rule.id(), reason))
                .thenReturn(rule);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
