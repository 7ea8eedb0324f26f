package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.PhoneVault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows persons what the backend knows of them. */
@Component
class Mirror {

    private final Humans humans;
    private final Enrolments enrolments;
    private final Posts posts;
    private final BindingRequests requests;
    private final Sessions sessions;
    private final Community community;
    private final PhoneVault vault;
    private final boolean demo;

    Mirror(
            Humans humans,
            Enrolments enrolments,
            Posts posts,
            BindingRequests requests,
            Sessions sessions,
            Community community,
            PhoneVault vault,
            @Value("${points.demo:false}") boolean demo) {
        this.humans = humans;
        this.enrolments = enrolments;
        this.posts = posts;
        this.requests = requests;
        this.sessions = sessions;
        this.community = community;
        this.vault = vault;
        this.demo = demo;
    }

    Mono<Me> me(Actor actor) {
        if (actor.isVisitor()) {
            return Mono.just(Me.visitor(actor, demo));
        }
        return Mono.zip(
                        community.town(actor.town()),
                        community.villages(actor.town()).collectMap(Village::id),
                        optional(home(actor)))
                .map(all -> Me.of(actor, all.getT1(), all.getT2(), all.getT3().orElse(null), demo));
    }

    Mono<Held> held(UUID person) {
        Mono<List<Post>> everHeld = enrolments
                .everywhere(person)
                .concatMap(enrolled -> posts.historyOf(enrolled.town(), person))
                .collectList();
        return Mono.zip(
                        humans.wechats(person).map(Held.Wechat::of).collectList(),
                        optional(humans.phone(person).map(phone -> Held.Phone.of(phone, vault))),
                        enrolments.everywhere(person).collectList(),
                        everHeld,
                        requests.of(person).map(SignIn.Asked::of).collectList(),
                        sessions.of(person).collectList())
                .map(all -> new Held(
                        person,
                        all.getT1(),
                        all.getT2().orElse(null),
                        all.getT3(),
                        all.getT4(),
                        all.getT5(),
                        all.getT6()));
    }

    private Mono<Household> home(Actor actor) {
        return Mono.justOrEmpty(actor.household()).flatMap(household -> community.household(actor.town(), household));
    }

    private static <T> Mono<Optional<T>> optional(Mono<T> value) {
        return value.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
