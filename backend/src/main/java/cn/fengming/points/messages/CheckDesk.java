package cn.fengming.points.messages;

import cn.fengming.points.identity.Openids;
import cn.fengming.points.kernel.Ids;
import cn.fengming.points.kernel.Outbox;
import cn.fengming.points.kernel.Problem;
import cn.fengming.points.kernel.PublicAddress;
import cn.fengming.points.media.CheckedPhotos;
import cn.fengming.points.spots.Said;
import cn.fengming.points.spots.SpotDesk;
import cn.fengming.points.spots.SpotTexts;
import cn.fengming.points.wechat.Verdict;
import cn.fengming.points.wechat.WechatContentCheck;
import cn.fengming.points.wechat.WechatPush.PictureChecked;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Has WeChat look at what people say and show about spots. Each text and each photo is asked about once; what WeChat
 * doubts, staff look at before anybody else does. Whatever happens to a check, the report stands.
 */
@Component
public class CheckDesk {

    /** Tells {@link CheckAsker} that one check waits; its subject is the check. */
    static final String WAITS = "messages.check-waits";

    private final WechatContentCheck wechat;
    private final ContentChecks rows;
    private final SpotTexts texts;
    private final SpotDesk spots;
    private final Openids openids;
    private final CheckedPhotos photos;
    private final PublicAddress address;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    CheckDesk(
            WechatContentCheck wechat,
            ContentChecks rows,
            SpotTexts texts,
            SpotDesk spots,
            Openids openids,
            CheckedPhotos photos,
            PublicAddress address,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.wechat = wechat;
        this.rows = rows;
        this.texts = texts;
        this.spots = spots;
        this.openids = openids;
        this.photos = photos;
        this.address = address;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a check waiting to be asked is about. */
    record Waiting(UUID spot) {}

    /** Notes what is new about a spot and has not been asked about. Without an account at WeChat nothing is. */
    @Transactional
    public Mono<Void> note(UUID town, UUID spot) {
        return !wechat.ready()
                ? Mono.empty()
                : texts.of(town, spot)
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(said -> note(town, spot, said))
                        .then();
    }

    private Mono<Void> note(UUID town, UUID spot, Said said) {
        String words = said.words();
        Mono<Void> text = words == null || words.isBlank() ? Mono.empty() : note(town, spot, said, null);
        return text.then(Flux.fromIterable(said.photos())
                .concatMap(photo -> note(town, spot, said, photo))
                .then());
    }

    private Mono<Void> note(UUID town, UUID spot, Said said, @Nullable UUID photo) {
        UUID id = ids.next();
        return rows.note(town, id, spot, said.step(), photo, said.person())
                .filter(noted -> noted)
                .flatMap(noted -> outbox.tell(town, WAITS, id, new Waiting(spot)));
    }

    /**
     * Asks WeChat about one check.
     *
     * @throws Problem 429 or 503 when WeChat cannot be asked now: ask again later
     */
    @Transactional
    public Mono<Void> ask(UUID town, UUID check) {
        return rows.lock(town, check)
                .filter(found -> found.state() == ContentCheck.State.WAITING)
                .flatMap(this::ask);
    }

    private Mono<Void> ask(ContentCheck check) {
        if (check.tooLate(clock.instant())) {
            return rows.skipped(check, ContentCheck.Skip.TOO_LATE);
        }
        return openids.of(check.townId(), check.personId())
                .map(openid -> check.ofWords() ? askWords(check, openid) : askPicture(check, openid))
                .defaultIfEmpty(rows.skipped(check, ContentCheck.Skip.NO_OPENID))
                .flatMap(asking -> asking)
                .onErrorResume(CheckDesk::stranger, hopeless -> rows.skipped(check, ContentCheck.Skip.STRANGER));
    }

    private Mono<Void> askWords(ContentCheck check, String openid) {
        return texts.of(check.townId(), check.spotId())
                .flatMapIterable(all -> all)
                .filter(said -> said.step() == check.step())
                .mapNotNull(Said::words)
                .next()
                .map(words -> wechat.words(openid, words).flatMap(verdict -> settle(check, verdict)))
                .defaultIfEmpty(rows.skipped(check, ContentCheck.Skip.GONE))
                .flatMap(asking -> asking);
    }

    private Mono<Void> askPicture(ContentCheck check, String openid) {
        UUID photo = check.photoId();
        if (photo == null || !address.known()) {
            return rows.skipped(check, ContentCheck.Skip.NO_ADDRESS);
        }
        return wechat.picture(openid, address.of(photos.path(check.townId(), photo)))
                .flatMap(trace -> rows.asked(check, trace));
    }

    private static boolean stranger(Throwable failure) {
        return failure instanceof Problem problem && problem.type().equals(WechatContentCheck.STRANGER);
    }

    /**
     * Takes WeChat's later answer about a picture; the same answer again changes nothing.
     *
     * @throws Problem 503 for a trace nobody knows yet: WeChat may be quicker than our own note of it, and says it again
     */
    @Transactional
    public Mono<Void> hear(PictureChecked answer) {
        return rows.lockByTrace(answer.traceId())
                .switchIfEmpty(Mono.error(() -> new Problem(503, "trace-unknown", "还没有这次检查的记录，请稍后再送")))
                .filter(check -> check.state() == ContentCheck.State.ASKED)
                .flatMap(check -> settle(check, answer.verdict()));
    }

    private Mono<Void> settle(ContentCheck check, @Nullable Verdict verdict) {
        if (verdict == null) {
            return rows.skipped(check, ContentCheck.Skip.UNREADABLE);
        }
        Mono<Void> doubt =
                verdict.passed() ? Mono.empty() : spots.doubt(check.townId(), check.spotId(), check.doubt(verdict));
        return rows.answered(check, verdict).then(doubt);
    }
}
