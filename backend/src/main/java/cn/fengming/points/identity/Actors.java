package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Grant;
import cn.fengming.points.kernel.Role;
import java.util.HashSet;
import java.util.List;
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

    private final DatabaseClient database;
    private final Community community;

    Actors(DatabaseClient database, Community community) {
        this.database = database;
        this.community = community;
    }

    /** Emits nothing when the person does not belong to the town (any more). */
    Mono<Actor> in(UUID town, UUID person) {
        return database.sql("""
                        select e.name, e.member_id as member, p.role, p.village_id as village, p.grid_id as grid
                        from identity.enrolment e
                        left join identity.post p
                          on p.town_id = e.town_id and p.person_id = e.person_id and p.revoked_at is null
                        where e.town_id = :town and e.person_id = :person and e.left_at is null
                        """)
                .bind("town", town)
                .bind("person", person)
                .mapProperties(Line.class)
                .all()
                .collectList()
                .filter(lines -> !lines.isEmpty())
                .flatMap(lines -> home(town, lines.get(0)).map(home -> actor(town, person, lines, home.orElse(null))));
    }

    private Mono<Optional<Household>> home(UUID town, Line line) {
        return Mono.justOrEmpty(line.member())
                .flatMap(member -> community.homeOf(town, member))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
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
