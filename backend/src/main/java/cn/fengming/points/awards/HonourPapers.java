package cn.fengming.points.awards;

import cn.fengming.points.community.Community;
import cn.fengming.points.community.Household;
import cn.fengming.points.community.Member;
import cn.fengming.points.community.Village;
import cn.fengming.points.kernel.Actor;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.Role;
import cn.fengming.points.paper.Certificate;
import cn.fengming.points.paper.Paper;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What is handed to those who were honoured: certificate and praise letter, with their full name, for it is theirs. Only
 * those who hand it over may print it, and only while the honour stands.
 */
@Component
class HonourPapers {

    private final Honours honours;
    private final Nominations nominations;
    private final Community community;
    private final Clock clock;

    HonourPapers(Honours honours, Nominations nominations, Community community, Clock clock) {
        this.honours = honours;
        this.nominations = nominations;
        this.community = community;
        this.clock = clock;
    }

    private record Known(Honour honour, Village village, String whom) {}

    /** @throws Problem 404, 403; 409 when it was taken down */
    Mono<Paper> certificate(Actor actor, UUID honour) {
        return known(actor, honour).map(HonourPapers::certificate);
    }

    /** @throws Problem 404, 403; 409 when it was taken down */
    Mono<Paper> praise(Actor actor, UUID honour) {
        return known(actor, honour).map(this::praise);
    }

    private static Paper certificate(Known known) {
        Honour honour = known.honour();
        String words = honour.quarter().year() + "年第" + honour.quarter().number() + "季度，经村民评议和公示，被评为“"
                + honour.kind().words() + "”" + "（证书编号 " + honour.certificate() + "）。";
        return Certificate.fill(
                Certificate.blank(honour.kind().words() + "奖状"),
                known.whom(),
                words,
                known.village().committee());
    }

    private Paper praise(Known known) {
        Honour honour = known.honour();
        String cited =
                honour.citation() == null ? "" : honour.citation().strip().replaceAll("[。！]+$", "") + "。";
        return Paper.a4("表扬信")
                .enlarged(125)
                .title("表扬信")
                .line(known.whom() + "：")
                .paragraph(honour.quarter().year() + "年第" + honour.quarter().number() + "季度，经村民评议和公示，你们被评为“"
                        + honour.kind().words() + "”。" + cited)
                .paragraph("这是你们用双手干出来的荣誉，也是全村的骄傲。特此表扬，并向全村推荐。")
                .paragraph("希望你们继续带好头，和左邻右舍一起，把我们的家园收拾得更干净、更和美。")
                .seal(known.village().committee(), LocalDate.now(clock));
    }

    private Mono<Known> known(Actor actor, UUID id) {
        return honours.find(actor.town(), id)
                .switchIfEmpty(Honours.unknown())
                .doOnNext(honour -> actor.mustServe(honour.village(), Role.COMMITTEE, Role.TOWN))
                .map(Honour::mustStand)
                .flatMap(honour -> Mono.zip(
                        community.village(actor.town(), honour.village()),
                        whom(actor.town(), honour),
                        (village, whom) -> new Known(honour, village, whom)));
    }

    private Mono<String> whom(UUID town, Honour honour) {
        return switch (honour.kind()) {
            case COMPOUND -> Mono.just(honour.publicName());
            case PERSON -> person(town, honour).defaultIfEmpty(honour.publicName());
            case FAMILY, COURTYARD ->
                nominations
                        .homes(town, java.util.List.of(honour.nomination()))
                        .next()
                        .flatMap(home -> community.household(town, home.household()))
                        .map(Household::headName)
                        .map(name -> name + "家庭")
                        .defaultIfEmpty(honour.publicName());
        };
    }

    private Mono<String> person(UUID town, Honour honour) {
        return nominations
                .find(town, honour.nomination())
                .mapNotNull(Nomination::member)
                .flatMap(member -> community.member(town, member))
                .map(Member::name)
                .onErrorResume(Problem.class, moved -> Mono.empty());
    }
}
