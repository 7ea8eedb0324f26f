package cn.fengming.points.assessment;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.community.Community;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Says who takes part in a round, and in which class, while it is open. */
@Component
public class RosterDesk {

    private final Rounds rounds;
    private final Schemes schemes;
    private final Subjects subjects;
    private final Rosters rosters;
    private final Entries entries;
    private final Community community;
    private final Audit audit;
    private final Clock clock;

    RosterDesk(
            Rounds rounds,
            Schemes schemes,
            Subjects subjects,
            Rosters rosters,
            Entries entries,
            Community community,
            Audit audit,
            Clock clock) {
        this.rounds = rounds;
        this.schemes = schemes;
        this.subjects = subjects;
        this.rosters = rosters;
        this.entries = entries;
        this.community = community;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Puts subjects, or all of a village, into classes and districts, with what is asked of them. The rows replace those
     * before.
     *
     * @throws Problem 400 for a subject twice or an unknown class; 404 for a foreign one; 409 after publishing or when the
     *     scheme's document lists them itself
     */
    @Transactional
    public Flux<Subject> write(Actor actor, UUID id, List<RosterRow> rows) {
        actor.mustServeTown(Role.TOWN);
        return open(actor, id)
                .flatMap(round -> schemes.of(actor.town(), round)
                        .doOnNext(scheme -> mustFit(scheme, rows))
                        .flatMap(scheme -> Flux.fromIterable(rows)
                                .concatMap(row -> subjects.oneOrVillage(actor.town(), round, row.subject()))
                                .then(rosters.add(actor.town(), id, read(rows), actor.person(), clock.instant()))
                                .then(audit.record(actor, "assessment.roster-written", "assessment-round", id, null))
                                .thenReturn(scheme))
                        .map(scheme -> subjects.of(actor.town(), round, scheme)))
                .flatMapMany(written -> written);
    }

    /**
     * Enters a work or a road.
     *
     * @param entry made by the device: sending the same again changes nothing
     * @throws Problem 404 for a foreign village; 409 {@code entry-taken}; 422 when the round assesses what a register knows
     */
    @Transactional
    public Mono<RoundEntry> enter(Actor actor, UUID id, RoundEntry entry) {
        actor.mustServe(entry.village(), Role.TOWN, Role.INSPECTOR, Role.COMMITTEE);
        return open(actor, id)
                .filter(round -> round.subject().entered())
                .switchIfEmpty(Mono.error(() -> Problem.refused("nothing-to-enter", "这期考核的对象来自登记册，不另报名")))
                .then(community.village(actor.town(), entry.village()))
                .then(entries.put(actor.town(), id, entry, actor.person(), clock.instant()))
                .filter(entered -> entered)
                .switchIfEmpty(Mono.error(() -> Problem.conflict("entry-taken", "这个村已有同名的作品或路段")))
                .thenReturn(entry);
    }

    private Mono<Round> open(Actor actor, UUID id) {
        return rounds.lock(actor.town(), id)
                .switchIfEmpty(Mono.error(() -> Problem.notFound("这轮考核")))
                .map(Round::mustBeScoring);
    }

    private static List<Rosters.Row> read(List<RosterRow> rows) {
        return rows.stream()
                .map(row -> new Rosters.Row(
                        row.subject(), row.group(), row.target() == null ? null : Score.of(row.target())))
                .toList();
    }

    private static void mustFit(Scheme scheme, List<RosterRow> rows) {
        if (!scheme.roster().isEmpty()) {
            throw Problem.conflict("roster-in-scheme", "名单写在考核方案里，要改请修订方案");
        }
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            RosterRow row = rows.get(i);
            if (!seen.add(row.subject())) {
                throw Problem.invalid("rows[" + i + "].subject", "第 " + (i + 1) + " 行: 考核对象重复");
            }
            boolean known = row.group() == null
                    || scheme.goals().isEmpty()
                    || scheme.goals().containsKey(row.group());
            if (!known) {
                throw Problem.invalid(
                        "rows[" + i + "].group",
                        "第 " + (i + 1) + " 行: 没有「" + row.group() + "」，可用: "
                                + String.join("、", scheme.goals().keySet()));
            }
        }
    }
}
