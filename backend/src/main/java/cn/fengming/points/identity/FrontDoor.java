package cn.fengming.points.identity;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Town;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.PhoneVault;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.wechat.WechatLogin;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Signing in, step by step: WeChat says who holds the phone, the phone number or the household card says who that is in
 * the village. Whoever gains something by a step gets a new token, and the old one ends.
 */
@Component
class FrontDoor {

    private final WechatLogin wechat;
    private final Humans humans;
    private final Enrolments enrolments;
    private final BindingRequests requests;
    private final BindingDesk binding;
    private final Sessions sessions;
    private final Community community;
    private final PhoneVault vault;
    private final Ids ids;
    private final Clock clock;

    FrontDoor(
            WechatLogin wechat,
            Humans humans,
            Enrolments enrolments,
            BindingRequests requests,
            BindingDesk binding,
            Sessions sessions,
            Community community,
            PhoneVault vault,
            Ids ids,
            Clock clock) {
        this.wechat = wechat;
        this.humans = humans;
        this.enrolments = enrolments;
        this.requests = requests;
        this.binding = binding;
        this.sessions = sessions;
        this.community = community;
        this.vault = vault;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param code from {@code wx.login} */
    Mono<SignIn> byWechat(String code) {
        return wechat.account(code)
                .flatMap(account -> humans.of(account, ids.next()))
                .flatMap(person -> matchAgain(person).flatMap(choices -> enter(person, Session.Way.WECHAT, choices)));
    }

    /** @param code from the phone number button */
    Mono<SignIn> byPhone(Token token, String code) {
        return session(token)
                .flatMap(session -> wechat.phone(code)
                        .flatMap(phone -> binding.byPhone(session.person(), phone))
                        .flatMap(choices -> renew(token, session, choices)));
    }

    Mono<SignIn> byMember(Token token, UUID town, UUID member) {
        return session(token)
                .flatMap(session -> binding.choose(session.person(), town, member)
                        .then(Mono.defer(() -> renew(token, session, List.of()))));
    }

    Mono<SignIn> inTown(Token token, UUID town) {
        return sessions.moveTo(token, town).then(Mono.defer(() -> state(token)));
    }

    /** How far this session is signed in now: a committee may have confirmed meanwhile. */
    Mono<SignIn> state(Token token) {
        return session(token).flatMap(session -> describe(null, session, List.of()));
    }

    /** A session at a desk, for somebody who confirmed it in that town. */
    Mono<SignIn> atDesk(UUID person, UUID town) {
        return sessions.begin(person, town, Session.Way.DESKTOP)
                .flatMap(token -> session(token).flatMap(session -> describe(token, session, List.of())));
    }

    Mono<SignIn> enter(UUID person, Session.Way way, List<BindingDesk.Choice> choices) {
        return onlyTown(person)
                .flatMap(town -> sessions.begin(person, town, way))
                .switchIfEmpty(Mono.defer(() -> sessions.begin(person, null, way)))
                .flatMap(token -> session(token).flatMap(session -> describe(token, session, choices)));
    }

    private Mono<SignIn> renew(Token old, Session session, List<BindingDesk.Choice> choices) {
        return enter(session.person(), session.way(), choices)
                .flatMap(entered -> sessions.signOut(old).thenReturn(entered));
    }

    private Mono<Session> session(Token token) {
        return sessions.find(token).switchIfEmpty(Mono.error(() -> new Problem(401, "not-signed-in", "请先登录")));
    }

    private Mono<UUID> onlyTown(UUID person) {
        return enrolments
                .everywhere(person)
                .collectList()
                .filter(towns -> towns.size() == 1)
                .map(towns -> towns.get(0).town());
    }

    private Mono<List<BindingDesk.Choice>> matchAgain(UUID person) {
        return humans.phone(person)
                .filter(phone -> phone.provenAt().plus(Humans.PHONE_COUNTS).isAfter(clock.instant()))
                .flatMap(phone -> binding.again(person, vault.open(phone.phoneSealed())))
                .defaultIfEmpty(List.of());
    }

    private Mono<SignIn> describe(@Nullable Token token, Session session, List<BindingDesk.Choice> choices) {
        Mono<List<Town>> towns = enrolments
                .everywhere(session.person())
                .concatMap(enrolled -> community.town(enrolled.town()))
                .collectList();
        Mono<List<SignIn.Asked>> waiting = requests.of(session.person())
                .filter(request -> request.state() == BindingRequest.State.WAITING)
                .map(SignIn.Asked::of)
                .collectList();
        return towns.zipWith(
                waiting,
                (places, asked) -> new SignIn(
                        token == null ? null : token.text(),
                        session.until(),
                        session.person(),
                        session.town(),
                        places,
                        choices,
                        asked,
                        session.way() == Session.Way.DEMO));
    }
}
