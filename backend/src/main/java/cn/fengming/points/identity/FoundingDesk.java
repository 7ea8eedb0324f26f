package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.RegisterDesk;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** Founds a town together with the invitation of its first officer: there is no town that nobody can enter. */
@Component
class FoundingDesk {

    private final Community community;
    private final RegisterDesk register;
    private final InvitationDesk invitations;

    FoundingDesk(Community community, RegisterDesk register, InvitationDesk invitations) {
        this.community = community;
        this.register = register;
        this.invitations = invitations;
    }

    /** Emits nothing when there is a town of this name already: the settings may stay in place for ever. */
    @Transactional
    public Mono<Town> found(FoundingSettings settings) {
        return community
                .towns()
                .any(town -> town.name().equals(settings.foundTown()))
                .filter(there -> !there)
                .flatMap(missing -> register.foundTown(settings.foundTown(), settings.townCode()))
                .flatMap(town -> invitations
                        .invite(
                                Actor.system(town.id()),
                                settings.officerName(),
                                settings.officerPhone(),
                                PostScope.town(Role.TOWN))
                        .thenReturn(town));
    }
}
