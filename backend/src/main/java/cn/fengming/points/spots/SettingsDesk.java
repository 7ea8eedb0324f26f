package cn.fengming.points.spots;

import cn.fengming.points.audit.Audit;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Role;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

/** What a town decides about spots for itself: radius, routes and days by kind, and its ready-made answers. */
@Component
class SettingsDesk {

    private final SettingsShelf settings;
    private final Templates templates;
    private final Audit audit;
    private final Ids ids;

    SettingsDesk(SettingsShelf settings, Templates templates, Audit audit, Ids ids) {
        this.settings = settings;
        this.templates = templates;
        this.audit = audit;
        this.ids = ids;
    }

    /** Counts from the next assignment on; deadlines that were given stay. */
    @Transactional
    public Mono<SpotSettings> change(Actor actor, SpotSettings asked) {
        actor.mustServeTown(Role.TOWN);
        return settings.save(actor.town(), asked, actor.person())
                .then(audit.record(actor, "spots.settings-changed", "town", actor.town(), null, asked))
                .thenReturn(asked);
    }

    @Transactional
    public Mono<Template> add(Actor actor, TemplateForm asked) {
        Template template = asked.as(ids.next());
        return templates.adoptUsual(actor.town(), actor.person()).then(save(actor, template, "spots.template-added"));
    }

    /** @throws cn.fengming.points.kernel.Problem 404 when the town has no such answer */
    @Transactional
    public Mono<Template> change(Actor actor, UUID id, TemplateForm asked) {
        return templates
                .find(actor.town(), id)
                .then(templates.adoptUsual(actor.town(), actor.person()))
                .then(save(actor, asked.as(id), "spots.template-changed"));
    }

    /** @throws cn.fengming.points.kernel.Problem 404 when the town has no such answer */
    @Transactional
    public Mono<Void> remove(Actor actor, UUID id) {
        return templates
                .find(actor.town(), id)
                .then(templates.adoptUsual(actor.town(), actor.person()))
                .then(templates.remove(actor.town(), id, actor.person()))
                .then(audit.record(actor, "spots.template-removed", "spot-template", id, null));
    }

    private Mono<Template> save(Actor actor, Template template, String action) {
        return templates
                .save(actor.town(), template, actor.person())
                .then(audit.record(actor, action, "spot-template", template.id(), template.title()))
                .thenReturn(template);
    }
}
