package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Column;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.GroupRead;
import cn.fengming.points.kernel.GroupReads;
import cn.fengming.points.kernel.GroupReads.Of;
import cn.fengming.points.kernel.Role;
import io.r2dbc.spi.Readable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What a person may do in a town right now: read anew for every request, so a post that was revoked or a household that
 * was left counts for nothing with the next one.
 */
@Component
class Actors {

    private final Community community;

    private final GroupRead<Of, List<Line>> enrolled;

    Actors(Community community, GroupReads reads) {
        this.community = community;
        this.enrolled = reads.of(this::enrolments);
    }

    /** Emits nothing when the person does not belong to the town (any more). */
    Mono<Actor> in(UUID town, UUID person) {
        return enrolled.ask(new Of(town, person))
                .flatMap(lines -> home(town, lines.get(0)).map(home -> actor(town, person, lines, home.orElse(null))));
    }

    private Mono<Map<Of, List<Line>>> enrolments(DatabaseClient from, Set<Of> asked) {
        return from.sql("""
                        select e.town_id as town, e.person_id as person, e.name, e.member_id as member, p.role,
                               p.village_id as village, p.grid_id as grid
                        from unnest(:towns, :ids) asked(town, id)
                        join identity.enrolment e
                          on e.town_id = asked.town and e.person_id = asked.id and e.left_at is null
                        left join identity.post p
                          on p.town_id = e.town_id and p.person_id = e.person_id and p.revoked_at is null
                        """)
                .bind("towns", Of.towns(asked))
                .bind("ids", Of.ids(asked))
                .map(row -> Map.entry(
                        new Of(Column.of(row, "town", UUID.class), Column.of(row, "person", UUID.class)), line(row)))
                .all()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Line line(Readable row) {
        String role = row.get("role", String.class);
        return new Line(
                Column.of(row, "name", String.class),
                row.get("member", UUID.class),
                role == null ? null : Role.valueOf(role),
                row.get("village", UUID.class),
                row.get("grid", UUID.class));
    }

    private Mono<Optional<Household>> home(UUID town, Line line) {
        return line.member() == null
                ? Mono.just(Optional.empty())
                : community.homeOf(town, line.member()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private static Actor actor(UUID town, UUID person, List<Line> lines, @Nullable Household home) {
        Line line = lines.get(0);
        Set<Grant> grants = lines.stream()
                .filter(each -> each.role() != null)
                .map(Line::grant)
                .collect(Collectors.toCollection(HashSet::new));
        if (home == null) {
            return new Actor(town, person, line.name(), null, null, grants);
        }
        grants.add(new Grant(Role.VILLAGER, home.village(), null));
        return new Actor(town, person, line.name(), home.id(), line.member(), grants);
    }

    /** One post of the person, or one line without post. */
    record Line(
            String name,
            @Nullable UUID member,
            @Nullable Role role,
            @Nullable UUID village,
            @Nullable UUID grid) {

        Grant grant() {
            return new Grant(Objects.requireNonNull(role), village, grid);
        }
    }
}
